"""Where and how offices write the report period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tests.integration.offices.good import TRACKING_TITLE
from tests.integration.offices.variants import Page, change, variant

SILENT = "贵州省招商引资项目代办服务台账"
SILENT_TRACKING = "省级重大活动签约项目跟踪服务情况表"
MONTHS = {
    "month_with_a_zero": ("2017年04月" + SILENT, "2017-04"),
    "month_with_fen": ("2017年4月份" + SILENT, "2017-04"),
    "month_spaced": ("2017 年 4 月 " + SILENT, "2017-04"),
    "month_full_width": ("２０１７年４月" + SILENT, "2017-04"),
    "month_chinese": ("二〇一七年四月" + SILENT, "2017-04"),
    "month_with_dot": ("2017.04" + SILENT, "2017-04"),
    "month_after_dot_in_brackets": (SILENT + "（2017.4）", "2017-04"),
    "month_after_in_brackets": (SILENT + "(2017年4月)", "2017-04"),
    "months_from_january": ("2017年1-4月" + SILENT, "2017-04"),
    "months_with_both_names": ("2017年1月-4月" + SILENT, "2017-04"),
    "months_with_zhi": ("2017年1月至4月" + SILENT, "2017-04"),
    "months_with_wave": ("2017年1～4月" + SILENT, "2017-04"),
    "month_up_to_a_day": (SILENT + "（截至2017年4月20日）", "2017-04"),
    "month_up_to_a_month": (SILENT + "（截止2017年4月）", "2017-04"),
    "year_and_month_apart": ("2017年度" + SILENT + "（4月）", "2017-04"),
}
QUARTERS = {
    "quarter_in_digits": "2017年第1季度" + SILENT_TRACKING,
    "quarter_without_di": "2017年一季度" + SILENT_TRACKING,
    "quarter_of_the_year": "2017年度第一季度" + SILENT_TRACKING,
    "quarter_as_months": "2017年1-3月" + SILENT_TRACKING,
    "quarter_as_month_names": "2017年1月至3月" + SILENT_TRACKING,
    "quarter_up_to_a_day": SILENT_TRACKING + "（截至2017年3月31日）",
    "quarter_as_code": SILENT_TRACKING + "（2017年Q1）",
}


def _titled(title: str) -> Callable[[Page], None]:
    def bend(page: Page) -> None:
        page["A1"] = title

    return bend


for _name, (_title, _period) in MONTHS.items():
    _bend = _titled(_title)
    _bend.__name__ = _name
    variant(period=_period)(_bend)
for _name, _title in QUARTERS.items():
    _bend = _titled(_title)
    _bend.__name__ = _name
    variant(form="tracking")(_bend)


@variant()
def period_beside_the_title(page: Page) -> None:
    change(page, {"A1": SILENT, "K1": "2017年4月"})


@variant()
def period_below_the_title(page: Page) -> None:
    change(page, {"A1": SILENT, "A3": "（2017年4月）"})


@variant()
def period_in_cells_of_its_own(page: Page) -> None:
    change(page, {"A1": SILENT, "A3": "报告期：", "B3": "2017年4月"})


@variant()
def up_to_a_day_on_a_line(page: Page) -> None:
    change(page, {"A1": SILENT, "A3": "截至日期：2017年4月20日"})


@variant()
def up_to_a_day_in_two_cells(page: Page) -> None:
    change(page, {"A1": SILENT, "A3": "截至时间：", "B3": datetime(2017, 4, 20)})


@variant()
def period_of_the_reporting_day(page: Page) -> None:
    change(page, {"A1": SILENT, "A3": "填报日期：2017.4.20"})


@variant()
def period_of_a_date_cell(page: Page) -> None:
    change(page, {"A1": SILENT, "A3": "填报日期：", "B3": datetime(2017, 4, 20)})


@variant()
def period_of_the_footer(page: Page) -> None:
    change(page, {"A1": SILENT, "A10": "填表人：某某", "H10": "填报日期：2017年4月20日"})


@variant()
def period_of_the_sheets_name(page: Page) -> None:
    page["A1"] = SILENT
    page.title = "2017年4月"


@variant(file="遵义市2017年4月代办台账.xlsx")
def period_of_the_file_name(page: Page) -> None:
    page["A1"] = SILENT


@variant(refused=True, says=(("", "unknown_period", "请在标题写明，如“2017年4月”"),))
def month_without_a_year(page: Page) -> None:
    page["A1"] = "4月份" + SILENT


@variant(refused=True, says=(("A3", "period_contradiction", "不是同一期"),))
def up_to_another_month(page: Page) -> None:
    page["A3"] = "截至2017年5月20日"


@variant()
def received_on_a_later_day(page: Page) -> None:
    """填报日期 of another month does not contradict the title."""
    page["A3"] = "填报日期：2017年5月2日"


@variant(form="tracking")
def quarter_and_its_last_day(page: Page) -> None:
    change(page, {"A1": TRACKING_TITLE, "H2": "截至2017年3月31日"})


@variant(
    period="2017-01",
    says=(
        ("G7", "ledger_signed_after_period", "签约时间（2017.03）晚于本表的报告期"),
        ("G8", "ledger_signed_after_period", "签约时间（2017.02）晚于本表的报告期"),
    ),
)
def january(page: Page) -> None:
    page["A1"] = "2017年1月" + SILENT


@variant()
def year_from_the_reporting_day(page: Page) -> None:
    """The title's month counts, not the month in which it was filled in."""
    change(page, {"A1": "4月份" + SILENT, "A3": "填报日期：2017年5月2日"})


