"""What the upload page shows of a file: plain records.

Belongs here: their shapes. Does not belong here: how they come about (`reading.py`), how they
look (`components/file_card.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Upload:
    """A file as it came from the browser."""

    name: str  # as the office calls it
    content: bytes

    @property
    def sha256(self) -> str:
        """What tells its content from any other."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Return:
    """One form of one unit for one period that the file holds; '' where it was not recognised."""

    form: str
    unit: str
    period: str
    due_on: date | None
    rows: int
    held_out: int  # rows with an error: not counted until mended
    is_usable: bool
    is_simulated: bool
    regime: str = ""
    unit_code: str = ""
    period_code: str = ""
    has_personal: bool = False  # the form has columns with personal data
    confirms_links: bool = False  # a person decided on it what uncertain project names mean


@dataclass(frozen=True)
class Problem:
    """The same mistake, said once with all its places."""

    severity: str  # fatal | error | warning
    word: str  # the same in Chinese
    sheet: str
    position: str
    label: str
    count: int
    message: str
    guidance: str


@dataclass(frozen=True)
class Reading:
    """What one file is and what is wrong with it."""

    sentence: str  # what the office may be answered
    returns: tuple[Return, ...]
    problems: tuple[Problem, ...]  # the worst first
    counts: Mapping[str, tuple[str, int]]  # severity -> (word, places)
    outcome: Any = field(repr=False)  # for `reading.py` alone
    hides: bool = False  # persons are not quoted, and there is no marked copy

    @property
    def worst(self) -> str:
        """fatal, error, warning, or '' when nothing was found."""
        return next(iter(self.counts), "")


@dataclass(frozen=True)
class Answer:
    """The files for the office; a name without content is not offered."""

    workbook_name: str
    workbook: bytes | None
    letter_name: str
    letter: bytes | None


@dataclass(frozen=True)
class Stored:
    """Where a file was put."""

    place: str  # as a person would look for it
    is_new: bool  # False: the same content was there already
    is_read: bool  # whether a run of the installation looks there
    received_at: datetime
    sender: str


class NotStored(Exception):
    """The inbox took nothing; the message is Chinese and for the user."""


class NotThere(Exception):
    """The original of a received file cannot be had; the message is Chinese and for the user."""


class NotReady(Exception):
    """The installation cannot read files at all; the message is Chinese and for the user."""
