"""How a mark looks. Belongs here: colours and lines by severity."""

from __future__ import annotations

from typing import Any

from openpyxl.styles import Border, PatternFill, Side

COLOURS = {"fatal": "FFC7CE", "error": "FFC7CE", "warning": "FFEB9C"}
LINES: dict[str, tuple[Any, str]] = {"fatal": ("medium", "C00000"), "error": ("medium", "C00000"),
         "warning": ("dashed", "9C6500")}  # fmt: skip
SIDES = ("left", "right", "top", "bottom")


def fill_for(severity: str) -> PatternFill:
    """The ground colour of a severity."""
    return PatternFill("solid", start_color=COLOURS[severity])


def side_for(severity: str) -> Side:
    """One side of its frame."""
    style, colour = LINES[severity]
    return Side(style=style, color=colour)


def frame_for(severity: str) -> Border:
    """The frame: solid or dashed, so that severities can be told without colour."""
    side = side_for(severity)
    return Border(left=side, right=side, top=side, bottom=side)
