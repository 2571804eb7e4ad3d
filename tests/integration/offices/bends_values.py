"""Cells: numbers as text, dates of all kinds, blanks that are none."""

from __future__ import annotations

from datetime import datetime

from tests.integration.offices.variants import Page, change, variant


@variant()
def numbers_as_text(page: Page) -> None:
    change(page, {"A5": "1", "E5": "5000", "E8": "3200.5", "M5": "2", "N6": " 4 "})


@variant()
def thousands_separators(page: Page) -> None:
    change(page, {"E5": "5,000", "E7": "12,000.00", "E8": "3，200.5"})


@variant()
def full_width_digits(page: Page) -> None:
    change(page, {"A5": "１", "E5": "５０００", "K5": "０４．０６", "M5": "２"})


@variant()
def amounts_with_their_unit(page: Page) -> None:
    change(page, {"E5": "0.5亿", "E6": "5000万元", "E7": "1.2亿元", "E8": "3200.5 万"})


@variant(says=(("M5", "count_with_unit", "只填数字，如“2”"),))
def counts_with_a_word(page: Page) -> None:
    page["M5"] = "2次"


@variant()
def days_of_all_kinds(page: Page) -> None:
    change(page, {"K5": "4月6日", "L5": "2017/4/10", "K6": datetime(2017, 4, 7), "K7": "20170411",
                  "L7": "2017年4月18日", "K8": "04-12"})  # fmt: skip


@variant()
def more_days(page: Page) -> None:
    change(page, {"K5": "4.06", "L5": "2017.4.10", "K6": "2017-04-07 00:00:00", "K7": "4/11",
                  "L7": "０４.１８", "K8": " 04.12 "})  # fmt: skip


@variant()
def months_of_all_kinds(page: Page) -> None:
    change(page, {"G5": "2016年12月", "G6": "2016-12", "G7": datetime(2017, 3, 1), "G8": "2017/2"})


@variant(changed={(3, "filed_on"): "不可读"},
         says=(("K8", "ambiguous_date", "可能是4月1日，也可能是4月10日"),))  # fmt: skip
def a_day_typed_as_a_number(page: Page) -> None:
    page["K8"] = 4.1


@variant(changed={(3, "filed_on"): "2017-04-10"})
def a_day_typed_as_a_number_shown_with_two_decimals(page: Page) -> None:
    page["K8"] = 4.1
    page["K8"].number_format = "0.00"


@variant(changed={(0, "closed_on"): "不适用", (2, "remark"): "不适用", (0, "investor"): "不适用",
                  (0, "visits"): "不适用"})  # fmt: skip
def signs_for_nothing(page: Page) -> None:
    change(page, {"L5": "/", "O7": "—", "D5": "无", "M5": "——"})


@variant(changed={(0, "closed_on"): None, (2, "remark"): None})
def blanks_of_white_space(page: Page) -> None:
    change(page, {"L5": "  ", "O7": "　"})


@variant(changed={(0, "visits"): "不可读"}, says=(("M5", "unreadable", "填整数，如“3”；现为“空”"),))
def a_word_for_nothing(page: Page) -> None:
    page["M5"] = "空"


@variant(changed={(0, "amount"): "错误"}, says=(("E5", "excel_error", "Excel 错误值“#REF!”"),))
def an_error(page: Page) -> None:
    page["E5"] = "#REF!"


@variant(changed={(0, "amount"): "不可读"},
         says=(("E5", "formula_without_value", "没有计算结果"),))  # fmt: skip
def a_formula_without_result(page: Page) -> None:
    page["E5"] = "=2500*2"


@variant(changed={(0, "is_new"): "是"})
def yes_as_a_tick(page: Page) -> None:
    page["H5"] = "√"


@variant(form="tracking")
def ticks_of_all_kinds(page: Page) -> None:
    change(page, {"F5": "✓", "E6": 1, "G7": "☑"})


@variant(form="tracking", changed={(0, "p_preparing"): "是"},
         says=(("F5", "tracking_one_progress", "现勾选了 2 栏"),
               ("A7", "tracking_last_number", "四栏勾选数之和（4）")))  # fmt: skip
def two_ticks(page: Page) -> None:
    page["E5"] = "√"


@variant(form="tracking", changed={(2, "tracked"): "不适用"},
         says=(("I7", "no_instead_of_blank", "请留空，不填“否”"),))  # fmt: skip
def no_instead_of_blank(page: Page) -> None:
    page["I7"] = "否"


@variant(changed={(0, "progress"): "在建", (3, "progress"): "前期准备"})
def other_words_of_a_list(page: Page) -> None:
    change(page, {"I5": "建设中", "I8": "前期", "F5": "第一产业"})


@variant(changed={(0, "project_name"): "辣椒深加工\n项目"})
def a_line_break_in_a_name(page: Page) -> None:
    page["C5"] = "辣椒深加工\n项目"


@variant(
    changed={(0, "filed_on"): "不可读", (2, "closed_on"): "不可读", (0, "amount"): "不可读"},
    says=(
        ("K5", "unreadable", "现为“4.6-4.10”"),
        ("L7", "unreadable", "现为“4月18日已办结”"),
        ("E5", "unreadable", "现为“约5000”"),
    ),
)
def words_around_a_value(page: Page) -> None:
    change(page, {"K5": "4.6-4.10", "L7": "4月18日已办结", "E5": "约5000"})


@variant(form="tracking", changed={(0, "p_building"): "不可读"},
         says=(("F5", "unreadable", "应打“√”或留空；现为“○”"),
               ("A7", "tracking_last_number", "四栏勾选数之和（2）")))  # fmt: skip
def another_sign_for_a_tick(page: Page) -> None:
    page["F5"] = "○"
