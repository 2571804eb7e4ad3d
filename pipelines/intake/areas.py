"""Which cells a finding speaks of, as ranges: `A3:F5,B9`.

Belongs here: writing positions as ranges and asking whether a cell lies in them; what counts
as an empty cell. Does not belong here: which cells they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.intake.sheet import Sheet, Value, address, shown

_WHITE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_UNSEEN = _WHITE + "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad" + "".join(map(chr, range(32)))
_RANGE = re.compile(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?")

Box = tuple[int, int, int, int]  # top, left, bottom, right; both ends included, from 0


def is_blank(value: Value) -> bool:
    """Nothing to be seen: no value, or only white space and unprintable signs."""
    return isinstance(value, str) and not value.strip(_UNSEEN)


def filled_cells(sheet: Sheet) -> Iterable[tuple[int, int]]:
    """Positions of all cells that show something, row by row."""
    for i, values in enumerate(sheet.rows, sheet.top):
        for j, value in enumerate(values, sheet.left):
            if not is_blank(value) and not is_blank(shown(value)):
                yield i, j


def ranges(positions: Iterable[tuple[int, int]]) -> str:
    """Positions as few ranges: runs within rows, equal runs of neighbouring rows joined."""
    boxes: list[Box] = []
    for row, column in sorted(set(positions)):
        top, left, bottom, right = boxes[-1] if boxes else (-2, -2, -2, -2)
        if bottom == row == top and right == column - 1:
            boxes[-1] = (top, left, bottom, column)
        else:
            boxes.append((row, column, row, column))
    joined: dict[tuple[int, int], Box] = {}
    done: list[Box] = []
    for top, left, bottom, right in boxes:
        above = joined.get((left, right))
        if above is not None and above[2] == top - 1:
            joined[left, right] = (above[0], left, bottom, right)
        else:
            if above is not None:
                done.append(above)
            joined[left, right] = (top, left, bottom, right)
    return ",".join(written(box) for box in sorted([*done, *joined.values()]))


def written(box: Box) -> str:
    """(2, 0, 4, 5) -> A3:F5."""
    top, left, bottom, right = box
    first = address(top, left)
    return first if (top, left) == (bottom, right) else f"{first}:{address(bottom, right)}"


def boxes_of(text: str) -> list[Box]:
    """A3:F5,B9 -> boxes."""
    found = []
    for match in _RANGE.finditer(text):
        left, top, right, bottom = match.groups()
        found.append((
            int(top) - 1, _column(left), int(bottom or top) - 1, _column(right or left),
        ))  # fmt: skip
    return found


def lies_in(boxes: Iterable[Box], row: int, column: int) -> bool:
    """Whether a position lies in one of the boxes."""
    return any(box[0] <= row <= box[2] and box[1] <= column <= box[3] for box in boxes)


def used_range(sheet: Sheet) -> str:
    """The whole of a sheet."""
    return written((sheet.top, sheet.left, max(sheet.bottom - 1, 0), max(sheet.right - 1, 0)))


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
