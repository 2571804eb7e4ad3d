"""Number formats of an .ods, as the codes that spreadsheet programs show.

Belongs here: styles of cells, and the formats that they name. Looked at only when a number is
in doubt (2017.1 or 2017.10). Does not belong here: the cells (`ods_parts.py`).
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from pipelines.intake.package import BROKEN_PART, read_part

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_KINDS = ("number-style", "percentage-style", "currency-style", "text-style")


def formats_of(archive: zipfile.ZipFile, most_cells: int) -> dict[str, dict[tuple[int, int], str]]:
    """Sheet name -> position -> code; only where the format is one of numbers or texts."""
    codes = _codes(archive)
    found: dict[str, dict[tuple[int, int], str]] = {}
    try:
        with archive.open("content.xml") as stream:
            _walk(stream, codes, found, most_cells)
    except (*BROKEN_PART, etree.XMLSyntaxError):
        pass
    return found


def _codes(archive: zipfile.ZipFile) -> dict[str, str]:
    """Cell style -> code; the file's own styles go before the common ones."""
    formats: dict[str, str] = {}
    styles: dict[str, tuple[str, str]] = {}  # style -> its format, its parent
    for part in ("styles.xml", "content.xml"):
        events = _events(io.BytesIO(read_part(archive, part)))
        try:
            for _event, element in events:
                if element.tag == f"{_TABLE}table":
                    break
                if element.tag == f"{_STYLE}style":
                    given = (f"{_STYLE}data-style-name", f"{_STYLE}parent-style-name")
                    name = element.get(f"{_STYLE}name", "")
                    styles[name] = (element.get(given[0], ""), element.get(given[1], ""))
                else:
                    formats[element.get(f"{_STYLE}name", "")] = _code(element)
        except etree.XMLSyntaxError:
            continue
    return {name: code for name in styles if (code := _format(name, styles, formats))}


def _events(stream: object) -> etree.iterparse:
    tags = [f"{_TABLE}table", f"{_STYLE}style", *(_NUMBER + kind for kind in _KINDS)]
    return etree.iterparse(
        stream, events=("end",), tag=tags,
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
    )  # fmt: skip


def _format(name: str, styles: dict[str, tuple[str, str]], formats: dict[str, str]) -> str:
    for _ in range(9):  # a style takes what it does not say from its parent
        own, parent = styles.get(name, ("", ""))
        if own or not parent:
            return formats.get(own, "")
        name = parent
    return ""


def _code(element: etree._Element) -> str:
    if element.tag == f"{_NUMBER}text-style":
        return "@"
    number = element.find(f"{_NUMBER}number")
    if number is None:
        return ""
    places = number.get(f"{_NUMBER}decimal-places", "0")
    decimals = "0" * int(places) if places.isdigit() and len(places) < 3 else ""
    grouped = number.get(f"{_NUMBER}grouping") == "true"
    code = ("#,##0" if grouped else "0") + ("." + decimals if decimals else "")
    return code + ("%" if element.tag.endswith("percentage-style") else "")


def _walk(
    stream: object,
    codes: dict[str, str],
    found: dict[str, dict[tuple[int, int], str]],
    most_cells: int,
) -> None:
    here: dict[tuple[int, int], str] = {}
    row, columns = 0, [""]
    names = ("table", "table-row", "table-column")
    events = etree.iterparse(
        stream, events=("start", "end"), tag=[_TABLE + name for name in names],
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True,
    )  # fmt: skip
    for event, element in events:
        name = element.tag[len(_TABLE) :]
        if name == "table" and event == "start":
            here, row, columns = found.setdefault(element.get(f"{_TABLE}name", ""), {}), 0, []
        elif name == "table-column" and event == "end":
            style = codes.get(element.get(f"{_TABLE}default-cell-style-name", ""), "")
            columns += [style] * min(_count(element, "columns"), 16_384 - len(columns))
        elif name == "table-row" and event == "end":
            repeated = _count(element, "rows")
            if most_cells > 0:
                most_cells -= _see_row(element, row, repeated, columns, codes, here)
            row += repeated
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _see_row(
    element: etree._Element,
    row: int,
    repeated: int,
    columns: list[str],
    codes: dict[str, str],
    here: dict[tuple[int, int], str],
) -> int:
    """Take down the formats of the filled cells of the row; how many there were."""
    column = seen = 0
    usual = element.get(f"{_TABLE}default-cell-style-name")
    for cell in element.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        wide = _count(cell, "columns")
        if len(cell) and repeated * wide < 100_000:
            own = cell.get(f"{_TABLE}style-name", usual)
            for j in range(column, column + wide):
                code = codes.get(own, "") if own else (columns[j] if j < len(columns) else "")
                if code:
                    here.update(((i, j), code) for i in range(row, row + repeated))
            seen += repeated * wide
        column += wide
    return seen


def _count(element: etree._Element, what: str) -> int:
    text = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 10 else 1
