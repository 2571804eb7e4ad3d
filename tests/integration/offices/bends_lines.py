"""Titles, and what else stands above or below a table."""

from __future__ import annotations

from tests.integration.offices.good import LEDGER_TITLE, TRACKING_TITLE
from tests.integration.offices.variants import Page, change, move, variant


@variant()
def title_in_row_3(page: Page) -> None:
    move(page, down=2)


@variant()
def table_begins_at_d7(page: Page) -> None:
    move(page, down=3, right=3)


@variant()
def title_merged(page: Page) -> None:
    page.merge_cells("A1:O1")


@variant()
def title_spaced(page: Page) -> None:
    page["A1"] = "2017年4月贵州省招商引资项目\n代 办 服 务 台 账"


@variant()
def title_of_an_attachment(page: Page) -> None:
    page["A1"] = "附件2：" + LEDGER_TITLE


@variant()
def attachment_in_a_row_of_its_own(page: Page) -> None:
    move(page, down=1)
    page["A1"] = "附表2"


@variant()
def title_with_its_number(page: Page) -> None:
    page["A1"] = "附表2　" + LEDGER_TITLE + "（样表）"


@variant()
def title_in_two_rows(page: Page) -> None:
    move(page, down=1)
    change(
        page, {"A1": "2017年4月贵州省招商引资项目", "A2": "代办服务台账", "A3": "遵义市投资促进局"}
    )


@variant()
def document_number_above(page: Page) -> None:
    move(page, down=2)
    change(page, {"A1": "黔投字〔2017〕6号附件", "O1": "密级：内部"})


@variant()
def money_unit_beside_the_title(page: Page) -> None:
    page["O1"] = "单位：万元"


@variant()
def money_unit_beside_the_unit(page: Page) -> None:
    page["O2"] = "金额单位：万元"


@variant()
def no_row_between(page: Page) -> None:
    page.delete_rows(3)


@variant()
def signatures_below(page: Page) -> None:
    change(page, {"A10": "填表人：某某", "D10": "审核人：某某", "H10": "联系电话：0851-1234567",
                  "M10": "填报日期：2017年4月20日"})  # fmt: skip


@variant()
def signatures_right_below_the_last_row(page: Page) -> None:
    change(page, {"A9": "填表人：某某", "D9": "审核人：某某", "H9": "填报日期：2017年4月20日"})


@variant()
def signatures_in_separate_cells(page: Page) -> None:
    change(page, {"A10": "单位负责人", "C10": "某某", "D10": "填表人", "E10": "某某",
                  "I10": "联系电话", "J10": "0851-1234567"})  # fmt: skip


@variant()
def signatures_over_merged_cells(page: Page) -> None:
    page["A10"] = "单位负责人：      审核人：      填表人：某某      联系电话：0851-1234567"
    page.merge_cells("A10:O10")


@variant()
def signatures_without_names(page: Page) -> None:
    change(page, {"A10": "审核人：", "H10": "填表人："})


@variant()
def notes_below(page: Page) -> None:
    change(page, {"A10": "填表说明：1.序号按项目顺序填写；", "A11": "2.申办时间填月、日；",
                  "A12": "3.同一项目的其他事项，序号填0。"})  # fmt: skip


@variant()
def notes_over_merged_cells(page: Page) -> None:
    page["A10"] = "注：本表每月22日前报送。"
    page.merge_cells("A10:O12")


@variant()
def notes_above(page: Page) -> None:
    page["A3"] = "说明：本表每月22日前报送。"


@variant()
def nothing_below_this(page: Page) -> None:
    page["A9"] = "以下空白"


@variant()
def nothing_below_this_in_the_names(page: Page) -> None:
    page["C9"] = "（以下空白）"


@variant()
def nothing_below_this_merged(page: Page) -> None:
    page["A9"] = "以  下  空  白"
    page.merge_cells("A9:O9")


@variant()
def page_number_below(page: Page) -> None:
    page["H10"] = "第1页 共1页"


@variant(says=(("D10", "row_not_read", "第10行只有“请抓紧办理”"),))
def sign_off_under_an_unread_text(page: Page) -> None:
    change(page, {"D10": "请抓紧办理", "A12": "遵义市投资促进局", "H12": "2017年4月20日"})


@variant(says=(("D10", "row_not_read", "第10行只有“请抓紧办理”"),))
def signatures_under_an_unread_text(page: Page) -> None:
    change(page, {"D10": "请抓紧办理", "A11": "局长：某某", "D11": "经办人", "E11": "某某",
                  "A12": "二〇一七年四月二十日"})  # fmt: skip


@variant()
def sign_off_in_two_rows(page: Page) -> None:
    change(page, {"L10": "遵义市投资促进局", "L11": "2017年4月20日"})


@variant()
def sign_off_in_one_cell(page: Page) -> None:
    page["H10"] = "遵义市投资促进局（盖章）  2017年4月20日"


@variant()
def sign_off_of_a_director(page: Page) -> None:
    change(page, {"A10": "局长（签字）：某某", "H10": "填表人：某某"})


@variant()
def signatures_over_two_merges(page: Page) -> None:
    change(page, {"A10": "填表人：某某", "H10": "审核人：某某"})
    page.merge_cells("A10:G10")
    page.merge_cells("H10:O10")


@variant(says=(("H10", "row_not_read", "第10行只有“某某游客中心”"),))
def a_name_below_that_is_no_office(page: Page) -> None:
    page["H10"] = "某某游客中心"


@variant()
def nothing_below_this_beside_a_number(page: Page) -> None:
    change(page, {"A9": 4, "C9": "以下空白"})


@variant(form="tracking")
def tracking_title_with_spaces(page: Page) -> None:
    page["A1"] = "附件3  " + " ".join(TRACKING_TITLE)


@variant(form="tracking_summary")
def summary_title_without_the_province(page: Page) -> None:
    page["A1"] = "附表4 2017年一季度跟踪服务情况汇总表"
