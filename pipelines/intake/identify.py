"""What the sheets of one file say of themselves, in order: period, form version, unit.

Belongs here: that order, and grouping sheets by form. Does not belong here: weighing the
statements (`identify_period.py`, `identify_unit.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import PurePosixPath

from pipelines.intake.identify_period import PeriodFinder
from pipelines.intake.identify_unit import UnitFinder
from pipelines.intake.identity import Identity
from pipelines.intake.recognise import RecognisedSheet
from pipelines.intake.unit_names import UnitNames


def identify(
    file: str, group: Sequence[RecognisedSheet], names: UnitNames, received_on: date
) -> Identity:
    """Form version, period and unit of the sheets that are one form in one file."""
    identity = Identity(file, group[0].forms[0])
    stem = PurePosixPath(file).stem
    PeriodFinder(identity, group, stem, received_on).run()
    UnitFinder(identity, group, names, stem, received_on).run()
    return identity


def same_form(sheets: Sequence[RecognisedSheet]) -> Iterator[list[RecognisedSheet]]:
    """Sheets grouped by form, in order of first appearance."""
    groups: dict[tuple[str, str], list[RecognisedSheet]] = {}
    for entry in sheets:
        known = entry.forms[0]
        groups.setdefault((known.regime.id, known.form.id), []).append(entry)
    yield from groups.values()
