"""Writing text that no spreadsheet program takes for a formula.

Belongs here: single cells and texts. Does not belong here: what is written.
"""

from __future__ import annotations

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # the wide ones too
_NO_CHARACTERS = {0xFFFE: None, 0xFFFF: None}
LONGEST = 32_000  # a cell holds 32,767 characters


def clean(text: str) -> str:
    """Without characters that XML forbids, and not longer than a cell."""
    kept = ILLEGAL_CHARACTERS_RE.sub("", text)
    kept = kept.translate(_NO_CHARACTERS).encode("utf-8", "replace").decode("utf-8")
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def put_text(cell: Cell, text: str) -> Cell:
    """Write text as text, whatever it begins with."""
    cell.value = clean(text)
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
    return cell
