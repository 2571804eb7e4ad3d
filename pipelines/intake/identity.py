"""What a return says of itself: form, unit, period, reporting centres.

Belongs here: the shapes that recognition fills in. Does not belong here: weighing statements
(`identify_period.py`, `identify_unit.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pipelines.catalog.model.definition import Severity
from pipelines.catalog.periods import Period
from pipelines.intake.forms import KnownForm
from pipelines.intake.outcome import Finding


@dataclass(frozen=True)
class Stated:
    """One statement about unit or period: where it stands and what it means."""

    sheet: str
    cell: str
    text: str
    meaning: str

    @property
    def place(self) -> str:
        """Sheet and cell, for a message; the sheet's own name has no cell."""
        return f"{self.sheet} {self.cell}".strip()


@dataclass
class Identity:
    """One return's own account; `findings` with a fatal one reject it."""

    file: str
    known: KnownForm
    unit: str = ""
    period: str = ""
    # table (sheet and first row) -> reporting centre
    centres: dict[tuple[str, int], str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def fatal(self) -> Finding | None:
        """The first finding that rejects the return."""
        return next((f for f in self.findings if f.severity == "fatal"), None)

    def day(self, received_on: date) -> date | None:
        """The day on which units and form version are judged: the period's end."""
        if self.period:
            return Period.parse(self.period).end
        return None if self.known.form.has_period else received_on

    def add(
        self, rule: str, severity: Severity, sheet: str, cell: str, value: str, message: str
    ) -> None:
        """Take down a finding."""
        self.findings.append(Finding(self.file, sheet, cell, rule, severity, "", value, message))
