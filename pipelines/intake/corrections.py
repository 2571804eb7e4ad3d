"""Applying corrections to the sheets of a file, before anything is recognised in them.

Belongs here: putting the corrected content into a cell, and why that cannot be done. Does not
belong here: the records (`decisions.py`), which readings are made (`corrected_readings.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from pipelines.intake.areas import boxes_of
from pipelines.intake.sheet import BLANK, Sheet, Value, address, shown

Position = tuple[int, int]


@dataclass(frozen=True)
class CellCorrection:
    """One cell to be read as something else; `was` None = it was blank."""

    id: str
    key: str  # of the whole record
    sheet: str
    cell: str
    was: Value | None
    now: Value | None


@dataclass(frozen=True)
class CorrectedCell:
    """What became of one correction; `problem` '' = it is applied."""

    id: str
    key: str
    sheet: str
    cell: str
    sent_text: str
    corrected_text: str
    problem: str = ""


def apply(sheets: Sequence[Sheet], corrections: Iterable[CellCorrection]) -> list[CorrectedCell]:
    """Change the sheets, one correction after the other; each finds what the one before left."""
    sent: dict[tuple[str, Position], str] = {}
    return [_apply_one(sheets, correction, sent) for correction in corrections]


def _apply_one(
    sheets: Sequence[Sheet], wanted: CellCorrection, sent: dict[tuple[str, Position], str]
) -> CorrectedCell:
    sheet = next((entry for entry in sheets if entry.name.strip() == wanted.sheet), None)
    now = BLANK if wanted.now is None else wanted.now
    if sheet is None:
        names = "”“".join(entry.name for entry in sheets)
        return _told(wanted, "", now, f"文件中没有工作表“{wanted.sheet}”，只有“{names}”。")
    top, left, _, _ = boxes_of(wanted.cell)[0]
    position = (top, left)
    text = sheet.text(*position)
    first = _first_of_merge(sheet, position)
    if first != position:
        place = address(*first)
        return _told(wanted, text, now, f"{wanted.cell} 在合并单元格中，请写左上角的 {place}。")
    if not _same(sheet.value(*position), wanted.was):
        message = (
            f"{wanted.sheet}!{wanted.cell} 的内容是“{text}”，不是记录中的“{_text(wanted.was)}”，"
            "没有更正。原件可能已改，请核对后修改或删去这条记录。"
        )
        return _told(wanted, text, now, message)
    original = sent.setdefault((sheet.name, position), text)
    sheet.put({position: now})
    return _told(wanted, original, now, "")


def _told(wanted: CellCorrection, sent: str, now: Value, problem: str) -> CorrectedCell:
    return CorrectedCell(
        wanted.id, wanted.key, wanted.sheet, wanted.cell, sent, shown(now), problem
    )


def _first_of_merge(sheet: Sheet, position: Position) -> Position:
    row, column = position
    for span in sheet.spans:
        if span.top <= row <= span.bottom and span.left <= column <= span.right:
            return span.top, span.left
    return position


def _text(value: Value | None) -> str:
    return "" if value is None else shown(value).strip()


def _same(found: Value, stated: Value | None) -> bool:
    """The same text, or the same number however it is written."""
    left, right = _text(found), _text(stated)
    if left == right:
        return True
    with suppress(ValueError):
        return float(left) == float(right)
    return False
