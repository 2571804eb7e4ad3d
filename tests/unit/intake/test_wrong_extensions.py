"""The right content under a wrong extension is read; what is hidden in an .xls is found."""

from __future__ import annotations

import pytest
import xlwt

from pipelines.intake.limits import Limits
from pipelines.intake.read import read_sheets
from pipelines.intake.refusals import Unreadable
from pipelines.intake.sheet import Span

PAGE = (
    "<html><head><meta charset='{0}'></head><body><table>"
    "<tr><td colspan=2>代办服务台账</td></tr><tr><td rowspan='2'>播州区</td><td>甲&nbsp;</td></tr>"
    "<tr><td>乙</td></tr></table></body></html>"
)


@pytest.mark.parametrize(
    ("stated", "encoding"), [("gb2312", "gbk"), ("utf-8", "utf-8"), ("utf-8", "utf-16")]
)
def test_a_web_page_named_xls_is_read(tmp_path, stated, encoding):
    path = tmp_path / "台账.xls"
    path.write_bytes(PAGE.format(stated).encode(encoding))
    (sheet,) = read_sheets(path, Limits())
    assert sheet.text(0, 0) == "代办服务台账"
    assert [sheet.text(row, 1) for row in (1, 2)] == ["甲", "乙"]
    assert sheet.spans == (Span(0, 0, 0, 1), Span(1, 0, 2, 0))


def test_spans_of_a_web_page_cannot_ask_for_endless_cells(tmp_path):
    path = tmp_path / "t.xls"
    path.write_text("<table>" + "<tr><td colspan=9999>x</td></tr>" * 200 + "</table>")
    with pytest.raises(Unreadable, match="单元格"):
        read_sheets(path, Limits())


@pytest.mark.parametrize("name", ["t.xls", "t.xlsx"])
def test_separated_text_under_a_workbooks_name_is_read(tmp_path, name):
    path = tmp_path / name
    path.write_bytes("项目名称\t县\n甲\t播州区\n".encode("gbk"))
    (sheet,) = read_sheets(path, Limits())
    assert sheet.rows == [["项目名称", "县"], ["甲", "播州区"]]


def test_a_picture_named_xls_is_not_taken_for_text(tmp_path):
    path = tmp_path / "t.xls"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR,,,\n")
    with pytest.raises(Unreadable) as refusal:
        read_sheets(path, Limits())
    assert refusal.value.rule == "wrong_format"


def test_errors_hidden_lines_and_formats_of_an_xls(tmp_path):
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    page.write(0, 0, 1)
    page.row(1).set_cell_error(2, "#REF!")
    page.write(3, 1, 0.95, xlwt.easyxf(num_format_str="0.00%"))
    page.row(3).hidden = True
    page.col(1).hidden = True
    book.save(str(tmp_path / "t.xls"))
    (sheet,) = read_sheets(tmp_path / "t.xls", Limits())
    assert sheet.value(1, 2) == "#REF!"
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {1})
    assert sheet.number_format(3, 1) == "0.00%"
