"""Recording what a command did (操作记录). Belongs here: who runs it, and the clock of the call."""

from __future__ import annotations

import getpass
from datetime import datetime

from pipelines.access import audit
from pipelines.access.audit import What
from pipelines.cli.clock import now
from pipelines.cli.frame import settings

ROLE = "命令行"


def check() -> None:
    """Raises OSError when an act could not be recorded, so that it is not done either."""
    audit.check(settings().home, now())


def note(what: What, at: datetime | None = None, **about: str) -> None:
    """Record it under the name of the user of this machine; `at`: of several done by one call."""
    who = getpass.getuser()
    audit.record(settings().home, audit.act(at or now(), who, who, ROLE, what, **about))
