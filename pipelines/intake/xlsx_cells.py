"""The cells of an .xlsx sheet's part that the fast reader shows as blank, and where cells stand.

Belongs here: searching one part as bytes. No XML entity is ever expanded, so hostile XML costs
nothing. Does not belong here: which part is which (`package_parts.py`, `xlsx_parts.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.intake.package_parts import attributes, decoded
from pipelines.intake.sheet import Formula, Value

_CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^>]*?))?(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?row(?:\s([^>]*))?>|" + _CELL.pattern, re.DOTALL)
_ROOT = re.compile(rb"<(\w+:)?worksheet[\s>]")
_RESULT = re.compile(rb"<(?:\w+:)?v[^>]*>([^<]+)</")
_FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)<)")
_POSITION = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def hidden_cells(content: bytes) -> dict[tuple[int, int], Value]:
    """Error cells, and formulas without a stored result, by position."""
    found: dict[tuple[int, int], Value] = {}
    places = _doubtful_cells(content)
    if not places:
        return found
    walked: dict[int, tuple[int, int]] | None = None
    for start in places:
        match = _CELL.match(content, start)
        value = _hidden_value(match) if match else None
        if match is None or value is None:
            continue
        position = _position(attributes(match.group(1) or b"").get("r", ""))
        if position is None:  # the cell does not say where it stands: count from the start
            walked = walked or _places(content)
            position = walked.get(start)
        if position is not None:
            found[position] = value
    return found


def _doubtful_cells(content: bytes) -> list[int]:
    """Where the cells begin that are errors or have a formula. Literal searches: they are quick."""
    root = _ROOT.search(content[:4096])
    prefix = root.group(1) or b"" if root else b""
    cell, formula = b"<" + prefix + b"c ", b"<" + prefix + b"f"
    bare = cell[:-1] + b">"
    starts = set()
    for sign, after in ((b't="e"', b""), (b"t='e'", b""), (formula, b" />\t\r\n")):
        at = content.find(sign)
        while at >= 0:
            following = content[at + len(sign) : at + len(sign) + 1]
            if not after or following in (after[i : i + 1] for i in range(len(after))):
                start = content.rfind(cell, 0, at)  # near, so it is found at once
                starts.add(max(start, content.rfind(bare, max(start, 0), at)))
            at = content.find(sign, at + 1)
    return sorted(starts - {-1})


def _hidden_value(cell: re.Match[bytes]) -> Value | None:
    """The error, or the formula without a result, that a cell holds."""
    head, body = cell.group(1) or b"", cell.group(2) or b""
    result = _RESULT.search(body)
    if b't="e"' in head or b"t='e'" in head:
        return decoded(result.group(1)) if result else "#N/A"
    formula = _FORMULA.search(body)
    if formula and not result and attributes(head).get("t") != "str":
        return Formula("=" + decoded(formula.group(1) or b"?"))
    return None


def styled_cells(content: bytes) -> Iterator[tuple[tuple[int, int], bytes, bytes]]:
    """(position, attributes, body) of every cell; without an address, the next place counts."""
    for match, position in _walk(content):
        yield position, match.group(2) or b"", match.group(3) or b""


def _places(content: bytes) -> dict[int, tuple[int, int]]:
    """Start of each cell's element -> its position."""
    return {match.start(): position for match, position in _walk(content)}


def _walk(content: bytes) -> Iterator[tuple[re.Match[bytes], tuple[int, int]]]:
    row, column = -1, -1
    for match in _ROW_OR_CELL.finditer(content):
        if match.group(2) is None and match.group(0).find(b"row", 0, 12) > 0:
            stated = attributes(match.group(1) or b"").get("r", "")
            row, column = int(stated) - 1 if stated.isdecimal() else row + 1, -1
            continue
        position = _position(attributes(match.group(2) or b"").get("r", ""))
        row, column = position or (row, column + 1)
        yield match, (row, column)


def _position(reference: str) -> tuple[int, int] | None:
    """C7 -> (6, 2)."""
    match = _POSITION.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1
