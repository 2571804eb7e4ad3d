"""What is kept of an issued bulletin (签发记录).

Belongs here: the shape of a record and its JSON. Does not belong here: where it lies (`store.py`).
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from pipelines.issuing.figures import Figure
from pipelines.warehouse.moment import Moment


@dataclass(frozen=True)
class Cause:
    """Why a figure changed; `kind` is a key of `wording.CAUSES`, `text` says it in Chinese."""

    kind: str
    text: str
    file: str = ""


@dataclass(frozen=True)
class Change:
    """A figure before and after; only the values that differ, and why."""

    figure: Figure
    before: dict[str, Any]
    after: dict[str, Any]
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True)
class Issue:
    """One issue of one bulletin. Number 1 is the bulletin; every later one amends the one before.

    `known_until`, `as_of` and `definition_version` say what it was made from; `files` maps file
    names to the SHA-256 of their bytes.
    """

    regime: str
    period: str
    number: int
    title: str
    issued_on: date
    as_of: date | None
    known_until: datetime
    definition_version: str
    models_version: str
    is_simulated: bool
    files: dict[str, str]
    submissions: tuple[dict[str, Any], ...]
    figures: tuple[Figure, ...]
    changes: tuple[Change, ...] = field(default=())

    @property
    def moment(self) -> Moment:
        """The state of knowledge that it was made from."""
        return Moment(self.as_of, self.known_until)

    @property
    def known(self) -> dict[tuple[str, str, str], Figure]:
        """The figures by their key."""
        return {figure.key: figure for figure in self.figures}


def to_json(issue: Issue) -> str:
    return json.dumps(asdict(issue), ensure_ascii=False, indent=1, default=str) + "\n"


def from_json(text: str) -> Issue:
    """Raises KeyError, TypeError or ValueError when the text is no record."""
    content = json.loads(text)
    day = content["as_of"]
    return Issue(
        **content
        | {
            "issued_on": date.fromisoformat(content["issued_on"]),
            "as_of": date.fromisoformat(day) if day else None,
            "known_until": datetime.fromisoformat(content["known_until"]),
            "submissions": tuple(content["submissions"]),
            "figures": tuple(Figure(**figure) for figure in content["figures"]),
            "changes": tuple(_change(change) for change in content["changes"]),
        }
    )


def _change(content: dict[str, Any]) -> Change:
    return Change(
        Figure(**content["figure"]),
        content["before"],
        content["after"],
        tuple(Cause(**cause) for cause in content["causes"]),
    )
