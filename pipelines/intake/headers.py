"""Finding a form's table on a sheet by its headers, wherever it stands.

Belongs here: header rows one to three deep, merged group headers, aliases, units named in
headers. Does not belong here: which form the sheet is (`recognise.py`), and the data rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.catalog.model.forms import Column
from pipelines.intake.areas import is_blank
from pipelines.intake.footers import is_words
from pipelines.intake.forms import KnownForm
from pipelines.intake.sheet import Sheet, address, shown
from pipelines.intake.wording import bare_header_key, header_key, money_unit, squeeze

SEARCHED_ROWS = 1000  # a table that starts further down is not looked for
DEEPEST = 3
_UNIT_ONLY = frozenset({"", "万元", "亿元", "元", "个", "次", "项", "篇"})


@dataclass(frozen=True)
class TableColumn:
    """One column of the table; `column` is None when the form does not know the header."""

    index: int  # on the sheet, counted from 0
    address: str  # of the header cell
    text: str  # the header as shown, groups before it
    column: Column | None
    unit: str = ""  # of an amount, when the header names one
    duplicate: bool = False  # a second column for the same element


@dataclass(frozen=True)
class Table:
    """A form's table: header rows `top`..`bottom`, data below."""

    top: int
    bottom: int
    columns: tuple[TableColumn, ...]

    @property
    def matched(self) -> dict[str, TableColumn]:
        """The known columns by element, duplicates left out."""
        return {
            entry.column.element: entry
            for entry in self.columns
            if entry.column is not None and not entry.duplicate
        }


def candidate_rows(sheet: Sheet, keys: frozenset[str]) -> list[int]:
    """Rows with at least two cells that some form has as a header."""
    rows = []
    for i, values in enumerate(sheet.rows[:SEARCHED_ROWS], sheet.top):
        hits = 0
        for value in values:
            if isinstance(value, str) and value and len(value) < 60:
                hits += header_key(value) in keys or bare_header_key(value) in keys
        if hits >= 2:
            rows.append(i)
    return rows


def find_table(sheet: Sheet, known: KnownForm, candidates: Sequence[int]) -> Table | None:
    """The block of header rows that matches most columns; fewer and earlier rows win ties."""
    best: Table | None = None
    best_score = 1
    for top, depth in _blocks(sheet, candidates):
        if best is not None and top > best.bottom + DEEPEST and best_score >= 4:
            break
        table = _match(sheet, known, top, depth)
        score = len(table.matched)
        if score > best_score:
            best, best_score = table, score
    return best and _with_units_below(sheet, known, best)


def _with_units_below(sheet: Sheet, known: KnownForm, table: Table) -> Table:
    """The table with a row right below its headers that only says 万元, 次 and the like."""
    row, depth = table.bottom + 1, table.bottom - table.top + 2
    if row >= sheet.bottom or depth > DEEPEST:
        return table
    texts = [squeeze(shown(value)) for value in sheet.rows[row - sheet.top] if not is_blank(value)]
    if not texts or not all(text.strip("()") in _UNIT_ONLY for text in texts):
        return table
    return _match(sheet, known, table.top, depth)


