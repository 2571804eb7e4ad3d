"""Copies of .xls, .ods and web pages: what they keep."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlwt

from pipelines.feedback.sheet_names import SheetNames
from pipelines.feedback.shown_formats import format_for

Answered = Callable[..., Any]
HEADERS = ["序号", "县（市、区）", "项目名称", "代办事项", "申办时间", "办结时间", "备注"]
TITLE = "2017年4月贵州省招商引资项目代办服务台账"


@pytest.fixture
def xls(tmp_path: Path) -> Path:
    book = xlwt.Workbook()
    page = book.add_sheet("台账")
    look = xlwt.easyxf(
        "font: name 楷体, height 280, bold on, italic on, color-index red;"
        "pattern: pattern solid, fore-color yellow; align: horiz center, wrap on;"
        "borders: left thin, bottom double",
        num_format_str="@",
    )
    page.write_merge(0, 0, 0, 6, TITLE, look)
    page.write(1, 0, "填报单位：遵义市投资促进局")
    for column, label in enumerate(HEADERS):
        page.write(2, column, label)
    for row in (3, 4):
        for column, value in enumerate(
            [row - 2, "红花岗区", "项目一", "环评批复", "04.06", "04.01"]
        ):
            page.write(row, column, value)
    page.write(4, 6, "=1+1", look)
    page.write(3, 6, date(2017, 4, 6), xlwt.easyxf(num_format_str="yyyy.mm"))
    page.col(2).width = 30 * 256
    page.col(3).hidden = True
    page.row(4).height_mismatch, page.row(4).height = True, 600
    page.set_panes_frozen(True)
    page.set_horz_split_pos(3)
    path = tmp_path / "台账.xls"
    book.save(str(path))
    return path


def test_xls_keeps_its_look(xls: Path, answered: Answered) -> None:
    book = answered(xls)
    page = book["台账"]
    title = page["A1"]
    assert [str(span) for span in page.merged_cells.ranges] == ["A1:G1"]
    assert (title.font.name, title.font.size, title.font.bold) == ("楷体", 14, True)
    assert (title.fill.fill_type, title.fill.start_color.rgb) == ("solid", "FFFFFF00")
    assert (title.border.left.style, title.border.bottom.style) == ("thin", "double")
    assert (title.alignment.horizontal, title.alignment.wrap_text) == ("center", True)
    assert page.column_dimensions["C"].width == 30
    assert page.column_dimensions["D"].hidden
    assert page.row_dimensions[5].height == 30
    assert page.freeze_panes == "A4"
    assert (page["A4"].value, page["E4"].value) == (1, "04.06")
    assert (page["G4"].value, page["G4"].number_format) == (datetime(2017, 4, 6), "yyyy.mm")
    assert page["F4"].border.left.style == "medium"
    assert (page["G5"].value, page["G5"].data_type, page["G5"].quotePrefix) == ("=1+1", "s", True)
    assert any("列宽照旧" in str(row[0].value) for row in book["退回说明"].iter_rows())


def test_web_page_named_xls_becomes_a_table(answered: Answered, tmp_path: Path) -> None:
    cells = ["1", "红花岗区", "项目一", "环评批复", "04.06", "04.01", "+见附件"]
    rows = [HEADERS, cells]
    table = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    path = tmp_path / "台账.xls"
    path.write_text(
        f'<html><meta charset="utf-8"><table><tr><td colspan=7>{TITLE}</td></tr>'
        f"<tr><td>填报单位：遵义市投资促进局</td></tr>{table}</table></html>",
        encoding="utf-8",
    )
    page = answered(path)["台账"]
    assert page["F4"].border.left.style == "medium"
    assert (page["G4"].value, page["G4"].data_type) == ("+见附件", "s")
    assert [str(span) for span in page.merged_cells.ranges] == ["A1:G1"]


def test_ods_keeps_widths_and_what_dates_show(answered: Answered, tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        return "<table:table-row>" + "".join(cells) + "</table:table-row>"

    def text(value: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'

    day = (
        '<table:table-cell office:value-type="date" office:date-value="2017-03-01">'
        "<text:p>2017.03</text:p></table:table-cell>"
    )
    body = row(text(TITLE)) + row(text("填报单位：遵义市投资促进局"))
    body += row(*map(text, [*HEADERS[:6], "签约时间"]))
    body += row(*map(text, ["1", "红花岗区", "项目一", "环评批复", "04.06", "04.01"]), day)
    names = {"office": "office", "table": "table", "text": "text", "style": "style"}
    spaces = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for key, name in names.items()
    )
    path = tmp_path / "台账.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:automatic-styles>'
            '<style:style style:name="co1" style:family="table-column"><style:table-column-'
            'properties style:column-width="2in"/></style:style></office:automatic-styles>'
            '<office:body><office:spreadsheet><table:table table:name="台账"><table:table-column '
            f'table:style-name="co1" table:number-columns-repeated="7"/>{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    page = answered(path)["台账"]
    assert page["F4"].border.left.style == "medium"
    assert (page["G4"].value, page["G4"].number_format) == (datetime(2017, 3, 1), "yyyy.mm")
    assert page.column_dimensions["B"].width == pytest.approx(27.4)


@pytest.mark.parametrize(
    ("value", "text", "code"),
    [
        (date(2017, 4, 6), "04.06", "mm.dd"),
        (date(2017, 4, 6), "2017年4月6日", 'yyyy"年"m"月"d"日"'),
        (date(2017, 4, 6), "2017年04月", 'yyyy"年"mm"月"'),
        (date(2017, 4, 6), "四月", None),
        (12.0, "012", "000"),
        (12.0, "12", None),
        (0.95, "95%", "0%"),
        (1234.5, "1,234.50", "#,##0.00"),
        (True, "TRUE", None),
    ],
)
def test_format_under_which_a_value_shows_a_text(value: object, text: str, code: str) -> None:
    assert format_for(value, text) == code


def test_names_that_excel_forbids_are_mended_each_once() -> None:
    names = SheetNames(["a/b", "a:b", "A_B", "长" * 40, "", "'x'"])
    assert names.in_copy("a/b") == "a_b"
    assert names.in_copy("a:b") == "a_b(2)"
    assert names.in_copy("A_B") == "A_B(3)"
    assert names.in_copy("长" * 40) == "长" * 31
    assert names.in_copy("") == "Sheet1"
    assert names.in_copy("'x'") == "x"
