"""Headers: other words, other order, other depth."""

from __future__ import annotations

from openpyxl.styles import Alignment

from tests.integration.offices.good import LEDGER, LEDGER_ROWS, TRACKING_ROWS
from tests.integration.offices.variants import Page, change, move, variant


@variant()
def headers_with_line_breaks(page: Page) -> None:
    change(page, {"C4": "项目\n名称", "E4": "合同投资额\n（万元）", "H4": "是否为\n新引进\n项目"})
    page["C4"].alignment = Alignment(wrap_text=True)


@variant()
def headers_with_spaces(page: Page) -> None:
    change(page, {"A4": "序 号", "C4": "项 目 名 称", "O4": "备　　注"})


@variant()
def headers_full_width(page: Page) -> None:
    change(page, {"B4": "县(市、区)", "E4": "合同投资额(万元)", "L4": "办结时间："})


@variant()
def headers_with_aliases(page: Page) -> None:
    change(page, {"A4": "编号", "B4": "区县", "D4": "项目业主", "E4": "总投资（万元）",
                  "J4": "申办事项", "K4": "申办日期", "M4": "上门走访次数"})  # fmt: skip


@variant()
def headers_with_stars(page: Page) -> None:
    change(page, {"B4": "*县（市、区）", "C4": "*项目名称", "J4": "*代办事项"})


@variant()
def headers_with_a_hint(page: Page) -> None:
    change(
        page, {"G4": "签约时间（年、月）", "K4": "申办时间（月、日）", "M4": "走访服务次数（次）"}
    )


@variant(changed={(0, "amount"): "15000", (1, "amount"): "15000",
                  (2, "amount"): "20000", (3, "amount"): "8000"})  # fmt: skip
def money_in_yi_by_the_header(page: Page) -> None:
    change(page, {"E4": "合同投资额（亿元）", "E5": 1.5, "E6": 1.5, "E7": 2, "E8": 0.8})


@variant()
def money_unit_in_a_row_of_its_own(page: Page) -> None:
    move(page, down=1, first=5)
    change(page, {"E4": "合同投资额", "E5": "（万元）"})


@variant()
def columns_swapped(page: Page) -> None:
    for row in range(4, 9):
        page.cell(row, 3).value, page.cell(row, 10).value = (
            page.cell(row, 10).value, page.cell(row, 3).value,
        )  # fmt: skip


@variant()
def columns_reversed(page: Page) -> None:
    width = len(LEDGER)
    for row in range(4, 9):
        texts = [page.cell(row, column).value for column in range(1, width + 1)]
        for column, value in enumerate(reversed(texts), 1):
            page.cell(row, column).value = value


@variant(says=(("P4", "unknown_column", "科室意见"),))
def an_extra_column(page: Page) -> None:
    change(page, {"P4": "科室意见", "P5": "同意", "P6": "同意"})


@variant(says=(("P5", "column_without_header", "P5 起的一列没有表头"),))
def an_extra_column_without_header(page: Page) -> None:
    page["P5"] = "已核实"


@variant(rows=[{k: v for k, v in row.items() if k != "remark"} for row in LEDGER_ROWS])
def an_optional_column_left_out(page: Page) -> None:
    page.delete_cols(15)


@variant(refused=True, says=(("A4", "missing_column", "代办事项"),))
def a_required_column_left_out(page: Page) -> None:
    page.delete_cols(10)


@variant()
def an_empty_column_between(page: Page) -> None:
    page.insert_cols(4)


@variant()
def group_headers_above(page: Page) -> None:
    change(page, {"A3": "基本情况", "J3": "代办服务情况"})
    page.merge_cells("A3:I3")
    page.merge_cells("J3:N3")


@variant()
def headers_merged_over_two_rows(page: Page) -> None:
    move(page, down=1, first=5)
    for column in range(1, 16):
        page.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)


@variant()
def column_numbers_below_the_headers(page: Page) -> None:
    move(page, down=1, first=5)
    for column in range(1, 16):
        page.cell(5, column, column)


@variant(form="tracking")
def group_header_not_merged(page: Page) -> None:
    page.unmerge_cells("E3:H3")


