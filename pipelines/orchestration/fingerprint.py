"""Whether there is anything to do, decided without importing anything heavy.

Belongs here: the fingerprint of everything that a run depends on, and the state file that keeps
the one of the last complete run. Does not belong here: the run itself.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipelines.settings import DBT_PROJECT, PROJECT
from pipelines.warehouse import layout


@dataclass(frozen=True)
class Fingerprint:
    """Equal fingerprints give equal results."""

    inputs: str
    definitions: str
    code: str  # Python, SQL and templates
    as_of: str  # the effective day, '' = everything known


@dataclass(frozen=True)
class State:
    """The last complete run."""

    fingerprint: Fingerprint
    newest_period_end: date | None
    summary: dict[str, Any]


def code_version() -> str:
    """A hash over every file of the package and of the dbt project."""
    digest = hashlib.sha256()
    for root in (PROJECT / "pipelines", DBT_PROJECT):
        for path in sorted(root.rglob("*")):
            parts = path.relative_to(root).parts
            if path.is_file() and not {"__pycache__", "target", "logs"} & set(parts):
                digest.update("/".join(parts).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def effective_as_of(asked: date | None, newest_period_end: date | None, today: date) -> date | None:
    """The day asked for; else today while the newest period is still open; else everything."""
    if asked:
        return asked
    if newest_period_end and today < newest_period_end:
        return today
    return None


def read_state(home: Path) -> State | None:
    """None when there is no complete run, or its record cannot be read."""
    try:
        content = json.loads(layout.state_file(home).read_text(encoding="utf-8"))
        end = content["newest_period_end"]
        return State(
            Fingerprint(**content["fingerprint"]),
            date.fromisoformat(end) if end else None,
            dict(content["summary"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_state(home: Path, state: State) -> None:
    """Replaced by rename, so that a killed run leaves the old one or none."""
    content = asdict(state)
    content["newest_period_end"] = (
        state.newest_period_end.isoformat() if state.newest_period_end else None
    )
    path = layout.state_file(home)
    part = path.with_name(path.name + ".part")
    part.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    part.replace(path)


def forget_state(home: Path) -> None:
    """From here to the next complete run nothing is up to date."""
    layout.state_file(home).unlink(missing_ok=True)
