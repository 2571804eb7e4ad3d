"""One countable thing: what counts for which unit, from when until when."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Happening:
    """`subject` counts for `unit` on a day; a state lasts until before `until`."""

    unit: str
    subject: Hashable
    on: date
    until: date = date.max
