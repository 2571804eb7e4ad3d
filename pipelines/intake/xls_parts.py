"""What the fast reader does not tell about an .xls: error cells, number formats, hidden lines.

Belongs here: asking xlrd, which knows them all but reads every cell once more. Merged ranges
come from the fast reader. Does not belong here: formulas not computed (`xls_formulas.py`).
"""

from __future__ import annotations

from collections.abc import Callable

import xlrd

from pipelines.intake.sheet import Sheet, Value


def restore_xls(content: bytes, sheets: list[Sheet]) -> None:
    """Fill in what is missing; a file that xlrd cannot read keeps what the fast reader gave."""
    try:
        book = xlrd.open_workbook(
            file_contents=content, formatting_info=True, logfile=_Silent(), ragged_rows=True,
            on_demand=True,
        )  # fmt: skip
        by_name = {sheet.name: sheet for sheet in book.sheets()}
        formulas = _uncomputed(book)
        book.release_resources()
    except MemoryError:
        raise
    except Exception:  # xlrd raises whatever a broken record leads to
        return
    for sheet in sheets:
        source = by_name.get(sheet.name)
        if source is not None:
            sheet.put(_errors(source) | formulas.get(sheet.name, {}))
            sheet.hidden_rows = frozenset(
                row for row, info in source.rowinfo_map.items() if info.hidden
            )
            sheet.hidden_columns = frozenset(
                column for column, info in source.colinfo_map.items() if info.hidden
            )
            sheet.number_format = _number_format(book, source)


def _uncomputed(book: xlrd.Book) -> dict[str, dict[tuple[int, int], Value]]:
    """Asked only where some cell holds an empty text, as formulas not computed do."""
    doubtful = any(
        kind == xlrd.XL_CELL_TEXT and not value
        for source in book.sheets()
        for row in range(source.nrows)
        for kind, value in zip(source.row_types(row), source.row_values(row), strict=True)
    )
    if not doubtful:
        return {}
    from pipelines.intake.xls_formulas import uncomputed

    return {name: dict(cells) for name, cells in uncomputed(book).items()}


def _errors(source: xlrd.sheet.Sheet) -> dict[tuple[int, int], Value]:
    return {
        (row, column): xlrd.error_text_from_code.get(source.cell_value(row, column), "#N/A")
        for row in range(source.nrows)
        for column, kind in enumerate(source.row_types(row))
        if kind == xlrd.XL_CELL_ERROR
    }


def _number_format(book: xlrd.Book, source: xlrd.sheet.Sheet) -> Callable[[int, int], str]:
    def look_up(row: int, column: int) -> str:
        try:
            style = book.xf_list[source.cell_xf_index(row, column)]
            return str(book.format_map[style.format_key].format_str)
        except (IndexError, KeyError):
            return ""

    return look_up


class _Silent:
    """xlrd prints what it finds odd; the reading process has no one to tell."""

    def write(self, _text: str) -> None:
        """Nothing."""

    def flush(self) -> None:
        """Nothing."""
