"""Blank forms, opened again with openpyxl."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import NotFound
from pipelines.catalog.places import Places
from pipelines.catalog.template_request import requests_of_unit
from pipelines.catalog.templates import TemplateError, write_template


def made(folder: Path, form: str, unit: str, period: str) -> openpyxl.Workbook:
    path = folder / "new" / "form.xlsx"
    write_template(load_catalog(), form, unit, period, path)
    return openpyxl.load_workbook(path)


def offered(sheet: Worksheet, cell: str) -> str:
    """The list formula of the drop-down that covers a cell."""
    for validation in sheet.data_validations.dataValidation:
        if cell in validation.sqref and validation.type == "list":
            return str(validation.formula1)
    return ""


def test_ledger(tmp_path: Path) -> None:
    workbook = made(tmp_path, "ledger", "520300", "2017-03")
    assert workbook.sheetnames == ["附表2", "填表说明"]
    sheet = workbook["附表2"]
    assert sheet["A1"].value == "贵州省招商引资项目代办服务台账（2017年3月）"
    assert sheet["A2"].value == "填报单位：遵义市"
    assert [sheet.cell(3, n).value for n in (1, 2, 3, 7)] == [
        "序号", "县（市、区）", "项目名称", "合同投资额（万元）",
    ]  # fmt: skip
    assert sheet["J3"].value == "签约时间" and sheet["J4"].number_format == "@"
    assert sheet["N3"].value == "申办时间" and sheet["N4"].number_format == "@"
    assert sheet.freeze_panes == "D4"
    assert sheet.protection.sheet and sheet["A3"].protection.locked
    assert not sheet["A4"].protection.locked
    assert offered(sheet, "H4") == '"一产,二产,三产"'
    assert offered(sheet, "K4") == '"是,否"'
    assert sheet.max_row > 50 and all(cell.value is None for cell in sheet["B"][3:])


def test_county_list_is_of_that_time(tmp_path: Path) -> None:
    def counties(period: str) -> list[object]:
        workbook = made(tmp_path, "ledger", "520200", period)
        assert offered(workbook["附表2"], "B4").startswith("'填表说明'!$G$3")
        return [cell.value for cell in workbook["填表说明"]["G"] if cell.value]

    assert "盘县" in counties("2017-03") and "盘州市" not in counties("2017-03")
    assert "盘州市" in counties("2017-04") and "盘县" not in counties("2017-04")


def test_one_sheet_per_centre(tmp_path: Path) -> None:
    workbook = made(tmp_path, "gz2017.tracking", "520400", "2017-Q1")
    assert workbook.sheetnames[:3] == ["市本级", "西秀区", "平坝区"]
    assert workbook["市本级"]["A2"].value == "填报单位：安顺市"
    sheet = workbook["平坝区"]
    assert sheet["A2"].value == "填报单位：平坝区"
    assert sheet["H3"].value == "项目进展情况"
    assert [sheet.cell(4, n).value for n in (8, 9, 10, 11)] == [
        "前期准备",
        "开工在建",
        "投产",
        "达产",
    ]
    assert "H3:K3" in {str(merged) for merged in sheet.merged_cells.ranges}
    assert offered(sheet, "H5") == '"√"' and offered(sheet, "L5") == '"是"'
    assert sheet.freeze_panes == "D5"


def test_guidance(tmp_path: Path) -> None:
    sheet = made(tmp_path, "ledger", "520300", "2017-03")["填表说明"]
    text = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert "每月22日前" in text
    assert "2017.10 变成 2017.1" in text


def test_every_cell_of_a_row_is_open_and_the_headers_are_locked(tmp_path: Path) -> None:
    sheet = made(tmp_path, "ledger", "520300", "2017-07")["附表2"]
    assert sheet.protection.sheet and not sheet.protection.password
    assert not (sheet.protection.insertRows or sheet.protection.deleteRows)
    assert not (sheet.protection.sort or sheet.protection.autoFilter)
    assert sheet["A1"].protection.locked and sheet["T3"].protection.locked
    assert not sheet["T203"].protection.locked  # the 200th row
    assert not sheet.column_dimensions["T"].protection.locked  # rows below the prepared ones
    outside = sheet.column_dimensions["U"]  # or Excel refuses to delete a row
    assert (outside.min, outside.max, outside.protection.locked) == (21, 16384, False)
    assert sheet.auto_filter.ref.startswith("A3:T")
    assert sheet.print_title_rows == "$1:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_hints_and_complaints_stand_with_the_cells(tmp_path: Path) -> None:
    sheet = made(tmp_path, "ledger", "520300", "2017-07")["附表2"]
    by_cell = {str(v.sqref).split(":")[0]: v for v in sheet.data_validations.dataValidation}
    assert "2017.10 变成 2017.1" in by_cell["J4"].prompt
    assert by_cell["G4"].type == "decimal" and "1.2亿" in by_cell["G4"].error
    assert by_cell["P4"].type == "whole" and by_cell["P4"].formula1 == "0"
    assert by_cell["C4"].prompt and by_cell["C4"].type in (None, "none")
    assert all(len(v.prompt or "") <= 255 for v in by_cell.values())


def test_a_month_brings_what_is_due_in_it() -> None:
    def names(unit: str, period: str) -> set[str]:
        catalog = load_catalog()
        found = requests_of_unit(catalog, Places(catalog), unit, period)
        return {request.form.id for request in found}

    monthly = {"ledger", "articles", "problems"}
    assert names("520300", "2017-05") == monthly
    assert names("520300", "2017-06") == {*monthly, "tracking", "tracking_summary"}
    assert names("520300", "2017-04") == {*monthly, "liaison"}
    assert names("520000", "2017-05") == {"articles"}


def test_snapshot_needs_no_period(tmp_path: Path) -> None:
    sheet = made(tmp_path, "platform.signed_projects", "520000", "").worksheets[0]
    assert sheet["A1"].value == "省级重大活动签约项目总表"


@pytest.mark.parametrize(
    ("form", "unit", "period", "said"),
    [
        ("ledger", "520300", "2017-Q1", "是月报"),
        ("tracking", "520300", "2017-03", "是季报"),
        ("ledger", "520300", "三月", "不是报告期"),
        ("monitoring", "520300", "2017-03", "不用填报"),
        ("ledger", "330300", "2017-03", "不是这项制度的填报单位"),
        ("ledger", "520321", "2017-03", "请用“播州区”的代码"),
        ("ledger", "520281", "2017-03", "请用当时的名称"),
        ("ledger", "520300", "2016-12", "适用时间是 2017-01-01 至 2017-12-31"),
        ("ledger", "520300", "2018-01", "适用时间是 2017-01-01 至 2017-12-31"),
        ("ledger", "520300", "", "请写明报告期"),
    ],
)
def test_what_does_not_go_together(
    tmp_path: Path, form: str, unit: str, period: str, said: str
) -> None:
    with pytest.raises(TemplateError, match=said):
        made(tmp_path, form, unit, period)


def test_unknown_unit(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="没有代码为“999”的单位"):
        made(tmp_path, "ledger", "999", "2017-03")
