"""零报告: a return with rows, in which every count is 0 or blank.

Belongs here: telling it from one that says something. Does not belong here: which columns say
something (`substance` of the form), a return without a usable row (`submission.py`), whether it
is complete (the models).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from pipelines.catalog.model.forms import Form
from pipelines.intake.headers import Table
from pipelines.intake.outcome import Finding, LandedCell, SubmissionOutcome
from pipelines.intake.recognise import RecognisedSheet

RULE = "all_zero_return"
MESSAGE = (
    "零报告：共 {rows} 行，“{labels}”各栏全部是 0 或空白，已收到但不算完整。"
    "有数的请补填后重新报送；确实没有的，请书面说明，例如“本期没有签约项目”。"
)


def all_zero(
    file: str,
    form: Form,
    result: SubmissionOutcome,
    tables: Sequence[tuple[RecognisedSheet, Table]],
) -> Iterator[Finding]:
    """One finding at the first such cell; none where the return is 空表 already."""
    if not form.substance or not result.records:
        return
    if any(finding.rule == "empty_return" for finding in result.findings):
        return
    stated = [cell for cell in result.cells if cell[2] in form.substance]
    if any(_says_something(cell) for cell in stated):
        return
    entry, table = tables[0]
    sheet, cell, text = entry.sheet.name, table.columns[0].address, ""
    if stated:
        sheet, _row, _element, cell, text, _value, _state = stated[0]
    labels = "”“".join(c.label for c in form.columns if c.element in form.substance)
    message = MESSAGE.format(rows=len(result.records), labels=labels)
    yield Finding(file, sheet, cell, RULE, "error", "", text, message)


def _says_something(cell: LandedCell) -> bool:
    """Anything but 0 and 不适用; what cannot be read says something too, and has its finding."""
    _sheet, _row, _element, _cell, _text, value, state = cell
    if state == "not_applicable":
        return False
    with suppress(InvalidOperation):
        return value is None or Decimal(value) != 0
    return True
