"""Drop-down lists and input hints of a blank form.

Belongs here: which values a column offers, and how a spreadsheet program is told. Does not
belong here: checking what was filled in (intake); a drop-down only helps.
"""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.catalog.lookup import find_list
from pipelines.catalog.model import Column, Form, RegimeFolder

_FIXED = {"yes_no": ("是", "否"), "yes_blank": ("是",), "tick": ("√",)}
_FIRST_LIST_COLUMN = 6  # on the guidance sheet, right of the guidance itself
_LONGEST_HINT = 250


class Choices:
    """The lists of one workbook; long ones stand on the guidance sheet, which is referred to."""

    def __init__(
        self,
        guidance: Worksheet,
        form: Form,
        folder: RegimeFolder,
        unit_names: dict[str, tuple[str, ...]],
    ) -> None:
        self._formulas: dict[str, str] = {}
        place = _FIRST_LIST_COLUMN
        for column in form.columns:
            values = unit_names.get(column.element, ())
            if column.list:
                values = tuple(item.name for item in find_list(folder, column.list).items)
            if values:
                self._formulas[column.element] = _write_list(guidance, place, column, values)
                place += 1
            elif fixed := column.values or _FIXED.get(column.type, ()):
                self._formulas[column.element] = f'"{",".join(fixed)}"'

    def validation(self, column: Column) -> DataValidation | None:
        """What the column's cells offer and say; None when there is nothing to offer."""
        formula = self._formulas.get(column.element)
        if formula:
            found = DataValidation(type="list", formula1=formula, allow_blank=True)
            found.error = "请从下拉列表中选择；确需填写其他内容的，可以继续。"
        elif column.type == "integer":
            least = str(int(column.minimum or 0))
            found = DataValidation(
                type="whole", operator="greaterThanOrEqual", formula1=least, allow_blank=True
            )
            found.error = f"请填整数，不小于 {least}；没有的不填。"
        else:
            return None
        found.errorStyle = "warning"
        found.errorTitle = column.label[:30]
        found.showErrorMessage = True
        if column.note:
            found.promptTitle = column.label[:30]
            found.prompt = column.note[:_LONGEST_HINT]
            found.showInputMessage = True
        return found


def _write_list(guidance: Worksheet, place: int, column: Column, values: tuple[str, ...]) -> str:
    """Write the list below its heading; return the reference to it."""
    letter = get_column_letter(place)
    guidance.cell(2, place, f"可选：{column.label}")
    for row, value in enumerate(values, start=3):
        guidance.cell(row, place, value)
    guidance.column_dimensions[letter].width = 2 * max(len(value) for value in values) + 2
    return f"'{guidance.title}'!${letter}$3:${letter}${len(values) + 2}"
