"""The one sentence of an answer: received, received with remarks, or to be mended.

Belongs here: putting that sentence together. Does not belong here: its words (`feedback.yml`).
"""

from __future__ import annotations

from datetime import date

from pipelines.catalog.model import Catalog
from pipelines.feedback.advice import forms_text, units_text
from pipelines.feedback.wording import day_zh, wording
from pipelines.intake.outcome import FileOutcome


def sentence_for(catalog: Catalog, outcome: FileOutcome, kind: str, name: str, day: date) -> str:
    """For a screen, a message or the command line."""
    words = wording()
    return words.say(
        "sentences",
        kind,
        unit=units_text(catalog, outcome.submissions) or words.say("sentences", "nobody"),
        forms=forms_text(catalog, outcome.submissions, words),
        file=name,
        day=day_zh(day),
        total=len(outcome.all_findings()),
    )
