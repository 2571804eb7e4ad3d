"""What the definitions say about a finding: its column, guidance, example, clause.

Belongs here: looking that up. Does not belong here: sentences, layout.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipelines.catalog.calendar import HolidaysUnknown, due_dates
from pipelines.catalog.lookup import NotFound, find_form, find_unit, regime_folder
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.forms import Column, Form
from pipelines.catalog.periods import Period
from pipelines.feedback.wording import Wording, period_label, wording
from pipelines.intake.outcome import Finding, SubmissionOutcome

MOST_NAMED = 3  # forms or units of one file that a sentence names
LONGEST_CLAUSE = 80  # characters of a clause's text that are quoted


@dataclass(frozen=True)
class Advice:
    """For one finding; every part may be empty."""

    label: str = ""
    note: str = ""
    example: str = ""
    clause: str = ""
    clause_text: str = ""


def advice_on(catalog: Catalog, submission: SubmissionOutcome | None, finding: Finding) -> Advice:
    """Column and clause behind a finding."""
    form = form_of(catalog, submission)
    column = _column(form, finding.element)
    clause = finding.clause or (column.clause if column else "")
    return Advice(
        label=column.label if column else "",
        note=column.note if column else "",
        example=column.example if column else "",
        clause=clause,
        clause_text=_clause_text(catalog, submission, clause),
    )


def form_of(catalog: Catalog, submission: SubmissionOutcome | None) -> Form | None:
    """The definition of a submission's form."""
    if submission is None:
        return None
    try:
        return find_form(catalog, f"{submission.regime}.{submission.form}")[1]
    except NotFound:
        return None


def unit_name(catalog: Catalog, submission: SubmissionOutcome) -> str:
    """The unit's full name; '' when it was not recognised."""
    try:
        return find_unit(catalog, submission.unit_code).name
    except NotFound:
        return ""


def units_text(catalog: Catalog, submissions: list[SubmissionOutcome]) -> str:
    """The units of a file, each once; '' when none was recognised."""
    names = [unit_name(catalog, submission) for submission in submissions]
    return _shortened([name for name in names if name], "、")


def forms_text(catalog: Catalog, submissions: list[SubmissionOutcome], words: Wording) -> str:
    """`《…台账》（2017年4月）`, each once."""
    named = []
    for submission in submissions:
        form = form_of(catalog, submission)
        if form is None:
            continue
        special = form.period_kind == "once" or not form.has_period
        label = period_label(submission.period)
        period = words.say("letter", form.period_kind) if special else label
        text = words.say("letter", "form", form=form.title, period=period)
        named.append(text if period else f"《{form.title}》")
    return _shortened(named, "、") or words.say("letter", "unknown_form")


def _shortened(names: list[str], between: str) -> str:
    """Each once; `甲等 12 个` where they would fill the page."""
    different = list(dict.fromkeys(names))
    if len(different) <= MOST_NAMED:
        return between.join(different)
    first = between.join(different[:MOST_NAMED])
    return wording().say("letter", "and_others", first=first, number=len(different))


def receiver(catalog: Catalog, submission: SubmissionOutcome) -> str:
    """Who receives the returns of the regime."""
    return regime_folder(catalog, submission.regime).regime.receiver


def due_on(catalog: Catalog, submission: SubmissionOutcome) -> date | None:
    """The last day for this form and period; None when nothing says so."""
    if not submission.period:
        return None
    folder = regime_folder(catalog, submission.regime)
    last = Period.parse(submission.period).end
    try:
        every = due_dates(catalog, submission.regime, folder.regime.valid_from, last)
    except HolidaysUnknown:
        return None
    wanted = (submission.form, submission.period)
    return next((due.due_on for due in every if (due.form, due.period) == wanted), None)


def _column(form: Form | None, element: str) -> Column | None:
    if form is None or not element:
        return None
    return next((column for column in form.columns if column.element == element), None)


def _clause_text(catalog: Catalog, submission: SubmissionOutcome | None, clause: str) -> str:
    if submission is None or not clause:
        return ""
    clauses = regime_folder(catalog, submission.regime).regime.clauses
    text = next((entry.text for entry in clauses if entry.id == clause), "")
    return text if len(text) <= LONGEST_CLAUSE else text[: LONGEST_CLAUSE - 1] + "…"
