"""XML workbooks of Excel 2003 (SpreadsheetML), which systems export under the name .xls.

Belongs here: rows, cells, merges, hidden lines of its worksheets. Entities are never resolved, so
hostile XML costs nothing. Does not belong here: the workbook's looks.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from lxml import etree

from pipelines.intake.limits import Limits
from pipelines.intake.refusals import corrupt, too_many_cells
from pipelines.intake.sheet import BLANK, Formula, Sheet, Span, Value

_NS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_spreadsheetml(location: Path, limits: Limits) -> list[Sheet]:
    """All worksheets. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.parse(str(location), parser).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        raise corrupt() from error
    left = limits.cells
    sheets = []
    for worksheet in root.iter(f"{_NS}Worksheet"):
        sheet = _sheet(worksheet, left, limits)
        left -= len(sheet.rows) * (len(sheet.rows[0]) if sheet.rows else 0)
        sheets.append(sheet)
    return sheets


def _sheet(worksheet: etree._Element, most: int, limits: Limits) -> Sheet:
    cells: dict[tuple[int, int], Value] = {}
    spans, hidden = [], set()
    row = -1
    for line in worksheet.iter(f"{_NS}Row"):
        row = _number(line, "Index", row + 2) - 1
        if line.get(f"{_NS}Hidden") == "1":
            hidden.add(row)
        column = -1
        for cell in line.iter(f"{_NS}Cell"):
            column = _number(cell, "Index", column + 2) - 1
            value = _value(cell)
            if value != BLANK:
                cells[row, column] = value
            across, down = _number(cell, "MergeAcross", 0), _number(cell, "MergeDown", 0)
            if across or down:
                spans.append(Span(row, column, row + down, column + across))
            column += across
    height = 1 + max((place[0] for place in cells), default=0)
    width = 1 + max((place[1] for place in cells), default=0)
    if height * width > most:
        raise too_many_cells(limits)
    sheet = Sheet(worksheet.get(f"{_NS}Name", ""), [], spans=tuple(spans))
    sheet.put(cells)
    sheet.hidden_rows = frozenset(hidden)
    sheet.hidden = any(
        entry.text != "SheetVisible"
        for entry in worksheet.iter("{urn:schemas-microsoft-com:office:excel}Visible")
    )
    return sheet


def _number(element: etree._Element, name: str, default: int) -> int:
    text = element.get(f"{_NS}{name}", "")
    return int(text) if text.isdecimal() and len(text) < 9 else default


def _value(cell: etree._Element) -> Value:
    data = cell.find(f"{_NS}Data")
    if data is None:
        formula = cell.get(f"{_NS}Formula")
        return Formula(formula) if formula else BLANK
    text = "".join(str(part) for part in data.itertext())
    kind = data.get(f"{_NS}Type")
    with suppress(ValueError):
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            return datetime.fromisoformat(text)
    return text == "1" if kind == "Boolean" else text
