"""The cells' own looks, kept while a copy is with the office, so that they can come back.

Each look that a mark has covered gets a number. The mark's comment carries the number in its
author; the looks themselves stand on cells in hidden columns of our list. Both survive saving
in Excel, WPS and LibreOffice. Belongs here: numbering, storing and finding looks.
"""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from openpyxl.utils import get_column_letter

from pipelines.feedback.text_cells import put_text

FIRST_COLUMN = 12  # L: number, look, sheets whose print area is ours
_NUMBER = re.compile(r"#(\d{1,6})$")


class StyleMemory:
    """Looks by number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, ...], int] = {}
        self._looks: dict[int, Any] = {}
        self.print_areas: list[str] = []  # sheets whose print area the answer has set

    def remember(self, cell: Any) -> int:
        """The number of the cell's present look."""
        key = tuple(cell._style or ())
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._looks.setdefault(number, copy(cell._style))
        return number

    def write(self, page: Any, row: int) -> None:
        """Store the looks from `row` on, hidden."""
        for offset, (number, look) in enumerate(self._looks.items()):
            page.cell(row + offset, FIRST_COLUMN).value = number
            page.cell(row + offset, FIRST_COLUMN + 1)._style = copy(look)
        for offset, title in enumerate(self.print_areas):
            put_text(page.cell(row + offset, FIRST_COLUMN + 2), title)
        for column in range(FIRST_COLUMN, FIRST_COLUMN + 3):
            page.column_dimensions[get_column_letter(column)].hidden = True

    @classmethod
    def read(cls, page: Any) -> StyleMemory:
        """The looks that an earlier answer stored."""
        memory = cls()
        for row in page.iter_rows(min_col=FIRST_COLUMN, max_col=FIRST_COLUMN + 2):
            if isinstance(row[0].value, int | float):
                memory._looks[int(row[0].value)] = copy(row[1]._style)
            if isinstance(row[2].value, str):
                memory.print_areas.append(row[2].value)
        return memory

    def give_back(self, cell: Any, author: str) -> bool:
        """The look that the author's number stands for; False when there is none."""
        match = _NUMBER.search(author)
        look = self._looks.get(int(match.group(1))) if match else None
        if look is None:
            return False
        cell._style = copy(look)
        return True


def without_number(author: str, ours: str) -> str:
    """The office's own author: `小李;报表核对#3` -> `小李`."""
    return _NUMBER.sub("", author).removesuffix(ours).rstrip(";")