def _blocks(sheet: Sheet, candidates: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first row, depth) of possible header blocks around the candidate rows."""
    seen = set()
    for row in candidates:
        for top, depth in ((row, 1), (row - 1, 2), (row, 2), (row - 2, 3), (row - 1, 3), (row, 3)):
            if top < sheet.top or top + depth > sheet.bottom or (top, depth) in seen:
                continue
            seen.add((top, depth))
            if all(_may_be_header(sheet, below) for below in range(top + 1, top + depth)):
                yield top, depth


def _may_be_header(sheet: Sheet, row: int) -> bool:
    """A row with numbers or dates is data, even where its words are headers too."""
    values = sheet.rows[row - sheet.top]
    return sum(not is_blank(value) and not is_words(value) for value in values) < 2


def _match(sheet: Sheet, known: KnownForm, top: int, depth: int) -> Table:
    grid = _header_grid(sheet, top, depth)
    columns: list[TableColumn] = []
    used: set[str] = set()
    for j in range(sheet.left, sheet.right):
        stack = _stack(grid, j)
        if not stack:
            continue
        text = "".join(part for part, _row in stack)
        leaf_row = stack[-1][1]
        column = _column(known, [part for part, _row in stack], used)
        duplicate = column is not None and column.element in used
        if duplicate and _is_covered(sheet, leaf_row, j) and _is_empty_below(sheet, top + depth, j):
            continue  # one header merged over two columns, as wide as its cells
        if column is not None:
            used.add(column.element)
        unit = money_unit(text) if column is not None and column.type == "amount" else ""
        columns.append(TableColumn(j, address(leaf_row, j), text, column, unit, duplicate))
    return Table(top, top + depth - 1, tuple(columns))


def _is_covered(sheet: Sheet, row: int, column: int) -> bool:
    """Whether the header that stands there is one that begins further left."""
    return any(s.top <= row <= s.bottom and s.left < column <= s.right for s in sheet.spans)


def _is_empty_below(sheet: Sheet, first: int, column: int) -> bool:
    return all(is_blank(sheet.value(row, column)) for row in range(first, sheet.bottom))


def _header_grid(sheet: Sheet, top: int, depth: int) -> list[dict[int, tuple[str, int]]]:
    """Per header row: column -> (text, row of the cell that holds it), merges spread out."""
    grid: list[dict[int, tuple[str, int]]] = []
    for i in range(top, top + depth):
        line = {}
        for j in range(sheet.left, sheet.right):
            text = sheet.text(i, j)
            if text:
                line[j] = (text, i)
        grid.append(line)
    for span in sheet.spans:
        text = sheet.text(span.top, span.left)
        if not text or span.bottom < top or span.top >= top + depth:
            continue
        for i in range(max(span.top, top), min(span.bottom, top + depth - 1) + 1):
            for j in range(span.left, span.right + 1):
                grid[i - top].setdefault(j, (text, span.top))
    return grid


def _stack(grid: list[dict[int, tuple[str, int]]], j: int) -> list[tuple[str, int]]:
    """The texts above each other in one column, the deepest last, repeats dropped.

    A blank place in an upper row takes the text to its left (a group header that was
    centred instead of merged), provided the column has a header of its own below.
    """
    stack: list[tuple[str, int]] = []
    own = [line.get(j) for line in grid]
    if not any(own):
        return []
    for depth, entry in enumerate(own):
        below = any(own[depth + 1 :])
        if entry is None and below:
            left = [column for column in grid[depth] if column < j]
            entry = grid[depth][max(left)] if left else None
        if entry is not None and (not stack or stack[-1] != entry):
            stack.append(entry)
    return stack


def _column(known: KnownForm, stack: list[str], used: set[str]) -> Column | None:
    """The form's column for a stack of header texts, or None."""
    by_key = known.columns_by_key
    leaf, groups = stack[-1], stack[:-1]
    if squeeze(leaf).strip("()") in _UNIT_ONLY and groups:
        leaf, groups = groups[-1], groups[:-1]
    joined = "".join([*groups[-1:], leaf])
    for key in (
        header_key(leaf),
        bare_header_key(leaf),
        header_key(joined),
        bare_header_key(joined),
    ):
        found = by_key.get(key)
        if found:
            return _disambiguate(found, groups, used)
    return None


def _disambiguate(found: list[Column], groups: list[str], used: set[str]) -> Column:
    """Of columns that share a header, the one whose group header stands above."""
    above = {key for text in groups for key in (header_key(text), bare_header_key(text))}
    grouped = [
        column
        for column in found
        if any(header_key(name) in above or bare_header_key(name) in above for name in column.group)
    ]
    ungrouped = [column for column in found if not column.group]
    for choice in (grouped, ungrouped if above == set() or not grouped else [], found):
        free = [column for column in choice if column.element not in used]
        if free:
            return free[0]
    return (grouped or found)[0]
