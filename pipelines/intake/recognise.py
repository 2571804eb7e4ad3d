"""Which form a sheet, or one of its tables, is.

Belongs here: by title above the table, else by the headers alone. A foreign sheet is no form:
a few common headers prove nothing. Does not belong here: unit and period (`identify.py`),
where one table ends and the next begins (`tables.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.intake.areas import filled_cells
from pipelines.intake.forms import FormBook, KnownForm
from pipelines.intake.headers import Table, candidate_rows, find_table
from pipelines.intake.lines import Line, lines_around, unit_line
from pipelines.intake.sheet import Sheet
from pipelines.intake.tables import beside, cut_before, split_tables
from pipelines.intake.wording import squeeze

ENOUGH_HEADERS = 4  # without a title, fewer named headers do not make a form
LONGEST_TITLE = 80
_MOST = 0.6  # of a form's columns, and of a sheet's, is enough without the telling headers
_MOST_COLUMNS = 6
_FEW_NUMBERS = 0.25  # of the cells of a sheet of instructions
_GUIDANCE = ("说明", "目录", "封面", "字典", "代码表", "下拉", "选项", "模板", "样例", "须知")


@dataclass
class RecognisedSheet:
    """A sheet that is one of `forms` (several when only the period tells versions apart)."""

    sheet: Sheet
    forms: list[KnownForm]
    candidates: list[int]  # rows that may be headers
    table: Table | None  # by the first of `forms`
    above: list[Line]
    below: list[Line]
    aside: Sheet | None = None  # a second table to the right, cut off

    @property
    def key(self) -> tuple[str, int]:
        """Tells the tables of one sheet apart."""
        return self.sheet.name, self.sheet.top

    @property
    def lines(self) -> list[Line]:
        """All texts outside the table, those above first."""
        return [*self.above, *self.below]

    def table_of(self, known: KnownForm) -> Table | None:
        """The table as this form sees it."""
        if self.forms and known is self.forms[0]:
            return self.table
        return find_table(self.sheet, known, self.candidates)


def recognise_tables(sheet: Sheet, book: FormBook) -> tuple[list[RecognisedSheet], list[Sheet]]:
    """The tables of a sheet that are ours, and the parts of the sheet that are none of ours.

    A further table without a line of its own stands under the lines of the first.
    """
    ours: list[RecognisedSheet] = []
    strange: list[Sheet] = []
    for part in split_tables(sheet, book):
        entry = recognise(part, book)
        if entry is None:
            strange.append(part)
            continue
        if ours and unit_line(entry.sheet, entry.lines) is None:
            entry.above = [*entry.above, *ours[0].above]
        ours.append(entry)
    return ours, strange


def recognise(sheet: Sheet, book: FormBook) -> RecognisedSheet | None:
    """The sheet with its possible forms, or None when it is none of ours."""
    candidates = candidate_rows(sheet, book.header_keys)
    first = candidates[0] if candidates else min(sheet.top + 15, sheet.bottom)
    above, _below = lines_around(sheet, first, sheet.bottom)
    titles = [line.text for line in above if len(line.text) <= LONGEST_TITLE]
    forms = [] if is_guidance(sheet) and not candidates else book.titled(titles)
    if not forms and candidates:
        forms = (
            _by_headers(sheet, book, candidates)
            or _by_name(sheet, book, candidates)
            or _by_most_columns(sheet, book, candidates)
        )
    if not forms:
        return None
    table = find_table(sheet, forms[0], candidates)
    if table is None and is_guidance(sheet):
        return None
    second = beside(sheet, table) if table is not None else None
    aside = None
    if second is not None:
        sheet, aside = cut_before(sheet, second)
        table = find_table(sheet, forms[0], candidates)
    top, bottom = (table.top, table.bottom) if table else (first, first)
    around = (top, bottom, len(table.matched)) if table else (top, bottom)
    above, below = lines_around(sheet, *around)
    return RecognisedSheet(sheet, forms, candidates, table, above, below, aside)


def is_guidance(sheet: Sheet) -> bool:
    """Sheets with instructions or lists beside the form: by name, and hardly a number in them."""
    if not any(word in squeeze(sheet.name) for word in _GUIDANCE):
        return False
    cells = [sheet.value(row, column) for row, column in filled_cells(sheet)]
    return sum(not isinstance(value, str) for value in cells) <= _FEW_NUMBERS * len(cells)


def _by_headers(sheet: Sheet, book: FormBook, candidates: list[int]) -> list[KnownForm]:
    best: list[KnownForm] = []
    most = 0
    for known in book.forms:
        wanted = set(known.form.recognise.headers)
        if len(wanted) < ENOUGH_HEADERS:
            continue
        table = find_table(sheet, known, candidates)
        if table is None or not wanted <= table.matched.keys():
            continue
        count = len(table.matched)
        if count > most:
            best, most = [known], count
        elif count == most:
            best.append(known)
    return best


def _by_most_columns(sheet: Sheet, book: FormBook, candidates: list[int]) -> list[KnownForm]:
    """Most of a form's columns, and hardly any other: then a telling one was left out."""
    found: list[KnownForm] = []
    most = 0
    for known in book.forms:
        table = find_table(sheet, known, candidates)
        if table is None:
            continue
        count = len(table.matched)
        enough = max(_MOST_COLUMNS, _MOST * len(known.form.columns), _MOST * len(table.columns))
        if count < enough or count < most:
            continue
        found = [*found, known] if count == most else [known]
        most = count
    return found


def _by_name(sheet: Sheet, book: FormBook, candidates: list[int]) -> list[KnownForm]:
    """By the sheet's own name, when most of the form's required columns are there."""
    found = []
    for known in book.titled([sheet.name]):
        table = find_table(sheet, known, candidates)
        wanted = {column.element for column in known.form.columns if column.column_required}
        if table is not None and len(wanted & table.matched.keys()) * 2 > len(wanted):
            found.append(known)
    return found
