"""The parts of an Office package (.xlsx, .xlsb): which part is the workbook, a sheet, the styles.

Belongs here: the zip's relations, searched as bytes. Does
not belong here: what stands in a sheet (`xlsx_cells.py`, `xlsb_parts.py`).
"""

from __future__ import annotations

import html
import posixpath
import re
import zipfile
from typing import NamedTuple

from pipelines.intake.package import read_part
from pipelines.intake.sheet import Span, Value

_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
BUILT_IN = {0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 49: "@"}
BUILT_IN |= {9: "0%", 10: "0.00%", 14: "yyyy/m/d", 57: 'yyyy"年"m"月"'}
MAIN_PART = "/officeDocument"  # how the relation to the workbook's part ends


class Details(NamedTuple):
    """What the fast reader does not tell about one sheet; positions counted from 0."""

    cells: dict[tuple[int, int], Value]  # error cells, and formulas without a stored result
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    spans: tuple[Span, ...] | None = None  # None: the fast reader knows them


class Relations(NamedTuple):
    """What the workbook's part points to."""

    main: str  # the workbook's part
    targets: dict[str, str]  # relation id -> part name
    styles: str  # part name, '' without


def relations(archive: zipfile.ZipFile) -> Relations | None:
    """None when the zip is not laid out as an Office workbook."""
    main = _main_part(archive)
    folder, name = posixpath.split(main)
    links = read_part(archive, f"{folder}/_rels/{name}.rels".lstrip("/"))
    if not links:
        return None
    targets, styles = {}, ""
    for match in _RELATION.finditer(links):
        found = attributes(match.group(1))
        part = _target(folder, found.get("Target", ""))
        targets[found.get("Id", "")] = part
        if found.get("Type", "").endswith("/styles"):
            styles = part
    return Relations(main, targets, styles)


def _main_part(archive: zipfile.ZipFile) -> str:
    """The workbook's part: where the package says, which is nearly always the usual place."""
    links = read_part(archive, "_rels/.rels")
    for match in _RELATION.finditer(links):
        found = attributes(match.group(1))
        if found.get("Type", "").endswith(MAIN_PART):
            return _target("", found.get("Target", ""))
    return "xl/workbook.xml"


def _target(folder: str, target: str) -> str:
    """A relation's target as a part name."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, target))


def decoded(text: bytes) -> str:
    """Text of XML, its five entities resolved."""
    plain = text.decode("utf-8", "replace")
    return html.unescape(plain) if "&" in plain else plain


def attributes(head: bytes) -> dict[str, str]:
    """The attributes inside a tag."""
    return {
        name.decode(): decoded(double or single)
        for name, double, single in _ATTRIBUTE.findall(head)
    }
