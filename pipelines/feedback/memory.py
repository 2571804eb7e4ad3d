"""The cells' own looks, kept while a copy is with the office, so that they can come back.

Each look that a mark has covered gets a number. The looks stand on cells in hidden columns of
our list. A mark's comment carries the number in its author, which moves with the cell; the
addresses are kept too, for a program that forgets authors. Belongs here: numbering, storing
and finding looks.
"""

from __future__ import annotations

import re
from copy import copy
from typing import Any

from openpyxl.utils import get_column_letter

from pipelines.feedback.text_cells import put_text

FIRST_COLUMN = 12  # L: number, look, sheets whose print area is ours, places of a look
WIDTH = 4
PLACES_A_CELL = 2_000  # a cell holds 32,767 characters
_NUMBER = re.compile(r"#(\d{1,6})$")


class StyleMemory:
    """Looks by number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, ...], int] = {}
        self._looks: dict[int, Any] = {}
        self._places: dict[tuple[str, str], int] = {}  # (sheet, address) -> number
        self.print_areas: list[str] = []  # sheets whose print area the answer has set

    def remember(self, cell: Any) -> int:
        """The number of the cell's present look."""
        key = tuple(cell._style or ())
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        self._looks.setdefault(number, copy(cell._style))
        self._places[cell.parent.title, cell.coordinate] = number
        return number

    def write(self, page: Any, row: int) -> None:
        """Store everything from `row` on, hidden."""
        for offset, (number, look) in enumerate(self._looks.items()):
            page.cell(row + offset, FIRST_COLUMN).value = number
            page.cell(row + offset, FIRST_COLUMN + 1)._style = copy(look)
        for offset, title in enumerate(self.print_areas):
            put_text(page.cell(row + offset, FIRST_COLUMN + 2), title)
        for offset, text in enumerate(self._places_as_texts()):
            put_text(page.cell(row + offset, FIRST_COLUMN + 3), text)
        for column in range(FIRST_COLUMN, FIRST_COLUMN + WIDTH):
            page.column_dimensions[get_column_letter(column)].hidden = True

    @classmethod
    def read(cls, page: Any) -> StyleMemory:
        """What an earlier answer stored."""
        memory = cls()
        last = FIRST_COLUMN + WIDTH - 1
        for number, look, area, places in page.iter_rows(min_col=FIRST_COLUMN, max_col=last):
            if isinstance(number.value, int | float):
                memory._looks[int(number.value)] = copy(look._style)
            if isinstance(area.value, str):
                memory.print_areas.append(area.value)
            if isinstance(places.value, str):
                memory._recall(places.value)
        return memory

    def give_back(self, cell: Any, author: str) -> bool:
        """Put the cell's own look back; False when it is not known."""
        match = _NUMBER.search(author)
        place = (cell.parent.title, cell.coordinate)
        number = int(match.group(1)) if match else self._places.get(place, 0)
        if number not in self._looks:
            return False
        cell._style = copy(self._looks[number])
        return True

    def _places_as_texts(self) -> list[str]:
        together: dict[tuple[int, str], list[str]] = {}
        for (sheet, address), number in self._places.items():
            together.setdefault((number, sheet), []).append(address)
        return [
            "\n".join((str(number), sheet, " ".join(addresses[start : start + PLACES_A_CELL])))
            for (number, sheet), addresses in together.items()
            for start in range(0, len(addresses), PLACES_A_CELL)
        ]

    def _recall(self, text: str) -> None:
        number, _, rest = text.partition("\n")
        sheet, _, addresses = rest.partition("\n")
        if number.isascii() and number.isdigit():
            self._places |= {(sheet, address): int(number[:6]) for address in addresses.split()}


def without_number(author: str, ours: str) -> str:
    """The office's own author: `小李;报表核对#3` -> `小李`."""
    return _NUMBER.sub("", author).removesuffix(ours).rstrip(";")
