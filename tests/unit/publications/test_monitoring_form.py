"""Form 1: layout by cell address, every number equal to the marts."""

from __future__ import annotations

from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.publications.monitoring_form import write_form
from pipelines.publications.placement import PlacementError, load_form


def sheet_of(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path).worksheets[0]


def test_official_layout(con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path) -> None:
    sheet = sheet_of(write_form(con, folder, "gz2017", "2017-Q2", tmp_path))
    assert "模拟数据" in sheet["A1"].value
    assert sheet["A3"].value == "2017年第二季度贵州省项目代办服务工作情况监测表"
    merged = {str(block) for block in sheet.merged_cells.ranges}
    assert {"B4:E4", "F4:K4", "L4:N4", "O4:P4", "Q4:Q5", "A4:A5"} <= merged
    assert sheet["B4"].value == "2017年代办服务总体情况"
    assert sheet["K5"].value == "新引进项目代办服务率"
    assert sheet["L5"].value == "签约项目数"
    assert [sheet.cell(row, 1).value for row in range(6, 17)] == [
        "贵阳市", "遵义市", "六盘水市", "安顺市", "毕节市", "铜仁市", "黔东南州", "黔南州", "黔西南州",
        "贵安新区", "合计",
    ]  # fmt: skip
    assert [sheet.cell(17, c).value for c in range(1, 18) if sheet.cell(17, c).value] == [
        "填报单位：省代办服务中心", "审核人：", "填表人：", "填报时间：2017年　　月　　日",
    ]  # fmt: skip
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)


@pytest.mark.parametrize("period", ["2017-Q1", "2017-Q2", "2017-02"])
def test_every_number_equals_the_marts(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path, period: str
) -> None:
    sheet = sheet_of(write_form(con, folder, "gz2017", period, tmp_path))
    codes = [row[0] for row in con.execute(
        "select unit_code from marts.dim_org_units where level = 'city' order by display_order"
    ).fetchall()] + ["520000"]  # fmt: skip
    columns = load_form(folder).columns
    assert len(columns) == 16
    for row, code in enumerate(codes, 6):
        for number, column in enumerate(columns, 2):
            shown = sheet.cell(row, number).value
            if column.measure:
                (value,) = con.execute(
                    "select value from marts.fct_measures where unit_code = ? and period = ? and measure = ?",
                    [code, period, column.measure],
                ).fetchone() or (None,)
                assert shown == value, (row, number)
            if column.indicator:
                (value,) = con.execute(
                    "select value from marts.fct_indicator_values "
                    "where unit_code = ? and period = ? and indicator = ?",
                    [code, period, column.indicator],
                ).fetchone() or (None,)
                assert shown == ("—" if value is None else pytest.approx(value, abs=1e-15))


def test_open_problems_are_told_by_city(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    sheet = sheet_of(write_form(con, folder, "gz2017", "2017-Q1", tmp_path))
    assert sheet["Q6"].value is None
    assert sheet["Q10"].value == "七星关区“山地农业产业园”：用地指标未落实（市政府分管领导，71天）"
    assert sheet["Q14"].value.endswith("等共2个")
    assert sheet["Q16"].value == "未办结问题4个"


def test_real_data_carry_no_notice(
    changed: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    changed.execute("update marts.dim_build set is_simulated = false")
    sheet = sheet_of(write_form(changed, folder, "gz2017", "2017-Q1", tmp_path))
    assert sheet["A1"].value == "附表1"
    assert not [c for row in sheet.iter_rows() for c in row if "模拟" in str(c.value)]


def test_a_broken_placement_file_names_itself(tmp_path: Path) -> None:
    (tmp_path / "bulletin").mkdir()
    with pytest.raises(PlacementError, match="缺少版式文件"):
        load_form(tmp_path)
    (tmp_path / "bulletin" / "monitoring.yml").write_text(
        "file: x\ncolour: red\n", encoding="utf-8"
    )
    with pytest.raises(PlacementError, match=r"monitoring\.yml 有误"):
        load_form(tmp_path)
