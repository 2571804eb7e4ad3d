"""Rows that are no data, and data that is not where one looks for it."""

from __future__ import annotations

from tests.integration.offices.good import LEDGER_ROWS, SUMMARY_ROWS
from tests.integration.offices.variants import Page, change, move, variant


@variant()
def headers_again_on_the_second_page(page: Page) -> None:
    move(page, down=1, first=7)
    for column in range(1, 16):
        page.cell(7, column, page.cell(4, column).value)


@variant()
def title_and_headers_again_on_the_second_page(page: Page) -> None:
    move(page, down=3, first=7)
    for row in (1, 2):
        page.cell(row + 6, 1, page.cell(row, 1).value)
    for column in range(1, 16):
        page.cell(9, column, page.cell(4, column).value)


@variant()
def empty_rows_in_between(page: Page) -> None:
    move(page, down=2, first=7)


@variant()
def many_empty_rows_in_between(page: Page) -> None:
    move(page, down=40, first=7)


@variant()
def rows_of_prepared_numbers(page: Page) -> None:
    for row in range(9, 15):
        page.cell(row, 1, row - 5)


@variant()
def county_merged(page: Page) -> None:
    page["B6"] = None
    page.merge_cells("B5:B6")


@variant()
def whole_project_merged(page: Page) -> None:
    for letter in "BCDEFGHI":
        page[f"{letter}6"] = None
        page.merge_cells(f"{letter}5:{letter}6")


@variant()
def further_matter_left_blank(page: Page) -> None:
    for letter in "BCDEFGHI":
        page[f"{letter}6"] = None


@variant(changed={(3, "county"): "520300BJ"})
def county_blank_is_the_city(page: Page) -> None:
    page["B8"] = None


@variant(changed={(3, "county"): "520300BJ"})
def county_named_as_the_city(page: Page) -> None:
    page["B8"] = "遵义市"


@variant()
def counties_short_and_spaced(page: Page) -> None:
    change(page, {"B5": "播州", "B7": "红 花 岗 区", "B8": "湄潭县投资促进局"})


@variant(changed={(3, "county"): "不可读"}, says=(("B8", "foreign_unit", "南明区"),))
def county_of_another_city(page: Page) -> None:
    page["B8"] = "南明区"


@variant()
def total_at_the_bottom(page: Page) -> None:
    change(page, {"A9": "合计", "E9": 25200.5, "M9": 6, "N9": 7})


@variant()
def total_spaced_at_the_bottom(page: Page) -> None:
    change(page, {"A9": "合  计", "E9": 25200.5})


@variant()
def total_merged(page: Page) -> None:
    change(page, {"A9": "总计：", "E9": 25200.5})
    page.merge_cells("A9:D9")


@variant()
def total_in_two_cells(page: Page) -> None:
    change(page, {"A9": "合", "B9": "计", "E9": 25200.5})


@variant()
def total_with_the_number_of_projects(page: Page) -> None:
    change(page, {"A9": "合计", "C9": "3个项目", "E9": 25200.5})


@variant()
def total_on_top(page: Page) -> None:
    move(page, down=1, first=5)
    change(page, {"A5": "合计", "E5": 25200.5})


@variant()
def subtotals_by_county(page: Page) -> None:
    move(page, down=1, first=7)
    change(page, {"B7": "小计", "E7": 10000, "A10": "合计", "E10": 25200.5})


@variant()
def subtotal_named_after_the_county(page: Page) -> None:
    move(page, down=1, first=7)
    change(page, {"A7": "播州区小计", "E7": 10000})


@variant()
def totals_as_formulas(page: Page) -> None:
    change(page, {"A9": "合计", "E9": "=SUM(E5:E8)"})


@variant(
    says=(
        ("C9", "total_or_data", "分不清是合计还是一个项目"),
        ("A9", "unreadable", "“序号”应填整数"),
    ),
    rows=[
        *LEDGER_ROWS,
        {"seq": "不可读", "county": "520300BJ", "project_name": "某某产业园"},
    ],
)
def total_with_a_name_beside_it(page: Page) -> None:
    change(page, {"A9": "合计", "C9": "某某产业园"})


@variant()
def total_of_the_page(page: Page) -> None:
    change(page, {"A9": "本页小计", "E9": 25200.5, "A10": "累计", "E10": 99999})


@variant(form="tracking_summary",
         rows=[*SUMMARY_ROWS, {"unit": "520300", "signed_projects": "5", "p_preparing": "1",
                               "p_building": "2", "p_producing": "2", "p_full": "0",
                               "served_projects": "4", "visits": "7", "calls": "4",
                               "agency_projects": "2", "matters_filed": "5",
                               "matters_closed": "3"}])  # fmt: skip
def total_of_the_summary_is_data(page: Page) -> None:
    page.append(("合计", 5, 1, 2, 2, 0, 4, 7, 4, 2, 5, 3))


@variant(says=(("A7", "hidden_rows", "第7行是隐藏的"),))
def a_hidden_row(page: Page) -> None:
    page.row_dimensions[7].hidden = True


@variant(says=(("E4", "hidden_columns", "E 列是隐藏的"),))
def a_hidden_column(page: Page) -> None:
    page.column_dimensions["E"].hidden = True


@variant(changed={(1, "seq"): "1"})
def number_merged_over_two_matters(page: Page) -> None:
    change(page, {"A6": None, "C6": None})
    page.merge_cells("A5:A6")
    page.merge_cells("C5:C6")


@variant(says=(("A5", "row_not_read", "第5行等 2 行只有“一、播州区”"),))
def sections(page: Page) -> None:
    move(page, down=1, first=5)
    move(page, down=1, first=8)
    change(page, {"A5": "一、播州区", "A8": "二、其他县区"})


@variant()
def sections_over_merged_cells(page: Page) -> None:
    move(page, down=1, first=5)
    move(page, down=1, first=8)
    change(page, {"A5": "一、播州区", "A8": "二、其他县区"})
    page.merge_cells("A5:O5")
    page.merge_cells("A8:O8")


@variant()
def data_after_the_signatures_of_a_page(page: Page) -> None:
    move(page, down=3, first=7)
    change(page, {"A7": "填表人：某某", "H7": "审核人：某某"})


@variant()
def total_in_a_sentence(page: Page) -> None:
    page["A9"] = "合计：3个项目，投资25200.5万元"
    page.merge_cells("A9:O9")


@variant(rows=[], says=(("A5", "row_not_read", "“本月无代办事项”"),
                        ("A4", "empty_return", "没有填写任何数据")))  # fmt: skip
def nothing_this_month(page: Page) -> None:
    page.delete_rows(5, 4)
    page["A5"] = "本月无代办事项"


@variant(says=(("A9", "row_not_read", "第9行等 3 行只有“=IF("),))
def prepared_formulas(page: Page) -> None:
    for row in range(9, 12):
        page[f"A{row}"] = f'=IF(C{row}="","",ROW()-4)'
