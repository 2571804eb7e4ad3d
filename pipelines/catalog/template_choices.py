"""Drop-down lists, input hints and entry checks of a blank form.

Belongs here: which values a column offers, and how a spreadsheet program is told. Does not
belong here: checking what was sent (intake); what is said here only helps, every complaint
can be overruled, because offices may have good reasons.
"""

from __future__ import annotations

from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.catalog.lookup import find_list
from pipelines.catalog.model.folder import RegimeFolder
from pipelines.catalog.model.forms import Column, Form
from pipelines.catalog.template_style import HEADER_FILL, HEADER_FONT, SMALL_FONT
from pipelines.catalog.template_wording import FIXED_CHOICES, complaint, how_to_fill

FIRST_LIST_COLUMN = 7  # on the guidance sheet, right of the guidance itself
_LONGEST_TITLE, _LONGEST_TEXT = 31, 250  # what Excel accepts, less one for safety
# A year-month of six signs has lost a 0 (2017.1); a month-day of three too (1.6).
_TEXT_LENGTHS = {"year_month": (7, 10), "month_day": (4, 11)}


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
        place = FIRST_LIST_COLUMN
        for column in form.columns:
            values = unit_names.get(column.element, ())
            if column.list:
                values = tuple(item.name for item in find_list(folder, column.list).items)
            if values:
                self._formulas[column.element] = _write_list(guidance, place, column, values)
                place += 1
            elif fixed := column.values or FIXED_CHOICES.get(column.type, ()):
                self._formulas[column.element] = f'"{",".join(fixed)}"'

    def validation(self, column: Column) -> DataValidation | None:
        """What the column's cells offer and say; None when there is nothing to say."""
        found = self._condition(column)
        hint = how_to_fill(column)
        if found is None and not hint:
            return None
        if found is None:
            found = DataValidation(type=None, allow_blank=True)
        else:
            found.errorStyle = "warning"
            found.errorTitle = column.label[:_LONGEST_TITLE]
            found.error = complaint(column)[:_LONGEST_TEXT]
            found.showErrorMessage = True
        if hint:
            found.promptTitle = column.label[:_LONGEST_TITLE]
            found.prompt = hint[:_LONGEST_TEXT]
            found.showInputMessage = True
        return found

    def _condition(self, column: Column) -> DataValidation | None:
        formula = self._formulas.get(column.element)
        if formula:
            return DataValidation(type="list", formula1=formula, allow_blank=True)
        if column.type == "integer":
            return _at_least("whole", f"{column.minimum or 0:g}")
        if column.type == "amount":
            if column.exclusive_minimum is not None:
                return _at_least("decimal", f"{column.exclusive_minimum:g}", "greaterThan")
            return _at_least("decimal", f"{column.minimum or 0:g}")
        if column.type in ("date", "date_time"):
            return _at_least("date", "DATE(1990,1,1)")
        if column.type in _TEXT_LENGTHS:
            shortest, longest = _TEXT_LENGTHS[column.type]
            return DataValidation(
                type="textLength", operator="between", formula1=str(shortest),
                formula2=str(longest), allow_blank=True,
            )  # fmt: skip
        return None


def _at_least(
    kind: Literal["whole", "decimal", "date"], least: str,
    operator: Literal["greaterThan", "greaterThanOrEqual"] = "greaterThanOrEqual",
) -> DataValidation:  # fmt: skip
    return DataValidation(type=kind, operator=operator, formula1=least, allow_blank=True)


def _write_list(guidance: Worksheet, place: int, column: Column, values: tuple[str, ...]) -> str:
    """Write the list below its heading; return the reference to it."""
    letter = get_column_letter(place)
    heading = guidance.cell(2, place, f"可选：{column.label}")
    heading.font, heading.fill = HEADER_FONT, HEADER_FILL
    for row, value in enumerate(values, start=3):
        guidance.cell(row, place, value).font = SMALL_FONT
    guidance.column_dimensions[letter].width = min(60, 2 * max(map(len, values)) + 4)
    return f"'{guidance.title}'!${letter}$3:${letter}${len(values) + 2}"
