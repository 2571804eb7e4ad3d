"""The same ledger as other programs save it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import xlwt

from tests.integration.offices.variants import Page, Save, change, variant


def _texts(book: openpyxl.Workbook) -> list[list[str]]:
    page = book.active
    assert page is not None
    return [
        ["" if value is None else str(value) for value in row]
        for row in page.iter_rows(values_only=True)
    ]


def csv_file(encoding: str, separator: str = ",") -> Save:
    """The sheet as a text file."""

    def save(book: openpyxl.Workbook, folder: Path) -> Path:
        target = io.StringIO(newline="")
        csv.writer(target, delimiter=separator).writerows(_texts(book))
        path = folder / "book.csv"
        path.write_bytes(target.getvalue().encode(encoding))
        return path

    return save


def xls_file(book: openpyxl.Workbook, folder: Path) -> Path:
    """The old format, as WPS saves it; merged cells and types kept."""
    page = book.active
    assert page is not None
    target = xlwt.Workbook(encoding="utf-8")
    sheet = target.add_sheet(page.title)
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    spans = {(span.min_row, span.min_col): span for span in page.merged_cells.ranges}
    for row in page.iter_rows():
        for cell in row:
            span = spans.get((cell.row, cell.column))
            if span is not None:
                sheet.write_merge(
                    span.min_row - 1, span.max_row - 1, span.min_col - 1, span.max_col - 1,
                    cell.value,
                )  # fmt: skip
            elif cell.value is not None:
                style = [day] if isinstance(cell.value, datetime) else []
                sheet.write(cell.row - 1, cell.column - 1, cell.value, *style)
    path = folder / "book.xls"
    target.save(str(path))
    return path


def xls_named_xlsx(book: openpyxl.Workbook, folder: Path) -> Path:
    """Renamed instead of saved in the other format."""
    return xls_file(book, folder).rename(folder / "book.xlsx")


def html_named_xls(book: openpyxl.Workbook, folder: Path) -> Path:
    """What some systems export as a workbook."""
    rows = "".join(
        "<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in _texts(book)
    )
    path = folder / "book.xls"
    path.write_text(
        f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>',
        encoding="utf-8",
    )
    return path


SAVED: dict[str, Save] = {
    "csv_utf8": csv_file("utf-8"),
    "csv_utf8_with_mark": csv_file("utf-8-sig"),
    "csv_gbk": csv_file("gbk"),
    "csv_gb18030": csv_file("gb18030"),
    "csv_utf16": csv_file("utf-16"),
    "csv_tabs_utf16": csv_file("utf-16", "\t"),
    "csv_semicolons": csv_file("utf-8-sig", ";"),
    "xls_of_wps": xls_file,
    "xls_under_the_name_of_an_xlsx": xls_named_xlsx,
    "html_under_the_name_of_an_xls": html_named_xls,
}


def _as_it_is() -> Callable[[Page], None]:
    def bend(_page: Page) -> None:
        """Only the format differs."""

    return bend


for _name, _save in SAVED.items():
    _bend = _as_it_is()
    _bend.__name__ = _name
    variant(save=_save)(_bend)


@variant(save=xls_file)
def xls_with_merged_counties_and_dates(page: Page) -> None:
    change(page, {"B6": None, "K5": datetime(2017, 4, 6), "A9": "合计", "E9": 25200.5})
    page.merge_cells("B5:B6")


@variant(save=xls_file, form="tracking")
def xls_tracking(_page: Page) -> None:
    """Two header rows with merged cells."""


@variant(
    save=csv_file("gbk"),
    changed={(3, "filed_on"): "不可读"},
    says=(("K8", "ambiguous_date", "请把单元格设为文本"),),
)
def csv_with_a_lost_zero(page: Page) -> None:
    page["K8"] = "4.1"
