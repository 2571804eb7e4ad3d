"""A moment of knowledge: which statements and which definitions count.

Belongs here: the value and its spelling as dbt variables, also in SQL that dbt compiled for no
moment in particular. Does not belong here: what "known" means
(the staging models), or making a copy (`as_of.py`).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

# What stands in compiled SQL where a moment's variables go, each in quotes.
MARKERS = {name: f"<<{name}>>" for name in ("as_of", "known_until", "definition_version")}


@dataclass(frozen=True)
class Moment:
    """`as_of`: received by the end of that day. `known_until`: landed by then, which tells apart
    what was landed later with an earlier receipt. `definitions`: that version instead of the
    newest. None or '' = no limit."""

    as_of: date | None = None
    known_until: datetime | None = None
    definitions: str = ""

    @property
    def variables(self) -> dict[str, str]:
        """The variables of the dbt project."""
        return {
            "as_of": self.as_of.isoformat() if self.as_of else "",
            "known_until": self.known_until.isoformat(" ") if self.known_until else "",
            "definition_version": self.definitions,
        }

    def put_into(self, sql: str) -> str:
        """SQL that was compiled with `MARKERS`, at this moment."""
        for name, value in self.variables.items():
            sql = sql.replace(MARKERS[name], value)
        return sql

    @property
    def folder(self) -> str:
        """A name for the copy: the day, and a hash of what else limits it."""
        day = self.as_of.isoformat() if self.as_of else "all"
        if self.known_until is None and not self.definitions:
            return day
        text = json.dumps(self.variables, sort_keys=True)
        return f"{day}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
