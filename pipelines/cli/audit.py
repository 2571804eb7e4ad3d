"""Recording what a command did (操作记录). Belongs here: who runs it, and the clock of the call."""

from __future__ import annotations

import getpass

from pipelines.access import audit
from pipelines.access.audit import What
from pipelines.cli.clock import now
from pipelines.cli.frame import settings

ROLE = "命令行"


def note(what: What, **about: str) -> None:
    """Record it under the name of the user of this machine."""
    who = getpass.getuser()
    audit.record(settings().home, audit.act(now(), who, who, ROLE, what, **about))
