"""Where and how offices write whose return it is."""

from __future__ import annotations

from collections.abc import Callable

from tests.integration.offices.good import LEDGER_TITLE
from tests.integration.offices.variants import Page, change, variant

LINES = {
    "unit_short": "填报单位：遵义",
    "unit_of_the_service_centre": "填报单位：遵义市代办服务中心",
    "unit_half_width_colon": "填报单位:遵义市投资促进局",
    "unit_spaced": "填 报 单 位 ： 遵义市 ",
    "unit_stamped": "填报单位（盖章）：遵义市投资促进局",
    "unit_stamped_after": "填报单位：遵义市投资促进局（盖章）",
    "unit_with_a_date": "填报单位：遵义市投资促进局        填报日期：2017年4月20日",
    "unit_with_the_money_unit": "填报单位：遵义市投资促进局    金额单位：万元",
    "unit_reporting": "报送单位：遵义市投资促进局",
    "unit_named": "单位名称：遵义市投资促进局",
    "unit_bare_label": "单位：遵义市投资促进局",
    "unit_bare_label_stamped": "单位（公章）：遵义市投资促进局",
    "unit_without_a_label": "遵义市投资促进局",
}


def _line(text: str) -> Callable[[Page], None]:
    def bend(page: Page) -> None:
        page["A2"] = text

    return bend


for _name, _text in LINES.items():
    _bend = _line(_text)
    _bend.__name__ = _name
    variant()(_bend)


@variant()
def unit_in_the_title(page: Page) -> None:
    change(page, {"A1": "遵义市" + LEDGER_TITLE, "A2": None})


@variant()
def unit_in_the_next_cell(page: Page) -> None:
    change(page, {"A2": "填报单位：", "B2": "遵义市投资促进局"})


@variant()
def unit_after_a_gap(page: Page) -> None:
    change(page, {"A2": "填报单位", "C2": "遵义市投资促进局"})


@variant()
def unit_of_the_bare_label_in_the_next_cell(page: Page) -> None:
    change(page, {"A2": "单位：", "B2": "遵义市投资促进局"})


@variant()
def unit_beside_the_money_unit(page: Page) -> None:
    change(page, {"A2": "单位：遵义市投资促进局", "M2": "单位：万元"})


@variant()
def unit_in_the_footer_with_a_label(page: Page) -> None:
    change(page, {"A2": None, "A10": "填报单位：遵义市投资促进局", "H10": "2017年4月20日"})


@variant()
def unit_alone_in_the_footer(page: Page) -> None:
    change(page, {"A2": None, "L10": "遵义市投资促进局", "L11": "2017年4月20日"})


@variant()
def unit_alone_in_the_footer_over_merged_cells(page: Page) -> None:
    change(page, {"A2": None, "A11": "遵义市投资促进局（盖章）"})
    page.merge_cells("A11:O11")


@variant()
def unit_of_the_sheets_name(page: Page) -> None:
    page["A2"] = None
    page.title = "遵义市"


@variant(file="遵义市4月台账.xlsx")
def unit_of_the_file_name(page: Page) -> None:
    page["A2"] = None


@variant(refused=True, says=(("", "unknown_unit", "看不出是哪个单位填报的"),))
def unit_nowhere(page: Page) -> None:
    page["A2"] = None


@variant(refused=True, says=(("", "unknown_unit", "看不出是哪个单位填报的"),))
def only_the_money_unit(page: Page) -> None:
    page["A2"] = "单位：万元"


@variant(refused=True, says=(("A2", "unknown_unit", "“遵义铁路局”不是已知的单位"),))
def unit_that_is_none(page: Page) -> None:
    page["A2"] = "填报单位：遵义铁路局"


@variant(refused=True, says=(("A10", "unit_contradiction", "填报单位前后矛盾"),))
def another_unit_in_the_footer(page: Page) -> None:
    page["A10"] = "填报单位：毕节市投资促进局"


@variant(refused=True, says=(("A2", "unknown_unit", "“遵义铁路局”不是已知的单位"),))
def bare_label_with_a_unit_that_is_none(page: Page) -> None:
    page["A2"] = "单位：遵义铁路局"


@variant(refused=True, says=(("A2", "unit_contradiction", "填报单位前后矛盾"),))
def bare_label_that_contradicts(page: Page) -> None:
    change(page, {"A2": "单位：毕节市", "F2": "填报单位：遵义市"})


@variant()
def measures_are_no_units(page: Page) -> None:
    page["O2"] = "单位：个、万元"


@variant(changed={(3, "remark"): "填报单位：毕节市投资促进局"})
def a_remark_is_no_statement(page: Page) -> None:
    page["O8"] = "填报单位：毕节市投资促进局"


@variant()
def unit_among_signatures(page: Page) -> None:
    change(page, {"A2": None, "A10": "填报单位：遵义市投资促进局", "F10": "填表人：某某",
                  "I10": "审核人：某某", "M10": "联系电话：0851-1234567"})  # fmt: skip


@variant()
def all_in_the_title(page: Page) -> None:
    change(page, {"A1": "遵义市2017年4月份招商引资项目代办服务台账", "A2": None})


@variant()
def unit_and_day_with_a_slash(page: Page) -> None:
    page["A2"] = "填报单位：遵义市投资促进局/2017年4月20日"


@variant()
def other_units_named_beside_it(page: Page) -> None:
    change(page, {"H2": "主送单位：贵州省投资促进局", "H3": "报：贵州省投资促进局"})
