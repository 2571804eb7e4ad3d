"""The annotated copy: marks, comments, links, and what stays as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

Answered = Callable[..., Any]


def rows_of(page: Any) -> list[list[Any]]:
    """The lines of the list, below its headings."""
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    start = next(i for i, row in enumerate(rows) if row[0] == "序号")
    return rows[start + 1 :]


def test_cells_are_coloured_and_framed_by_severity(wrong: Path, answered: Answered) -> None:
    page = answered(wrong)["台账"]
    for address in ("C5", "O6", "P7", "B8"):
        assert page[address].fill.start_color.rgb == "00FFC7CE", address
        assert page[address].border.left.style == "medium", address
    for address in ("G9", "G28", "G30"):
        assert page[address].fill.start_color.rgb == "00FFEB9C", address
        assert page[address].border.left.style == "dashed", address
    assert page["G29"].fill.fill_type is None
    assert page["C6"].fill.fill_type is None


def test_comment_says_what_to_do_with_clause_guidance_and_example(
    wrong: Path, answered: Answered
) -> None:
    text = answered(wrong)["台账"]["O6"].comment.text
    assert "【错误】办结时间（04.01）早于申办时间（04.06）" in text
    assert "依据：附件一（二）附表2第7项" in text
    assert "填写说明：填月、日" in text
    assert "示例：01.20" in text


def test_existing_comment_stays_first(wrong: Path, answered: Answered) -> None:
    text = answered(wrong)["台账"]["O6"].comment.text
    assert text.startswith("经办：小李\n【核对意见】\n")


def test_formatting_formulas_and_texts_stay(wrong: Path, answered: Answered) -> None:
    page = answered(wrong)["台账"]
    assert (page["A1"].font.name, page["A1"].font.size) == ("黑体", 18)
    assert page["C6"].font.italic and page["C6"].font.color.rgb == "000000FF"
    assert page["C3"].fill.start_color.rgb == "00DDEBF7"
    assert page.column_dimensions["C"].width == 30
    assert [str(span) for span in page.merged_cells.ranges] == ["A1:S1"]
    assert (page["G4"].value, page["G4"].data_type) == ("=2500*2", "f")
    assert (page["S4"].value, page["S4"].data_type) == ("=A", "s")


def test_list_stands_first_grouped_with_links(wrong: Path, answered: Answered) -> None:
    book = answered(wrong)
    assert book.sheetnames == ["退回说明", "台账"]
    assert book.active.title == "退回说明"
    page = book["退回说明"]
    lines = rows_of(page)
    amount = next(row for row in lines if row[3] == "G列第9–28、30行")
    assert amount[1:3] == ["提醒", "台账"]
    assert amount[7] == 21
    assert "没有填写合同投资额" in amount[5]
    links = {c.value: c.hyperlink.location for row in page for c in row if c.hyperlink}
    assert links["G列第9–28、30行"] == "'台账'!G9:G28"
    assert links["G30"] == "'台账'!G30"
    assert links["O6"] == "'台账'!O6"
    severities = [row[1] for row in lines if row[1]]
    assert severities == sorted(severities, key=["退回", "错误", "提醒"].index)


def test_original_is_never_touched(wrong: Path, answered: Answered) -> None:
    before = hashlib.sha256(wrong.read_bytes()).hexdigest()
    answered(wrong)
    assert hashlib.sha256(wrong.read_bytes()).hexdigest() == before


def test_marks_are_limited_but_the_list_names_the_range(wrong: Path, answered: Answered) -> None:
    book = answered(wrong, 3)
    page = book["台账"]
    assert page["G11"].comment is not None
    assert page["G12"].comment is None
    assert any(row[3] == "G列第9–28、30行" for row in rows_of(book["退回说明"]))
    assert any("只标前 3 处" in str(row[0].value) for row in book["退回说明"].iter_rows())


def test_sheet_name_with_quote_and_formula_start_is_linked_as_text(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    path = ledger({"project_name": None}, edit=lambda page: setattr(page, "title", "=1+'甲'x"))
    page = answered(path)["退回说明"]
    cell = next(c for row in page for c in row if c.value == "=1+'甲'x")
    assert cell.data_type == "s" and cell.quotePrefix
    links = [c.hyperlink.location for row in page for c in row if c.hyperlink]
    assert "'=1+''甲''x'!C4" in links


def test_values_beginning_like_formulas_are_written_as_text(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    page = answered(ledger({"county": "@SUM(A1)"}, {"county": "+1"}))["退回说明"]
    assert all(cell.data_type != "f" for row in page for cell in row)


def test_finding_inside_a_merge_is_marked_at_its_corner(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    path = ledger({}, {"project_name": None}, edit=lambda page: page.merge_cells("B5:C5"))
    page = answered(path)["台账"]
    assert "请填写项目名称" in page["B5"].comment.text


def test_answer_sent_again_loses_our_marks(wrong: Path, answered: Answered) -> None:
    first = answered(wrong)
    first["台账"]["P7"] = 2
    first["台账"]["O6"] = "04.20"
    first.save(wrong)
    page = (second := answered(wrong))["台账"]
    assert page["P7"].comment is None and page["P7"].fill.fill_type is None
    assert page["O6"].comment.text == "经办：小李"
    assert page["C5"].comment.text.count("【核对意见】") == 1
    assert second.sheetnames == ["退回说明", "台账"]


def test_csv_is_rebuilt_with_texts_as_texts(
    wrong: Path, answered: Answered, tmp_path: Path
) -> None:
    import csv

    path = tmp_path / "台账表.csv"
    with path.open("w", encoding="gb18030", newline="") as stream:
        for row in openpyxl.load_workbook(wrong)["台账"].iter_rows(values_only=True):
            csv.writer(stream).writerow(["" if value is None else value for value in row])
    book = answered(path)
    page = book["台账表"]
    assert page["N4"].value == "04.06"
    assert (page["S4"].value, page["S4"].data_type, page["S4"].quotePrefix) == ("=A", "s", True)
    assert page["O6"].fill.start_color.rgb == "00FFC7CE"
    assert any("已转为 .xlsx" in str(row[0].value) for row in book["退回说明"].iter_rows())
