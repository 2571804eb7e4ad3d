"""The one-page letter that goes with a return, as .docx.

Belongs here: what the letter says, in which order. Does not belong here: sentences
(`wording.py`), fonts and margins (`letter_layout.py`).
"""

from __future__ import annotations

from datetime import date

from pipelines.catalog.model import Catalog
from pipelines.feedback.advice import due_on, forms_text, receiver, units_text
from pipelines.feedback.grouping import Group, groups_of
from pipelines.feedback.letter_layout import LetterPage
from pipelines.feedback.plan import counts, message_of, position_of, title
from pipelines.feedback.wording import Wording, day_zh, wording
from pipelines.intake.outcome import FileOutcome, SubmissionOutcome

LISTED = 6  # kinds of problems on the one page
LONGEST_MESSAGE = 78


def letter_bytes(
    catalog: Catalog, outcome: FileOutcome, file_name: str, day: date, workbook: str
) -> bytes:
    """The letter; `workbook` is the copy's name, '' when there is none."""
    words = wording()
    groups = groups_of(outcome)
    submissions = outcome.submissions
    page = LetterPage()
    page.title(title(outcome, words, "letter"))
    if any(submission.is_simulated for submission in submissions):
        page.line(words.say("letter", "simulated"))
    page.line(_addressee(catalog, submissions, words))
    findings = outcome.all_findings()
    opening = words.say(
        "letter", "opening", forms=forms_text(catalog, submissions, words), file=file_name,
        total=len(findings), parts=counts(findings, words),
    )  # fmt: skip
    page.paragraph(opening)
    page.paragraph(words.say("letter", "table_all" if len(groups) <= LISTED else "table"))
    page.table(words.words("letter", "headings"), _rows(groups, words))
    if len(groups) > LISTED:
        page.paragraph(words.say("letter", "rest", number=len(groups) - LISTED))
    for text in _what_to_do(catalog, outcome, day, workbook, words):
        page.paragraph(text)
    sender = receiver(catalog, submissions[0]) if submissions else ""
    page.signature(sender or words.say("letter", "signature"), day_zh(day))
    return page.content()


def _addressee(catalog: Catalog, submissions: list[SubmissionOutcome], words: Wording) -> str:
    units = units_text(catalog, submissions)
    return words.say("letter", "to", unit=units) if units else words.say("letter", "to_unknown")


def _rows(groups: list[Group], words: Wording) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for number, group in enumerate(groups[:LISTED], 1):
        sheet = group.first.sheet
        place = f"{sheet} {position_of(group, words)}" if sheet else position_of(group, words)
        message = message_of(group, words)
        if len(message) > LONGEST_MESSAGE and len(groups) > 1:
            message = message[: LONGEST_MESSAGE - 1] + "…"
        rows.append((str(number), words.severity(group.first.severity), place, message))
    return rows


def _what_to_do(
    catalog: Catalog, outcome: FileOutcome, day: date, workbook: str, words: Wording
) -> list[str]:
    if workbook and all(f.severity == "warning" for f in outcome.all_findings()):
        return [words.say("letter", "only_warnings", workbook=workbook)]
    way = "with_workbook" if workbook else "without_workbook"
    how = words.say("letter", way, workbook=workbook)
    return [how, _until_when(catalog, outcome, day, words)]


def _until_when(catalog: Catalog, outcome: FileOutcome, day: date, words: Wording) -> str:
    dates = [due for s in outcome.submissions if (due := due_on(catalog, s)) is not None]
    if not dates:
        return words.say("letter", "no_due")
    earliest = min(dates)
    return words.say("letter", "due" if day <= earliest else "overdue", due=day_zh(earliest))
