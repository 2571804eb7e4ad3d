"""The one-page letter that goes with a return, as .docx.

Belongs here: what the letter says, in which order, and how much of it fits on the page. Does
not belong here: sentences (`feedback.yml`), fonts and margins (`letter_layout.py`).
"""

from __future__ import annotations

from datetime import date

from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.advice import due_on, forms_text, receiver, units_text
from pipelines.feedback.grouping import Group, groups_of
from pipelines.feedback.letter_layout import LetterPage
from pipelines.feedback.letter_room import Row, fitting
from pipelines.feedback.plan import counts, message_of, position_of, title
from pipelines.feedback.widths import shortened
from pipelines.feedback.wording import Wording, day_zh, wording
from pipelines.intake.outcome import FileOutcome, SubmissionOutcome

LONGEST_MESSAGE, LONGEST_PLACE, LONGEST_FILE = 240, 60, 56  # a Chinese character counts double


def letter_bytes(
    catalog: Catalog, outcome: FileOutcome, file_name: str, day: date, workbook: str
) -> bytes:
    """The letter; `workbook` is the copy's name, '' when there is none."""
    words = wording()
    submissions = outcome.submissions
    before = [
        _addressee(catalog, submissions, words),
        _opening(catalog, outcome, file_name, words),
    ]
    after = [*_what_to_do(catalog, outcome, day, workbook, words), words.say("letter", "contact")]
    if any(submission.is_simulated for submission in submissions):
        before.insert(0, words.say("letter", "simulated"))
    rows = [_row(number, group, words) for number, group in enumerate(groups_of(outcome), 1)]
    shown = fitting(rows, [*before, *after])

    page = LetterPage()
    page.title(title(outcome, words, "letter"))
    for text in before[:-1]:
        page.line(text)
    page.paragraph(before[-1])
    page.table(words.words("letter", "headings"), shown)
    if len(shown) < len(rows):
        page.paragraph(words.say("letter", "rest", number=len(rows) - len(shown)))
    for text in after:
        page.paragraph(text)
    sender = receiver(catalog, submissions[0]) if submissions else ""
    page.signature(sender or words.say("letter", "signature"), day_zh(day))
    return page.content()


def _addressee(catalog: Catalog, submissions: list[SubmissionOutcome], words: Wording) -> str:
    units = units_text(catalog, submissions)
    return words.say("letter", "to", unit=units) if units else words.say("letter", "to_unknown")


def _opening(catalog: Catalog, outcome: FileOutcome, file_name: str, words: Wording) -> str:
    findings = outcome.all_findings()
    return words.say(
        "letter", "opening_warnings" if _is_notice(outcome) else "opening",
        forms=forms_text(catalog, outcome.submissions, words),
        file=shortened(file_name, LONGEST_FILE), total=len(findings),
        parts=counts(findings, words),
    )  # fmt: skip


def _row(number: int, group: Group, words: Wording) -> Row:
    sheet = shortened(group.first.sheet, LONGEST_PLACE)
    position = shortened(position_of(group, words), LONGEST_PLACE)
    message = shortened(message_of(group, words, 1).replace("\n", " "), LONGEST_MESSAGE)
    return str(number), words.severity(group.first.severity), f"{sheet} {position}".strip(), message


def _what_to_do(
    catalog: Catalog, outcome: FileOutcome, day: date, workbook: str, words: Wording
) -> list[str]:
    workbook = shortened(workbook, LONGEST_FILE)
    if _is_notice(outcome):
        key = "only_warnings" if workbook else "only_warnings_alone"
        return [words.say("letter", key, workbook=workbook)]
    way = "with_workbook" if workbook else "without_workbook"
    how = words.say("letter", way, workbook=workbook)
    return [how, _until_when(catalog, outcome, day, words)]


def _until_when(catalog: Catalog, outcome: FileOutcome, day: date, words: Wording) -> str:
    dates = [due for s in outcome.submissions if (due := due_on(catalog, s)) is not None]
    if not dates:
        return words.say("letter", "no_due")
    earliest = min(dates)
    return words.say("letter", "due" if day <= earliest else "overdue", due=day_zh(earliest))


def _is_notice(outcome: FileOutcome) -> bool:
    return all(finding.severity == "warning" for finding in outcome.all_findings())
