"""Keeping and showing what was done on the pages (操作记录).

Belongs here: the viewer and the clock for an act, handing it over. Does not belong here: how it is
kept (`pipelines/access/audit.py`), what the page looks like.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from datetime import date

import pandas as pd

from dashboards import clock, viewer
from pipelines.access import audit
from pipelines.access.audit import Act, What
from pipelines.settings import settings_from

NAMES = audit.NAMES
__all__ = ["Act", "What", "acts", "check", "later", "months", "note"]
REMINDED = ("reminder_sent", "reminder_failed")
REMEMBERED = 12  # months in which the last reminder is looked for
COLUMNS = ("at", "name", "who", "role", "what", "file", "unit", "period", "detail")


def note(what: What, **about: str) -> None:
    """Record that the viewer did this now. Raises OSError when it cannot be kept."""
    later(what, **about)()


def later(what: What, **about: str) -> Callable[[], None]:
    """What records, once it is called, that whoever looks now did this then; for what is done
    outside of a visit."""
    found = viewer.current()
    role = viewer.ROLE_NAMES[found.role]
    home = settings_from(os.environ).home

    def record() -> None:
        audit.record(home, audit.act(clock.now(), found.who, found.name, role, what, **about))

    return record


def check() -> None:
    """Raises OSError when an act could not be kept, so that it is not done either."""
    audit.check(settings_from(os.environ).home, clock.now())


def months() -> list[str]:
    """Months with acts, the newest first; only for those who may read them."""
    return audit.months(settings_from(os.environ).home) if _may() else []


def acts(month: str) -> pd.DataFrame:
    """The month's acts, the newest first."""
    found = audit.read(settings_from(os.environ).home, month) if _may() else []
    return pd.DataFrame([vars(act) for act in found], columns=list(COLUMNS))


def accepted_from(units: Collection[str]) -> list[Act]:
    """Returns of these units alone that were accepted this month and the month before."""
    home = settings_from(os.environ).home
    found = [act for month in audit.months(home)[:2] for act in audit.read(home, month)]
    return [
        act
        for act in found
        if act.what == "upload_accepted" and act.unit and {*act.unit.split("、")} <= {*units}
    ]


def reminded(regime: str, units: Collection[str], until: date | None) -> dict[str, list[Act]]:
    """What became of each unit's last reminder, an act a channel. `until`: as known that day."""
    home = settings_from(os.environ).home
    found: dict[str, list[Act]] = {}
    for month in audit.months(home)[:REMEMBERED]:
        for act in audit.read(home, month):  # the newest first
            if act.what not in REMINDED or act.unit not in units:
                continue
            if until is not None and act.at[:10] > until.isoformat():
                continue
            mine = found.setdefault(act.unit, []) if regime in act.regime.split("、") else []
            if not mine or mine[0].at == act.at:  # sent by one call
                mine.append(act)
    return found


def _may() -> bool:
    return viewer.current().may_read_journal
