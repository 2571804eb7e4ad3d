"""How much room texts take, in the unit of column widths (one digit).

Belongs here: estimating, on the safe side. Does not belong here: layout.
"""

from __future__ import annotations

from math import ceil

_WIDE = "“”‘’…—√×÷±·"
SAFETY = 1.08  # fonts differ between Excel, WPS and LibreOffice


def text_width(value: object) -> int:
    """Of the longest line, a Chinese character counting double."""
    return max((_width(line) for line in str(value).split("\n")), default=0)


def lines_needed(text: str, width: float) -> int:
    """Lines that the text takes in so wide a column."""
    return sum(max(1, ceil(SAFETY * _width(line) / width)) for line in text.split("\n"))


def shortened(text: str, width: int) -> str:
    """The text, or its beginning with an ellipsis where it is wider."""
    if _width(text) <= width:
        return text
    kept, used = "", 2
    for sign in text:
        used += _width(sign)
        if used > width:
            break
        kept += sign
    return kept + "…"


def _width(line: str) -> int:
    return sum(1 + (ord(sign) > 0x2E7F or sign in _WIDE) for sign in line)
