"""The 通报 and its workbook: what is said, what is left out, and the same bytes twice."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pytest
from docx import Document

from pipelines.publications.bulletin import write_bulletin
from pipelines.publications.placement import PlacementError


def text_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def written(
    con: duckdb.DuckDBPyConnection, folder: Path, period: str, out: Path
) -> tuple[Path, Path]:
    document, workbook, *_ = write_bulletin(con, folder, "gz2017", period, out)
    return document, workbook


def test_the_second_quarter_says_parts_changes_ties(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    document, _ = written(con, folder, "2017-Q2", tmp_path)
    text = text_of(document)
    served, new = con.execute(
        "select numerator, denominator from marts.fct_indicator_values where level = 'province' "
        "and period = '2017-Q2' and indicator = 'new_service_rate'"
    ).fetchone() or (0, 0)
    assert f"新引进项目{new:.0f}个，提供代办及电话、上门服务{served:.0f}个，代办服务率" in text
    assert "较上季度下降0.5个百分点" in text
    assert "贵阳市、遵义市、六盘水市、黔东南州和贵安新区并列第一" in text
    assert "排前三位的是毕节市、六盘水市和铜仁市" in text
    assert "毕节市66.7%（64/96）" in text
    assert "根据《2017年全省代办服务工作安排》（黔投字〔2017〕6号）" in text
    assert "（签发前为草稿）" in text
    assert "（模拟数据，仅供演示，不得引用）" in text
    assert not re.search(r"[{}]|nan|None|。。|；。|，。", text)


def test_the_first_quarter_has_no_change_and_names_zero(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    text = text_of(written(con, folder, "2017-Q1", tmp_path)[0])
    assert "百分点" not in text
    assert "贵安新区无新引进项目，不参加排名" in text
    assert "贵安新区上报信息0篇" in text
    assert "迟报2份：毕节市2017年2月《招商引资项目代办服务台账》（迟3天）" in text
    assert "缺报1份：黔西南州2017年3月《招商引资项目代办服务台账》" in text
    headings = [line for line in text.splitlines() if re.match(r"[一二三四五]、", line)]
    assert headings == ["一、总体情况", "二、工作成效", "三、存在的问题", "四、下一步工作要求"]


def test_nothing_to_say_leaves_the_paragraphs_out(
    changed: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    changed.execute("update marts.fct_indicator_values set attained = true where attained = false")
    changed.execute("update marts.fct_submissions set state = 'on_time', complete = true")
    changed.execute("delete from marts.fct_problems")
    changed.execute("delete from marts.fct_findings")
    changed.execute("update marts.dim_build set is_simulated = false")
    document, *_ = write_bulletin(changed, folder, "gz2017", "2017-Q1", tmp_path, date(2017, 4, 6))
    text = text_of(document)
    assert "存在的问题" not in text
    assert "三、下一步工作要求" in text
    assert "附件5" not in text and "低于目标的县" not in text
    assert "模拟" not in text
    assert "草稿" not in text
    assert "2017年4月6日" in text
    assert len(Document(str(document)).tables) == 4


def test_tables_stand_in_printed_order_and_equal_the_marts(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    document, _ = written(con, folder, "2017-Q2", tmp_path)
    form, ranks, returns, counties, _charts = Document(str(document)).tables
    assert [row.cells[0].text for row in form.rows][2:] == [
        "贵阳市", "遵义市", "六盘水市", "安顺市", "毕节市", "铜仁市", "黔东南州", "黔南州", "黔西南州",
        "贵安新区", "合计",
    ]  # fmt: skip
    bijie = [cell.text for cell in ranks.rows[6].cells]
    assert bijie == [
        "毕节市",
        "64",
        "96",
        "66.7%",
        "10",
        "14",
        "40",
        "35.0%",
        "1",
        "37",
        "40",
        "92.5%",
        "10",
    ]
    assert len(returns.rows) == 12
    told = sum(int(row.cells[3].text) for row in counties.rows[1:])
    (below,) = con.execute(
        "select count(*) from marts.fct_indicator_values where level = 'county' and period = '2017-Q2' "
        "and attained = false and in_bulletin_ranking"
    ).fetchone() or (0,)
    assert told == below


def test_page_layout_follows_the_standard(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    document = Document(str(written(con, folder, "2017-Q2", tmp_path)[0]))
    portrait, landscape = document.sections
    measures = [
        portrait.page_width,
        portrait.page_height,
        portrait.top_margin,
        portrait.left_margin,
    ]
    assert [round(m.mm) for m in measures if m] == [210, 297, 37, 28]
    assert landscape.page_width and landscape.page_height
    assert landscape.page_width > landscape.page_height
    assert document.settings.odd_and_even_pages_header_footer


def test_a_month_and_unknown_names_in_the_template(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    text = text_of(written(con, folder, "2017-05", tmp_path)[0])
    assert "较上月" in text
    assert "省级重大活动签约项目。" not in text  # form 3 is quarterly
    own = tmp_path / "regime"
    shutil.copytree(folder / "bulletin", own / "bulletin")
    template = Document(str(own / "bulletin" / "template.docx"))
    template.add_paragraph("{{ no_such_name }}")
    template.save(str(own / "bulletin" / "template.docx"))
    with pytest.raises(PlacementError, match="no_such_name"):
        write_bulletin(con, own, "gz2017", "2017-Q1", tmp_path)


def test_same_database_same_bytes(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    first = write_bulletin(con, folder, "gz2017", "2017-Q1", tmp_path / "a")
    second = write_bulletin(con, folder, "gz2017", "2017-Q1", tmp_path / "b")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert [p.name for p in first] == [
        "全省代办服务工作_2017-Q1.docx",
        "全省代办服务工作_2017-Q1.xlsx",
        "全省代办服务工作_2017-Q1.pdf",
    ]


def test_workbook_sheets(con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(con, folder, "2017-Q1", tmp_path)[1])
    assert book.sheetnames == [
        "附表1",
        "排名",
        "迟报缺报",
        "低于目标的县区",
        "困难问题",
        "指标明细",
        "说明",
    ]
    assert all("模拟数据" in sheet["A1"].value for sheet in book)
    ranking = book["排名"]
    first = [
        row
        for row in ranking.iter_rows(min_row=4, values_only=True)
        if row[0] == "新引进项目代办服务率"
    ]
    assert first[-1][1:3] == ("—", "贵安新区")  # denominator 0: last, unranked
    assert [row[1] for row in first[:4]] == [1, 1, 1, 1] or first[0][1] == 1
    assert ranking["H4"].number_format == "0.0%"
    details = list(book["指标明细"].iter_rows(min_row=4, values_only=True))
    (expected,) = con.execute(
        "select count(*) from marts.fct_indicator_values where period = '2017-Q1'"
    ).fetchone() or (0,)
    assert len(details) == expected
    late = list(book["迟报缺报"].iter_rows(min_row=4, values_only=True))
    assert [(row[0], row[5], row[6]) for row in late] == [
        ("毕节市", "迟报", 3), ("铜仁市", "不能使用", "—"), ("黔西南州", "缺报", "—"), ("黔西南州", "迟报", 5),
    ]  # fmt: skip


def test_text_that_looks_like_a_formula_stays_text(
    changed: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    nasty = '=HYPERLINK("x")\x01'
    changed.execute("update marts.fct_submissions set form_title = ?", [nasty])
    changed.execute("update marts.fct_problems set description = '<b>&{{ 1 }}'")
    document, workbook, *_ = write_bulletin(changed, folder, "gz2017", "2017-Q1", tmp_path)
    cell = openpyxl.load_workbook(workbook)["迟报缺报"]["B4"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("x")')
    assert cell.quotePrefix
    assert "<b>&{{ 1 }}" in text_of(document)
