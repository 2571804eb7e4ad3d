"""How many cells of a workbook show something, counted without the reader that is judged.

Belongs here: the plain XML of an .xlsx, read with the standard library (damaged XML
searched as text); an .xls through xlrd. Does not belong here: values. `None` where this counter
cannot tell either.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import xlrd
from xlrd.compdoc import CompDocError

from pipelines.intake.areas import is_blank  # what is blank is a definition, not a reading

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGED = re.compile(rb"<c(?:\s[^>]*)?(?<!/)>(?:(?!<c[\s>]|</row).)*?</c>", re.DOTALL)
_ADDRESS = re.compile(r"([A-Z]{1,3})(\d+)")


def filled_cells_of(path: Path) -> int | None:
    """All cells of all worksheets that show something."""
    try:
        content = path.read_bytes()
        if content.startswith(b"PK"):
            return _of_xlsx(content)
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            return _of_xls(content)
        return _of_csv(content) if path.suffix == ".csv" else None
    except (KeyError, ValueError, OSError, IndexError, RuntimeError, zlib.error, struct.error,
            zipfile.BadZipFile, ElementTree.ParseError, csv.Error, xlrd.XLRDError, AssertionError,
            CompDocError):  # fmt: skip
        return None


def _of_xlsx(content: bytes) -> int:
    archive = zipfile.ZipFile(io.BytesIO(content))
    strings = _strings(archive)
    return sum(_of_sheet(archive.read(part), strings) for part in _worksheets(archive))


def _worksheets(archive: zipfile.ZipFile) -> Iterator[str]:
    """The parts that the workbook lists as worksheets."""
    links = {
        link.get("Id"): link
        for link in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for entry in _all(ElementTree.fromstring(archive.read("xl/workbook.xml")), "sheet"):
        key = next((value for name, value in entry.attrib.items() if name.endswith("}id")), None)
        link = links[key]
        if link.get("Type", "").endswith("/worksheet"):
            target = link.get("Target", "")
            yield target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _strings(archive: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    return [_text(entry) for entry in root]


def _of_sheet(content: bytes, strings: list[str]) -> int:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        return _of_damaged_sheet(content, strings)
    places: set[tuple[str, str]] = set()
    row_number, column_number = 0, 0
    for row in _all(root, "row"):
        row_number = int(row.get("r") or row_number + 1)
        column_number = 0
        for cell in row:
            if cell.tag.rpartition("}")[2] != "c":
                continue
            at = _ADDRESS.fullmatch(cell.get("r") or "")
            column_number = _number(at.group(1)) if at else column_number + 1
            number = at.group(2) if at else str(row_number)
            if _shows(cell, strings):
                places.add((number, str(column_number)))
    return len(places)


def _of_damaged_sheet(content: bytes, strings: list[str]) -> int:
    """Cells that are whole although the part is not: each has to be seen, or the file refused."""
    places = set()
    for match in _DAMAGED.finditer(content):
        try:
            cell = ElementTree.fromstring(match.group(0))
        except ElementTree.ParseError:
            continue
        if cell.get("r") and _shows(cell, strings):
            places.add(cell.get("r"))
    return len(places)


def _shows(cell: ElementTree.Element, strings: list[str]) -> bool:
    kind = cell.get("t", "n")
    parts = {child.tag.rpartition("}")[2]: child for child in cell}
    if kind == "inlineStr":
        return "is" in parts and not is_blank(_text(parts["is"]))
    value = parts["v"].text or "" if "v" in parts else ""
    if "f" in parts and not value and kind != "str":
        return True  # a formula without a result
    if kind == "s" and value:
        return not is_blank(strings[int(value)])
    return not is_blank(value)


def _text(entry: ElementTree.Element) -> str:
    """The text of a string, without its phonetic reading."""
    phonetic = {id(text) for run in _all(entry, "rPh") for text in _all(run, "t")}
    text = "".join(text.text or "" for text in _all(entry, "t") if id(text) not in phonetic)
    return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)


def _all(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    return (entry for entry in root.iter() if entry.tag.rpartition("}")[2] == name)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _of_xls(content: bytes) -> int:
    book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO())
    return sum(
        cell.ctype not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) and not is_blank(cell.value)
        for sheet in book.sheets()
        for row in sheet.get_rows()
        for cell in row
    )


def _of_csv(content: bytes) -> int | None:
    """Fields of a text file in UTF-8 with commas; others are not judged."""
    text = content.decode("utf-8-sig")
    if any(sign in text[:2000] for sign in "\t;\0"):
        return None
    return sum(not is_blank(field) for row in csv.reader(io.StringIO(text)) for field in row)
