"""Sending reminders through their channels (mail, WeCom, DingTalk …) with apprise.

Belongs here: the one place that talks to a network. Does not belong here: wording (`text.py`),
retrying: what failed is said, and the command may be run again for that unit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pipelines.reminders.channels import channels_for
from pipelines.reminders.text import Reminder


class Sent(NamedTuple):
    """What became of one message on one channel; `channel` without its secrets."""

    unit_code: str
    unit_name: str
    channel: str
    outcome: str  # sent | failed | no_channel | bad_channel

    @property
    def kind(self) -> str:
        """What kind of channel it is (mailto, wecombot …); '' where there is none."""
        return self.channel.partition("://")[0]


def send(reminders: Sequence[Reminder], channels: Mapping[str, tuple[str, ...]]) -> Iterator[Sent]:
    """Every message to every channel of its unit, each told as it is done; one that fails stops no
    other."""
    import apprise

    for reminder in reminders:
        mine = channels_for(reminder.unit_code, channels)
        if not mine:
            yield Sent(reminder.unit_code, reminder.unit_name, "", "no_channel")
        for address in mine:
            service: Any = apprise.Apprise.instantiate(address)
            name = service.url(privacy=True).partition("?")[0] if service else ""
            if not service:
                outcome = "bad_channel"
            else:
                told = service.notify(body=reminder.body, title=reminder.title)
                outcome = "sent" if told else "failed"
            yield Sent(reminder.unit_code, reminder.unit_name, name, outcome)