@variant(form="tracking")
def year_of_a_quarter_from_the_reporting_day(page: Page) -> None:
    change(page, {"A1": SILENT_TRACKING + "（一季度）", "H2": "填报日期：2017年4月5日"})


@variant(form="tracking", refused=True,
         says=(("", "unknown_version", "没有适用于2016年第四季度的版本"),))  # fmt: skip
def last_quarter_of_the_year_before(page: Page) -> None:
    """In January 第四季度 is the one that has ended."""
    change(page, {"A1": SILENT_TRACKING + "（第四季度）", "H2": "填报日期：2017年1月5日"})


@variant(file="遵义市2017年4月.xlsx")
def year_from_the_file_name(page: Page) -> None:
    page["A1"] = "4月份" + SILENT


@variant(file="遵义市2017年5月.xlsx", refused=True,
         says=(("", "unknown_period", "看不出"),))  # fmt: skip
def another_month_in_the_file_name(page: Page) -> None:
    page["A1"] = "4月份" + SILENT


@variant()
def deadline_is_no_period(page: Page) -> None:
    page["A3"] = "报送截止日期：2017年5月22日"


@variant(refused=True, says=(("A1", "period_contradiction", "不是同一期"),))
def title_of_another_month(page: Page) -> None:
    change(page, {"A1": "5月份" + SILENT, "A3": "2017年4月"})


@variant()
def title_of_the_same_month(page: Page) -> None:
    change(page, {"A1": "四月份" + SILENT, "A3": "2017年4月"})


@variant()
def a_note_that_names_a_month(page: Page) -> None:
    page["A3"] = "说明：本表自3月起按新表样填报。"


@variant()
def month_alone_in_a_cell(page: Page) -> None:
    change(page, {"A1": SILENT, "A3": "（4月份）", "F3": "填报日期：2017年5月2日"})


@variant()
def months_with_a_dot(page: Page) -> None:
    page["A1"] = "2017.1-4月" + SILENT


@variant(refused=True, says=(("", "unknown_period", "看不出"),))
def days_that_lie_in_two_months(page: Page) -> None:
    page["A1"] = SILENT + "（2017年3月21日-4月20日）"
