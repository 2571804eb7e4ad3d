"""Which answer a file gets, and its one sentence: received, received with remarks, to be mended.

Belongs here: putting that sentence together. Does not belong here: its words (`feedback.yml`).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.advice import forms_text, units_text
from pipelines.feedback.wording import day_zh, wording
from pipelines.intake.outcome import FileOutcome

Kind = Literal["receipt", "notice", "return"]


def kind_of(outcome: FileOutcome) -> Kind:
    """receipt: nothing found; notice: warnings only; return: to be mended."""
    findings = outcome.all_findings()
    if not findings:
        return "receipt"
    return "notice" if all(f.severity == "warning" for f in findings) else "return"


def sentence_for(catalog: Catalog, outcome: FileOutcome, name: str, day: date) -> str:
    """For a screen, a message or the command line."""
    words = wording()
    return words.say(
        "sentences",
        kind_of(outcome),
        unit=units_text(catalog, outcome.submissions) or words.say("sentences", "nobody"),
        forms=forms_text(catalog, outcome.submissions, words),
        file=name,
        day=day_zh(day),
        total=len(outcome.all_findings()),
    )
