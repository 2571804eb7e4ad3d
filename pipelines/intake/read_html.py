"""Reading web pages that carry a workbook's name: what many systems export as .xls.

Belongs here: tables of HTML as sheets. Nothing is fetched and no entity is loaded. Does not
belong here: encodings of plain text (`read_csv.py`).
"""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree, html

from pipelines.intake.limits import Limits
from pipelines.intake.read_csv import decode_text
from pipelines.intake.refusals import too_many_cells
from pipelines.intake.sheet import BLANK, Sheet, Span, Value

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{3,20})""", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n]+")


def read_html(location: Path, limits: Limits) -> list[Sheet]:
    """Each outermost table as a sheet; none where the page has no table with text."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        page = html.document_fromstring(_text(location.read_bytes()).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    tables = [t for t in page.iter("table") if next(t.iterancestors("table"), None) is None]
    sheets = []
    for number, table in enumerate(tables, 1):
        name = location.stem if len(tables) == 1 else f"{location.stem}-{number}"
        sheet = _sheet(name, table, limits)
        if sheet.rows:
            sheets.append(sheet)
    return sheets


def _text(content: bytes) -> str:
    """By mark or content; by the page's own statement where that says something else."""
    stated = _CHARSET.search(content[:4096])
    try:
        if stated and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            name = stated.group(1).decode().lower()
            text = content.decode("gb18030" if name.startswith("gb") else name)
        else:
            text = decode_text(content)
    except (LookupError, UnicodeDecodeError):
        text = decode_text(content)
    # The parser is given UTF-8 whatever the page says of itself.
    return '<meta charset="utf-8">' + _CHARSET_TEXT.sub("", text.lstrip("\ufeff"), count=1)


_CHARSET_TEXT = re.compile(r"<meta[^>]*charset[^>]*>", re.IGNORECASE)


def _sheet(name: str, table: html.HtmlElement, limits: Limits) -> Sheet:
    cells: dict[tuple[int, int], Value] = {}
    taken: set[tuple[int, int]] = set()
    spans = []
    used = 0
    rows = [r for r in table.iter("tr") if next(r.iterancestors("table"), None) is table]
    for i, row in enumerate(rows):
        j = 0
        for cell in row.iterchildren("td", "th"):
            while (i, j) in taken:
                j += 1
            height = min(_count(cell, "rowspan"), len(rows) - i)
            width = _count(cell, "colspan")
            used += height * width
            if used > limits.cells:
                raise too_many_cells(limits)
            taken |= {(i + a, j + b) for a in range(height) for b in range(width)}
            if height * width > 1:
                spans.append(Span(i, j, i + height - 1, j + width - 1))
            cells[i, j] = _SPACE.sub(" ", cell.text_content()).strip(" ")
            j += width
    filled = [place for place, value in cells.items() if value != BLANK]
    if not filled:
        return Sheet(name, [])
    height, width = max(i for i, _ in filled) + 1, max(j for _, j in filled) + 1
    if height * width > 4 * limits.cells:
        raise too_many_cells(limits)
    grid = [[cells.get((i, j), BLANK) for j in range(width)] for i in range(height)]
    return Sheet(name, grid, spans=tuple(spans), plain_text=True)


def _count(cell: html.HtmlElement, name: str) -> int:
    text = str(cell.get(name) or "1").strip()
    return min(max(int(text), 1), 16_384) if text.isascii() and text.isdigit() else 1
