"""Issuing from a page (签发): by a process of its own, in the name of whoever is signed in.

Belongs here: whether the viewer may, whether they saw what will be issued, handing it over. Does
not belong here: the issue (`pipelines/orchestration/issuing.py`), the button.
"""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from typing import NamedTuple

from dashboards import data_bulletin, viewer

MAKER = "pipelines.cli.issue_from_page"
SECONDS = 600
NO_RIGHT = "您的角色不能签发通报，没有签发。"
NOT_SEEN = "草稿刚刚更新过，没有签发。请看过新的草稿后再签发。"
TOO_LONG = "签发用时过长，没有等到结果。请过几分钟刷新本页，看是否已经签发，再决定是否重新签发。"
FAILED = "没有签发成功，请把时间告诉管理员。"


class NotIssued(Exception):
    """Nothing was issued; the message is Chinese and for the user."""


class Done(NamedTuple):
    """The number of the last issue, and whether it was made now; else nothing had changed."""

    number: int
    is_new: bool


def issue(regime: str, period: str, day: date, seen: str) -> Done:
    """Issue the bulletin; `seen`: the draft that was looked at. Raises NotIssued."""
    looking = viewer.current()  # asked again: a role may have been withdrawn meanwhile
    if not looking.may_issue:
        raise NotIssued(NO_RIGHT)
    draft = data_bulletin.draft(regime, period)
    if draft is None or data_bulletin.seen(draft) != seen:
        raise NotIssued(NOT_SEEN)
    request = {
        "who": looking.who, "name": looking.name, "role": viewer.ROLE_NAMES[looking.role],
        "regime": regime, "period": period, "issued_on": day.isoformat(),
    }  # fmt: skip
    try:
        done = subprocess.run(
            [sys.executable, "-m", MAKER], input=json.dumps(request), capture_output=True,
            text=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise NotIssued(TOO_LONG) from error
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise NotIssued(said[-1] if said else FAILED)
    answer = json.loads(done.stdout)
    return Done(int(answer["number"]), bool(answer["issued"]))