@variant(form="tracking")
def group_header_centred(page: Page) -> None:
    page.unmerge_cells("E3:H3")
    change(page, {"E3": None, "F3": "项目进展情况（打√）"})


@variant(form="tracking")
def headers_in_one_row(page: Page) -> None:
    for span in [str(span) for span in page.merged_cells.ranges]:
        page.unmerge_cells(span)
    for column in range(5, 9):
        page.cell(3, column, page.cell(4, column).value)
    page.delete_rows(4)


@variant(form="tracking")
def headers_three_deep(page: Page) -> None:
    move(page, down=1, first=3)
    page["A3"] = "签约项目基本情况"
    page.merge_cells("A3:H3")
    page["I3"] = "服务情况"
    page.merge_cells("I3:O3")


@variant(form="tracking", rows=TRACKING_ROWS)
def subheaders_of_other_wording(page: Page) -> None:
    change(page, {"E4": "前期", "F4": "开工、在建", "G4": "已投产", "H4": "已达产"})


IN_YI = {(0, "amount"): "15000", (1, "amount"): "15000", (2, "amount"): "20000",
         (3, "amount"): "8000"}  # fmt: skip


def _amounts_in_yi(page: Page) -> None:
    change(page, {"E5": 1.5, "E6": 1.5, "E7": 2, "E8": 0.8})


@variant(changed=IN_YI)
def yi_below_the_header(page: Page) -> None:
    _amounts_in_yi(page)
    move(page, down=1, first=5)
    change(page, {"E4": "合同投资额", "E5": "亿元", "M5": "（次）"})


@variant(changed=IN_YI)
def yi_above_the_table(page: Page) -> None:
    _amounts_in_yi(page)
    change(page, {"E4": "合同投资额", "O2": "单位：亿元"})


@variant(changed=IN_YI)
def yi_beside_the_unit(page: Page) -> None:
    _amounts_in_yi(page)
    change(page, {"E4": "合同投资额", "A2": "填报单位：遵义市投资促进局     金额单位：亿元、次"})


@variant(says=(("O2", "money_unit_differs", "已按栏目的万元读取"),))
def yi_above_wan_in_the_header(page: Page) -> None:
    page["O2"] = "单位：亿元"


@variant()
def wan_above_the_table(page: Page) -> None:
    change(page, {"E4": "合同投资额", "O2": "单位：万元"})


@variant()
def yuan_in_the_header(page: Page) -> None:
    change(page, {"E4": "合同投资额（元）", "E5": 50_000_000, "E6": 50_000_000,
                  "E7": 120_000_000, "E8": 32_005_000})  # fmt: skip


@variant(
    says=(
        ("E4", "money_unit_unknown", "金额单位是“万美元”，不能换算"),
        ("A4", "missing_optional_column", "表中没有“合同投资额（万元）”一栏"),
    ),
    rows=[{k: v for k, v in row.items() if k != "amount"} for row in LEDGER_ROWS],
)
def money_of_another_country(page: Page) -> None:
    page["E4"] = "合同投资额（万美元）"


@variant(
    says=(
        ("E4", "money_unit_unknown", "金额单位是“百万元”，不能换算"),
        ("A4", "missing_optional_column", "表中没有“合同投资额（万元）”一栏"),
    ),
    rows=[{k: v for k, v in row.items() if k != "amount"} for row in LEDGER_ROWS],
)
def money_in_another_unit_above(page: Page) -> None:
    change(page, {"E4": "合同投资额", "O2": "单位：百万元"})


@variant()
def header_and_cells_merged_over_two_columns(page: Page) -> None:
    page.insert_cols(4)
    for row in range(4, 9):
        page.merge_cells(start_row=row, end_row=row, start_column=3, end_column=4)


@variant(refused=True, says=(("D4", "duplicate_column", "“项目名称”出现了两次（C4 和 D4）"),))
def header_merged_and_cells_apart(page: Page) -> None:
    page.insert_cols(4)
    page.merge_cells("C4:D4")
    page["D6"] = "二期"


@variant(says=(("P4", "duplicate_column", "“备注”出现了两次（O4 和 P4）"),))
def an_optional_column_twice(page: Page) -> None:
    change(page, {"P4": "备注", "P5": "再备注"})
