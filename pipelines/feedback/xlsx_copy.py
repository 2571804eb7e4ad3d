"""An office's own .xlsx loaded so that it can be written on and saved again as it was.

Belongs here: loading, what openpyxl drops although it need not (what lies under
a merge, drop-downs of newer programs), and links to other files, which are cut. Does not belong
here: other formats (`rebuilt.py`, `xls_copy.py`), marks.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from pipelines.feedback.losses import chart_count, lost_parts
from pipelines.feedback.text_cells import put_text
from pipelines.intake.sheet import BLANK, Formula, Sheet

# another workbook ([1]Sheet!A1), a program (cmd|'…'!A0), the network
_OUTSIDE = re.compile(
    r"\[[^\[\]]+\][^\[\]!,;()+*/ ]*'?!|\|\s*'[^']*'!|\b(WEBSERVICE|RTD|CALL|REGISTER\.ID)\s*\(",
    re.IGNORECASE,
)
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"


def load_own(location: Path, sheets: Sequence[Sheet]) -> tuple[Workbook, list[str]] | None:
    """The workbook and keys of what could not be carried over.

    None when the format is another, or when the load would lose a sheet or its cells.
    """
    if not zipfile.is_zipfile(location):
        return None
    try:
        with warnings.catch_warnings(), location.open("rb") as stream:
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(stream, rich_text=True, keep_links=False)
    except MemoryError:
        raise
    except Exception:  # stricter than the programs that offices use
        return None
    if not _is_whole(book, sheets):
        return None
    lost = lost_parts(location)
    if chart_count(location):
        lost.append("charts")
    if _cut_links(book, {sheet.name: sheet for sheet in sheets}):
        lost.append("links")
    _put_back_covered(book, sheets)
    _put_back_lists(book, location)
    return book, lost


def _is_whole(book: Workbook, sheets: Sequence[Sheet]) -> bool:
    loaded = {page.title: page for page in book.worksheets}
    for sheet in sheets:
        page = loaded.get(sheet.name)
        if page is None or (any(True for _ in sheet.cells()) and page.max_row == 0):
            return False
        if page.max_row < sheet.bottom and any(v != BLANK for v in sheet.rows[-1]):
            return False  # cells in a dialect that was passed over
    return True


def _cut_links(book: Any, sheets: dict[str, Sheet]) -> int:
    """Formulas that reach outside become the result that the file holds; names go."""
    cut = 0
    for page in book.worksheets:
        sheet = sheets.get(page.title)
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f" and _OUTSIDE.search(_formula(cell.value)):
                    place = (cell.row - 1, cell.column - 1)
                    value = sheet.value(*place) if sheet else BLANK
                    _put_result(cell, value)
                    cut += 1
        cut += _drop_names(page.defined_names)
    return cut + _drop_names(book.defined_names)


def _drop_names(names: Any) -> int:
    outside = [name for name, entry in names.items() if _OUTSIDE.search(_formula(entry))]
    for name in outside:
        del names[name]
    return len(outside)


def _formula(value: object) -> str:
    return str(getattr(value, "text", None) or getattr(value, "attr_text", None) or value or "")


def _put_result(cell: Cell, value: object) -> None:
    if isinstance(value, Formula) or value == BLANK:
        cell.value = None
    elif isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value  # type: ignore[assignment]  # a number, date or truth value


def _put_back_covered(book: Workbook, sheets: Sequence[Sheet]) -> None:
    """Values that lie unseen under a merge, which openpyxl drops."""
    for sheet in sheets:
        page = book[sheet.name]
        for span in sheet.spans:
            for row in range(span.top, min(span.bottom + 1, sheet.bottom)):
                for column in range(span.left, min(span.right + 1, sheet.right)):
                    value = sheet.value(row, column)
                    if value == BLANK or (row, column) == (span.top, span.left):
                        continue
                    cell = Cell(page, row=row + 1, column=column + 1)
                    _put_result(cell, value)
                    page._cells[row + 1, column + 1] = cell  # the only way under a merge


def _put_back_lists(book: Workbook, location: Path) -> None:
    """Drop-downs fed by another sheet stand in an extension that openpyxl passes over."""
    with zipfile.ZipFile(location) as archive:
        if not any(b"x14:dataValidation " in _read(archive, p) for p in _sheet_parts(archive)):
            return
        from pipelines.intake.xlsx_parts import XlsxParts

        parts = XlsxParts.open(archive)
        for page in book.worksheets if parts else []:
            assert parts is not None
            for rule in _newer_lists(_read(archive, parts.parts.get(page.title, ""))):
                page.add_data_validation(rule)


def _newer_lists(content: bytes) -> list[DataValidation]:
    if b"x14:dataValidation " not in content:
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    rules = []
    for entry in etree.fromstring(content, parser).iter(f"{_X14}dataValidation"):
        formulas = [entry.findtext(f"{_X14}formula{i}/{_XM}f") for i in (1, 2)]
        where = entry.findtext(f"{_XM}sqref")
        if not where or any(_OUTSIDE.search(text or "") for text in formulas):
            continue
        given = {k: entry.get(k) for k in ("errorTitle", "error", "promptTitle", "prompt")}
        rules.append(
            DataValidation(
                type=entry.get("type"), operator=entry.get("operator"), sqref=where,
                formula1=formulas[0], formula2=formulas[1],
                allow_blank=entry.get("allowBlank") == "1",
                showErrorMessage=entry.get("showErrorMessage") == "1",
                showInputMessage=entry.get("showInputMessage") == "1", **given,
            )
        )  # fmt: skip
    return rules


def _sheet_parts(archive: zipfile.ZipFile) -> list[str]:
    return [name for name in archive.namelist() if name.lower().startswith("xl/worksheets/")]


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except KeyError:
        return b""
