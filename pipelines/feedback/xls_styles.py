"""Styles of an .xls as styles of openpyxl.

Belongs here: one style record to font, fill, frame, alignment, format; each made once.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

import xlrd
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.colors import Color

HORIZONTAL: dict[int, Any] = {
    0: None, 1: "left", 2: "center", 3: "right", 4: "fill", 5: "justify", 6: "centerContinuous",
    7: "distributed",
}  # fmt: skip
VERTICAL: dict[int, Any] = {0: "top", 1: "center", 2: "bottom", 3: "justify", 4: "distributed"}
LINES: tuple[Any, ...] = (
    None, "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed",
    "dashDot", "mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot",
)  # fmt: skip
PATTERNS: tuple[Any, ...] = (
    None, "solid", "mediumGray", "darkGray", "lightGray", "darkHorizontal", "darkVertical",
    "darkDown", "darkUp", "darkGrid", "darkTrellis", "lightHorizontal", "lightVertical",
    "lightDown", "lightUp", "lightGrid", "lightTrellis", "gray125", "gray0625",
)  # fmt: skip
UNDERLINES: dict[int, Any] = {
    1: "single", 2: "double", 0x21: "singleAccounting", 0x22: "doubleAccounting",
}  # fmt: skip
ESCAPEMENTS: dict[int, Any] = {1: "superscript", 2: "subscript"}
AUTOMATIC = 64  # colour numbers from here on mean "as the system has it"


class XlsStyles:
    """The styles of one workbook."""

    def __init__(self, book: xlrd.Book) -> None:
        self._book = book
        self._made: dict[int, dict[str, Any]] = {}

    def apply(self, cell: Cell, number: int, runs: Sequence[tuple[int, int]] | None) -> None:
        """Give the cell the style of this number, and its text the fonts of its parts."""
        style = self._made.get(number)
        if style is None:
            style = self._made[number] = self._make(number)
        was_text = cell.quotePrefix
        for name, part in style.items():
            setattr(cell, name, part)
        if was_text:
            cell.quotePrefix = True
        if runs and isinstance(cell.value, str) and cell.data_type == "s":
            cell.value = self._rich(cell.value, runs)

    def _make(self, number: int) -> dict[str, Any]:
        record = self._book.xf_list[number]
        align, border, ground = record.alignment, record.border, record.background
        known = self._book.format_map.get(record.format_key)
        return {
            "font": self._font(record.font_index),
            "fill": self._fill(ground),
            "border": Border(
                left=self._side(border.left_line_style, border.left_colour_index),
                right=self._side(border.right_line_style, border.right_colour_index),
                top=self._side(border.top_line_style, border.top_colour_index),
                bottom=self._side(border.bottom_line_style, border.bottom_colour_index),
            ),
            "alignment": Alignment(
                horizontal=HORIZONTAL.get(align.hor_align),
                vertical=VERTICAL.get(align.vert_align, "bottom"),
                wrap_text=bool(align.text_wrapped),
                shrink_to_fit=bool(align.shrink_to_fit),
                indent=align.indent_level,
                text_rotation=align.rotation if 0 <= align.rotation <= 180 else 255,
            ),
            "number_format": known.format_str if known else "General",
            "protection": Protection(
                locked=bool(record.protection.cell_locked),
                hidden=bool(record.protection.formula_hidden),
            ),
        }

    def _font(self, index: int) -> Font:
        font = self._book.font_list[index]
        return Font(
            name=font.name, size=font.height / 20, bold=bool(font.weight > 500),
            italic=bool(font.italic), strike=bool(font.struck_out),
            underline=UNDERLINES.get(font.underline_type), color=self._colour(font.colour_index),
            vertAlign=ESCAPEMENTS.get(font.escapement), family=font.family,
        )  # fmt: skip

    def _fill(self, ground: Any) -> PatternFill:
        pattern = PATTERNS[ground.fill_pattern] if ground.fill_pattern < len(PATTERNS) else None
        if pattern is None:
            return PatternFill()
        return PatternFill(
            pattern,
            fgColor=self._colour(ground.pattern_colour_index) or Color(indexed=64),
            bgColor=self._colour(ground.background_colour_index) or Color(indexed=65),
        )

    def _side(self, line: int, colour: int) -> Side:
        style = LINES[min(line, len(LINES) - 1)]
        return Side(style=style, color=self._colour(colour)) if style else Side()

    def _colour(self, index: int) -> Color | None:
        rgb = self._book.colour_map.get(index) if index < AUTOMATIC else None
        return None if rgb is None else Color(rgb="FF{:02X}{:02X}{:02X}".format(*rgb))

    def _rich(self, text: str, runs: Sequence[tuple[int, int]]) -> CellRichText:
        """Pieces of one text, each in its own font."""
        edges = [offset for offset, _font in runs] + [len(text)]
        parts: list[str | TextBlock] = [text[: edges[0]]] if edges[0] else []
        for (offset, index), end in zip(runs, edges[1:], strict=True):
            if piece := text[offset:end]:
                parts.append(TextBlock(self._inline(index), piece))
        return CellRichText(*parts)

    def _inline(self, index: int) -> InlineFont:
        font = copy(self._font(index))
        return InlineFont(
            rFont=font.name, sz=font.sz, b=font.b, i=font.i, strike=font.strike, u=font.u,
            color=font.color, vertAlign=font.vertAlign,
        )  # fmt: skip
