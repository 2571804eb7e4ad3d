"""Which rows below the headers are data.

Belongs here: the order of the questions, and where on the sheet a row may be a footer. What
is recognised as a label is no data; what is neither is said. Does not belong here: what
totals (`totals.py`) and notes or signatures (`footers.py`) look like, what a data row says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from pipelines.catalog.model.forms import Column, Form
from pipelines.intake import footers, totals
from pipelines.intake.areas import is_blank
from pipelines.intake.headers import Table
from pipelines.intake.sheet import BLANK, Sheet, Value, shown
from pipelines.intake.sign_off import signing_name
from pipelines.intake.wording import header_key, squeeze

RowKind = Literal[
    "data", "blank", "total", "note", "signature", "numbering", "header", "title",
    "doubtful_total", "unread",
]  # fmt: skip
READ = frozenset({"data", "doubtful_total"})
_WIDE = 3  # a merge over this many columns in one row is a heading
_DENSE = 4  # as many filled cells are a row of a table
_LOOKED_AT = 200  # rows from the end that may all be footers


class SortedRow(NamedTuple):
    """One row that is not blank."""

    row: int
    values: Sequence[Value]
    kind: RowKind
    beside: Sequence[int] = ()  # positions of a label row that are no part of the label


class RowSorter:
    """Tells the data rows of one table from the rest; asked from top to bottom, once."""

    def __init__(
        self, sheet: Sheet, table: Table, form: Form, numbering: str, above: Sequence[str] = (),
        is_office: Callable[[str], bool] = lambda _name: False,
    ) -> None:  # fmt: skip
        self.sheet, self.form, self.table = sheet, form, table
        matched = table.matched
        left = sheet.left
        self._first = table.bottom + 1
        self._numbering = matched[numbering].index if numbering in matched else -1
        self._columns: dict[int, Column] = {
            entry.index - left: entry.column
            for entry in matched.values()
            if entry.column is not None
        }
        self._key_end = self._end_of_key_columns()
        self._wide = {span.top for span in sheet.spans if span.right - span.left + 1 >= _WIDE}
        self._covered = {
            row
            for span in sheet.spans
            if span.bottom > span.top > table.bottom
            for row in range(span.top + 1, min(span.bottom + 1, sheet.bottom))
        }
        self._titles = {squeeze(text) for text in above}
        self._is_office = is_office
        self._in_note = False

    def rows(self) -> Iterator[SortedRow]:
        """Every row below the headers that shows something."""
        sheet = self.sheet
        for i in range(max(self._first, sheet.top), sheet.bottom):
            values = sheet.rows[i - sheet.top]
            entry = self._sorted(i, values)
            if entry.kind != "blank":
                yield entry

    def _sorted(self, row: int, values: Sequence[Value]) -> SortedRow:
        filled = [j for j, value in enumerate(values) if value != BLANK]
        if filled and (len(filled) < _DENSE or is_blank(values[filled[0]])):
            filled = [j for j in filled if not is_blank(values[j])]
        if not filled:
            return SortedRow(row, values, "blank")
        total = totals.total_cell(values, filled, self._key_end)
        if total is not None:
            return self._total(row, values, filled, total)
        if self._says_nothing(values, filled):
            return SortedRow(row, values, "note")
        first = values[filled[0]]
        if isinstance(first, str) or len(filled) == 1:
            kind, beside = self._label(row, values, filled)
            if kind is not None:
                return SortedRow(row, values, kind, beside)
        if row == self._first and len(filled) >= _DENSE and _numbers_columns(values, filled):
            return SortedRow(row, values, "header")
        self._in_note = False
        return SortedRow(row, values, "data")

    def _says_nothing(self, values: Sequence[Value], filled: Sequence[int]) -> bool:
        """以下空白, perhaps beside a prepared number."""
        texts = [j for j in filled if j + self.sheet.left != self._numbering or len(filled) == 1]
        return len(texts) == 1 and bool(
            footers.NOTHING_BELOW.fullmatch(squeeze(shown(values[texts[0]])))
        )

    def _total(
        self, row: int, values: Sequence[Value], filled: Sequence[int], total: int
    ) -> SortedRow:
        if self.form.total_rows == "data":
            return SortedRow(row, values, "data")
        beside, own = totals.words_beside(values, filled, total, self._columns)
        return SortedRow(row, values, "doubtful_total" if own else "total", beside)

    def _label(
        self, row: int, values: Sequence[Value], filled: list[int]
    ) -> tuple[RowKind | None, Sequence[int]]:
        first = squeeze(shown(values[filled[0]]))
        words = all(footers.is_words(values[j]) for j in filled)
        if words and len(filled) >= 3:
            strange = self._not_headers(values, filled)
            if len(strange) <= 0.4 * len(filled):
                return "header", strange
        kind = self._note_or_signature(row, values, filled, first, words)
        if kind is not None:
            return kind, ()
        if len(filled) == 1 and row not in self._covered:
            return self._lone(row, filled[0], first), ()
        return None, ()

    def _note_or_signature(
        self, row: int, values: Sequence[Value], filled: list[int], first: str, words: bool
    ) -> RowKind | None:
        footer = row > self._last_dense and row not in self._covered
        lone = len(filled) == 1
        left = filled[0] < self._key_end or row in self._wide
        if words and footers.is_note(first) and ((lone and left) or footer):
            self._in_note = True
            return "note"
        if (footer or left) and footers.is_signature(values, filled, colon=not footer):
            return "signature"
        if lone and footer and footers.LONE_DATE.fullmatch(first):
            return "signature"
        if footer and len(filled) < len(self._columns) and len(filled) <= 2:
            name = signing_name(values, filled)
            if name and self._is_office(name):
                return "signature"
        if words and self._in_note and (footer or (lone and left)):
            return "note"
        return None

    def _lone(self, row: int, place: int, first: str) -> RowKind | None:
        """A single filled cell: a number of a blank row, a printed page title, or unread."""
        if place + self.sheet.left == self._numbering and not footers.is_words(first):
            return "numbering"
        if first in self._titles or footers.is_page_number(first):
            return "title"
        if row in self._wide and footers.HEADING.fullmatch(first):
            return "title"
        column = self._columns.get(place)
        if column is None or row in self._wide:
            return "unread"
        reads = (
            column.required
            or column.measured
            or column.element in (self.form.county_element, self.form.place_element)
        )
        return None if reads and place + self.sheet.left != self._numbering else "unread"

    def _not_headers(self, values: Sequence[Value], filled: Sequence[int]) -> list[int]:
        """Positions whose text is not the header of their own column."""
        return [j for j in filled if header_key(shown(values[j])) not in self._headers.get(j, ())]

    @cached_property
    def _headers(self) -> dict[int, set[str]]:
        """Position -> the header texts of the column, groups too."""
        sheet, table = self.sheet, self.table
        found: dict[int, set[str]] = {
            entry.index - sheet.left: {header_key(entry.text)} for entry in table.columns
        }
        for row in range(table.top, table.bottom + 1):
            for column in range(sheet.left, sheet.right):
                text = sheet.text(row, column)
                if text:
                    found.setdefault(column - sheet.left, set()).add(header_key(text))
        return found

    @cached_property
    def _last_dense(self) -> int:
        """The last row that can only be one of a table; below it stand the footers."""
        sheet, enough = self.sheet, max(2, min(_DENSE, len(self._columns)))
        for row in range(sheet.bottom - 1, max(self._first, sheet.bottom - _LOOKED_AT) - 1, -1):
            values = sheet.rows[row - sheet.top]
            filled = [j for j, value in enumerate(values) if not is_blank(value)]
            if len(filled) < enough or totals.total_cell(values, filled, self._key_end) is not None:
                continue
            if not footers.is_signature(values, filled, colon=False):
                return row
        return max(self._first, sheet.bottom - _LOOKED_AT) - 1

    def _end_of_key_columns(self) -> int:
        """One past the last position in which a total row says 合计."""
        ends = [
            place
            for place, column in self._columns.items()
            if column.type in ("text", "unit") and column.required
        ]
        return max([*ends, 2]) + 1


def _numbers_columns(values: Sequence[Value], filled: Sequence[int]) -> bool:
    """甲 乙 1 2 3 … or 1 2 3 …, the 栏次 line of statistical forms."""
    texts = [squeeze(shown(values[j])) for j in filled]
    while texts and texts[0] in ("甲", "乙", "丙", "丁", "栏次"):
        texts.pop(0)
    return len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]
