"""Several tables on one sheet: where one ends and the next begins.

Belongs here: cutting a sheet below and beside its first table; the headers printed again on
every page are no new table. Does not belong here: which form a part is (`recognise.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipelines.intake.areas import is_blank
from pipelines.intake.footers import is_words
from pipelines.intake.forms import FormBook
from pipelines.intake.headers import Table
from pipelines.intake.lines import says_whose_and_when
from pipelines.intake.sheet import BLANK, Sheet, Value, shown
from pipelines.intake.wording import bare_header_key, header_key, squeeze

_ENOUGH = 4  # named headers in one row
_SHARE = 0.6  # of its texts
_LONGEST = 40


def split_tables(sheet: Sheet, book: FormBook) -> list[Sheet]:
    """The parts of a sheet from top to bottom, one table each; mostly the sheet itself."""
    blocks = _header_blocks(sheet, book)
    starts = [sheet.top]
    current = blocks[0] if blocks else []
    said = _statements(sheet, book, sheet.top, current[0]) if current else set()
    for before, block in pairwise(blocks):
        start = _start_of(sheet, book, before[-1] + 1, block[0])
        stated = _statements(sheet, book, start, block[0])
        if _is_repeat(sheet, current, block) and stated <= said:
            continue
        starts.append(start)
        current, said = block, stated
    if len(starts) == 1:
        return [sheet]
    ends = [*starts[1:], sheet.bottom]
    return [
        replace(sheet, rows=sheet.rows[a - sheet.top : b - sheet.top], top=a)
        for a, b in zip(starts, ends, strict=True)
    ]


def beside(sheet: Sheet, table: Table) -> int | None:
    """The first column of a second table to the right, after an empty column; None without.

    It repeats the headers of the first, or none of its headers is one of the form's.
    """
    for left, right in pairwise(table.columns):
        if right.index - left.index < 2 or _column_is_used(sheet, table, left.index + 1):
            continue
        others = [entry for entry in table.columns if entry.index >= right.index]
        repeated = sum(entry.duplicate for entry in others)
        strange = all(entry.column is None for entry in others)
        if len(others) >= 3 and (repeated >= 2 or strange):
            return right.index
    return None


def cut_before(sheet: Sheet, column: int) -> tuple[Sheet, Sheet]:
    """The sheet left of a column, and the rest of it from the column on."""
    j = column - sheet.left
    one = replace(sheet, rows=[row[:j] for row in sheet.rows])
    other = replace(sheet, rows=[row[j:] for row in sheet.rows], left=column)
    return one, other


def _header_blocks(sheet: Sheet, book: FormBook) -> list[list[int]]:
    """Runs of neighbouring rows that are headers of some form beyond doubt."""
    blocks: list[list[int]] = []
    for row, values in enumerate(sheet.rows, sheet.top):
        if not _may_start_header(values) or not _is_header(values, book):
            continue
        if blocks and row - blocks[-1][-1] == 1:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    return blocks


def _may_start_header(values: Sequence[Value]) -> bool:
    """Cheap: the first filled cell is no number."""
    for value in values:
        if value != BLANK:
            return isinstance(value, str) and not value[:1].isdigit()
    return False


def _is_header(values: Sequence[Value], book: FormBook) -> bool:
    filled = [value for value in values if value != BLANK]
    if len(filled) < _ENOUGH or not all(
        isinstance(value, str) and len(value) <= _LONGEST for value in filled
    ):
        return False
    known = sum(
        header_key(text) in book.header_keys or bare_header_key(text) in book.header_keys
        for text in map(shown, filled)
    )
    return known >= _ENOUGH and known >= _SHARE * len(filled)


def _is_repeat(sheet: Sheet, first: Sequence[int], second: Sequence[int]) -> bool:
    """The same texts in the same columns."""
    one, other = (
        {
            (j, header_key(shown(value)))
            for row in rows
            for j, value in enumerate(sheet.rows[row - sheet.top])
            if value != BLANK
        }
        for rows in (first, second)
    )
    return len(one & other) >= _SHARE * len(other)


def _start_of(sheet: Sheet, book: FormBook, first: int, header: int) -> int:
    """The first line that belongs to the headers at `header`: its title, else after a gap."""
    gap = first
    for row in range(header - 1, first - 1, -1):
        values = [value for value in sheet.rows[row - sheet.top] if not is_blank(value)]
        if len(values) >= _ENOUGH or sum(not is_words(value) for value in values) >= 2:
            gap = row + 1
            break
    titled = None
    for row in range(header - 1, gap - 1, -1):
        texts = [sheet_text for v in sheet.rows[row - sheet.top] if (sheet_text := shown(v))]
        if book.titled(texts) or says_whose_and_when(texts):
            titled = row
    if titled is not None:
        return titled
    for row in range(header - 1, gap - 1, -1):
        if all(is_blank(value) for value in sheet.rows[row - sheet.top]):
            return row + 1
    if gap >= header:
        return header
    group = [v for v in sheet.rows[header - 1 - sheet.top] if not is_blank(v)]
    return header - 1 if len(group) >= 2 and all(map(is_words, group)) else header


def _statements(sheet: Sheet, book: FormBook, first: int, header: int) -> set[str]:
    """What stands above a header: titles, 填报单位, 填报日期."""
    found = set()
    for row in range(first, header):
        for value in sheet.rows[row - sheet.top]:
            text = shown(value)
            if text and (book.titled([text]) or says_whose_and_when([text])):
                found.add(squeeze(text))
    return found


def _column_is_used(sheet: Sheet, table: Table, column: int) -> bool:
    return any(
        not is_blank(sheet.value(row, column)) for row in range(table.bottom + 1, sheet.bottom)
    )
