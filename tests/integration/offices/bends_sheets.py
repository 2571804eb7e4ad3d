"""Workbooks with more than the one sheet, sheets with more than the one table."""

from __future__ import annotations

from tests.integration.offices.good import LEDGER_ROWS, TRACKING_ROWS
from tests.integration.offices.variants import Page, change, variant


@variant()
def an_empty_second_sheet(page: Page) -> None:
    page.parent.create_sheet("Sheet2")


@variant()
def a_sheet_of_instructions(page: Page) -> None:
    page.parent.create_sheet("填表说明").append(["一、序号按项目顺序填写。"])


@variant(says=(("B3", "unknown_sheet", "测算"),))
def a_draft_beside_it(page: Page) -> None:
    page.parent.create_sheet("测算")["B3"] = "草稿"


@variant(says=(("A1", "hidden_sheet", "没有读取。请删去该工作表"),))
def a_hidden_copy(page: Page) -> None:
    copy = page.parent.copy_worksheet(page)
    copy.sheet_state = "hidden"


@variant(says=(("A1", "hidden_sheet", "单位或报告期与显示的表不同"),))
def a_hidden_sheet_of_last_month(page: Page) -> None:
    old = page.parent.copy_worksheet(page)
    old.title, old.sheet_state = "3月", "veryHidden"
    old["A1"] = "2017年3月贵州省招商引资项目代办服务台账"


@variant(form="tracking", rows=[*TRACKING_ROWS, *(
    {**row, "county": "520302"} for row in TRACKING_ROWS)])  # fmt: skip
def two_counties_in_a_workbook(page: Page) -> None:
    other = page.parent.copy_worksheet(page)
    other.title = "红花岗区"
    other["A2"] = "填报单位：遵义市红花岗区投资促进局"
    for row in range(5, 8):
        other[f"D{row}"] = "红花岗区"


@variant(rows=[*LEDGER_ROWS, *LEDGER_ROWS[2:]],
         says=(("A12", "ledger_numbering", "序号应为 4，现为“2”"),))  # fmt: skip
def a_second_table_under_the_first(page: Page) -> None:
    """One table a county, headers printed again after an empty line."""
    for column in range(1, 16):
        page.cell(11, column, page.cell(4, column).value)
        for row in (7, 8):
            page.cell(row + 5, column, page.cell(row, column).value)


@variant(refused=True, says=(("A1", "period_contradiction", "不同期的表分开报送"),))
def two_months_in_a_workbook(page: Page) -> None:
    other = page.parent.copy_worksheet(page)
    other.title = "五月"
    other["A1"] = "2017年5月贵州省招商引资项目代办服务台账"


@variant(says=(("R4", "table_beside", ""),))
def a_small_table_to_the_right(page: Page) -> None:
    change(page, {"R4": "类别", "S4": "个数", "T4": "占比", "R5": "一产", "S5": 2, "T5": 0.5})
