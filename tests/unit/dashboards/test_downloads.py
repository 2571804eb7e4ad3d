"""What stands in a table stands in its files: texts as texts, numbers as numbers."""

from __future__ import annotations

import csv
import io

import openpyxl
from markupsafe import Markup

from dashboards.components import downloads
from dashboards.components.table import Head, Row, Styled

HEADS = [Head("单位", "keep"), Head("数值（%）", "num"), Head(Markup("备<br>注"), "long")]
ROWS = [
    Row([Markup('<a href="x">甲</a>'), Styled("1,234.5 ✗", "bad"), "=1+1"]),
    Row(["乙", "—", "电话\x07 -"]),
]


def test_numbers_texts_and_what_is_no_number() -> None:
    lines = downloads.as_lines(HEADS, ROWS)
    assert lines == [["单位", "数值（%）", "备 注"], ["甲", 1234.5, "=1+1"], ["乙", "—", "电话 -"]]


def test_a_workbook_holds_no_formula() -> None:
    content = downloads.xlsx("排名（模拟数据）", downloads.as_lines(HEADS, ROWS))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert sheet["A1"].value == "排名（模拟数据）"
    assert (sheet["C3"].value, sheet["C3"].data_type) == ("=1+1", "s")
    assert (sheet["B3"].value, sheet["B3"].data_type) == (1234.5, "n")
    assert sheet.auto_filter.ref == "A2:C4"


def test_what_looks_like_a_formula_gets_a_quote_in_csv() -> None:
    text = downloads._csv("", lambda: downloads.as_lines(HEADS, ROWS)).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1] == ["甲", "1234.5", "'=1+1"]
