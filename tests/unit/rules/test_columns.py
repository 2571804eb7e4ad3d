"""Every column of every form: what its type takes, what it refuses, and at which cell it says so.

One workbook a column, one row a value; values stand in pairs around each boundary.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import pytest

from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.forms import Column, ElementType
from tests.unit.rules.book import all_forms, send


@dataclass(frozen=True)
class Told:
    """A finding: its rule and message; `harmless` ones keep the value and are warnings."""

    rule: str
    message: str
    value: str | None = None
    harmless: bool = False


def fine(value: str | None) -> Told:
    return Told("", "", value)


def unreadable(expected: str, text: str) -> Told:
    return Told("unreadable", f"“{{label}}”应{expected}；现为“{text}”，请改正。")


# In every column: an Excel error is told apart from blank and from not applicable.
ERROR = ("#DIV/0!", Told("excel_error", "“{label}”是 Excel 错误值“#DIV/0!”"))


def integers(column: Column) -> list[tuple[Any, Told]]:
    least = int(column.minimum or 0)
    below = "negative" if least - 1 < 0 else "below_minimum"
    text = "填整数，如“3”"
    return [
        (least, fine(str(least))),
        (least - 1, Told(below, f"“{{label}}”不得小于{least}；现为“{least - 1}”，请核对改正。")),
        ("３", fine("3")),
        ("1,234", fine("1234")),
        ("1,23", unreadable(text, "1,23")),
        (3.0, fine("3")),
        (3.5, unreadable(text, "3.5")),
        ("三", unreadable(text, "三")),
        ("3次", Told("count_with_unit", "“{label}”只填数字，如“3”；现为“3次”，已按 3 计。", "3", True)),
        ("—", fine(None)),
    ]  # fmt: skip


def amounts(column: Column) -> list[tuple[Any, Told]]:
    factor = 10_000 if column.unit == "亿元" else 1
    text = "填数字金额，如“12000”或“1.2亿”"
    cases = [
        ("1.2亿", fine("12000")),
        ("1.2亿元", fine("12000")),
        ("12000万元", fine("12000")),
        ("12000000元", fine("1200")),
        ("１２", fine(str(12 * factor))),
        ("1,200", fine(str(1200 * factor))),
        ("500万美元", unreadable(text, "500万美元")),
        ("USD500万", unreadable(text, "USD500万")),
        ("约500", unreadable(text, "约500")),
        ("无", fine(None)),
    ]
    if column.exclusive_minimum is not None:
        assert column.exclusive_minimum == 0
        said = "“{{label}}”应大于0；现为“{}”，请核对改正。"
        cases += [
            (0, Told("not_above_minimum", said.format("0"))),
            (0.5, fine("5000" if factor > 1 else "0.5")),
        ]
    elif column.minimum is not None:
        assert column.minimum == 0
        cases += [
            (0, fine("0")),
            (-1, Told("negative", "“{label}”不得小于0；现为“-1”，请核对改正。")),
        ]
    return cases


def enums(column: Column) -> list[tuple[Any, Told]]:
    choices = "、".join(column.values)
    said = f"“{{label}}”只能填：{choices}；现为“别的”，请改正。"
    return [
        # 无 says that there is none, in a list of choices too
        *((value, fine(None if value == "无" else value)) for value in column.values),
        *((f" {alias} ", fine(value)) for alias, value in column.value_aliases.items()),
        ("别的", Told("not_a_choice", said)),
        ("/", fine(None)),
    ]


def yes_no(_column: Column) -> list[tuple[Any, Told]]:
    said = unreadable("填“是”或“否”", "也许")
    return [
        ("是", fine("是")),
        ("√", fine("是")),
        ("否", fine("否")),
        ("×", fine("否")),
        ("也许", said),
    ]


def yes_blank(_column: Column) -> list[tuple[Any, Told]]:
    instead = "“{{label}}”没有时请留空，不填“{}”（已按空白计）。"
    cases: list[tuple[Any, Told]] = [("是", fine("是")), ("√", fine("是")), (1, fine("是"))]
    for no in ("否", "×", "0"):
        message = instead.format(no)
        cases.append((no, Told("no_instead_of_blank", message, None, True)))
    return [*cases, ("也许", unreadable("填“是”或留空", "也许"))]


def ticks(_column: Column) -> list[tuple[Any, Told]]:
    marks = ("√", "✓", "☑", "1", "是")
    crosses = ("×", "0", "否", "☐")
    return [
        *((mark, fine("是")) for mark in marks),
        *((cross, fine(None)) for cross in crosses),
        ("已办", unreadable("打“√”或留空", "已办")),
    ]


def year_months(_column: Column) -> list[tuple[Any, Told]]:
    text = "填年月，如“2017.01”"
    lost = (
        "“{label}”的“2017.1”可能是1月，也可能是10月。请把单元格设为文本后写成“2017.01”或“2017.10”。"
    )
    return [
        ("2017.01", fine("2017-01")),
        ("2017.1", fine("2017-01")),  # typed as text: nothing was lost
        (2017.1, Told("ambiguous_date", lost)),
        (2017.2, fine("2017-02")),
        ("2016年10月", fine("2016-10")),
        (date(2016, 11, 5), fine("2016-11")),
        ("２０１６．０９", fine("2016-09")),
        ("2016.12", fine("2016-12")),
        ("2016.13", unreadable(text, "2016.13")),
        ("去年", unreadable(text, "去年")),
    ]


def month_days(_column: Column) -> list[tuple[Any, Told]]:
    text = "填月日，如“01.06”"
    lost = (
        "“{label}”的“1.1”可能是1月1日，也可能是1月10日。请把单元格设为文本后写成“01.01”或“01.10”。"
    )
    return [
        ("02.28", fine("2017-02-28")),
        ("02.29", unreadable(text, "02.29")),
        ("2016-02-29", fine("2016-02-29")),
        ("1月6日", fine("2017-01-06")),
        (date(2017, 3, 6), fine("2017-03-06")),
        (1.1, Told("ambiguous_date", lost)),
        (1.4, fine("2017-01-04")),  # there is no 1月40日
        ("13.01", unreadable(text, "13.01")),
        ("月初", unreadable(text, "月初")),
    ]


def dates(_column: Column) -> list[tuple[Any, Told]]:
    text = "填日期，如“2017-03-31”"
    return [
        ("2017-03-31", fine("2017-03-31")),
        ("2017-03-32", unreadable(text, "2017-03-32")),
        ("2017/3/1", fine("2017-03-01")),
        ("2017年3月1日", fine("2017-03-01")),
        ("20170301", fine("2017-03-01")),
        ("2017-03-01 10:20", fine("2017-03-01")),
        ("2017-3-1 0:20", fine("2017-03-01")),  # not 10:20 on 31 March
        (date(2017, 3, 1), fine("2017-03-01")),
        ("2016-02-29", fine("2016-02-29")),
        ("2017-02-29", unreadable(text, "2017-02-29")),
        ("三月底", unreadable(text, "三月底")),
    ]


def date_times(_column: Column) -> list[tuple[Any, Told]]:
    said = "“{label}”没有写到时、分（“"
    text = "填日期和时间，如“2023-07-03 09:15”"
    return [
        ("2023-07-03 09:15", fine("2023-07-03 09:15:00")),
        ("2023-7-3 09:15", fine("2023-07-03 09:15:00")),
        ("2023年7月3日9时15分", fine("2023-07-03 09:15:00")),
        ("2023年7月3日 下午3点20分", fine("2023-07-03 15:20:00")),
        ("2023/7/3 9：05：30", fine("2023-07-03 09:05:30")),
        (datetime(2023, 7, 3, 17, 30), fine("2023-07-03 17:30:00")),
        ("2023-07-03 24:00", unreadable(text, "2023-07-03 24:00")),
        ("2023-07-03", Told("time_missing", said, "2023-07-03", True)),
        (date(2023, 7, 3), Told("time_missing", said, "2023-07-03", True)),
        ("上午", unreadable(text, "上午")),
    ]


def texts(column: Column) -> list[tuple[Any, Told]]:
    cases: list[tuple[Any, Told]] = [(" 某某 ", fine("某某"))]
    if column.list:
        said = "“{label}”填写的“某某”不在已知名单内，请核对名称（已按原文保留）。"
        item = {
            "events": ("文化产业博览会", "文博会"),
            "escalation": ("县投促局", "县级投资促进部门"),
            "ratings": ("满意", "满意"),
        }
        cases = [
            ("某某", Told("not_in_list", said, "某某", True)),
            (item[column.list][0], fine(item[column.list][1])),
        ]
    return cases


def percents(_column: Column) -> list[tuple[Any, Told]]:
    said = "“{label}”的“1”可能是1%，也可能是100%。请写成“1%”或“100%”。"
    return [
        ("95%", fine("0.95")),
        ("９５％", fine("0.95")),
        (95, fine("0.95")),
        (0.95, fine("0.95")),
        ("0.95", fine("0.95")),
        ("0.95%", fine("0.0095")),
        (0, fine("0")),
        (0.99, fine("0.99")),
        (1, Told("ambiguous_percent", said)),
        (1.01, fine("0.0101")),
        ("1%", fine("0.01")),
        ("100%", fine("1")),
        (100, fine("1")),
        (-1.5, Told("negative", "“{label}”不得小于0；现为“-1.5”，请核对改正。")),
        ("95%%", unreadable("填百分比，如“95%”", "95%%")),
        ("九成五", unreadable("填百分比，如“95%”", "九成五")),
    ]


def numbers(_column: Column) -> list[tuple[Any, Told]]:
    return [("12.5", fine("12.5")), ("十二", unreadable("填数字，如“12.5”", "十二"))]


TYPES = {
    "text": texts, "integer": integers, "number": numbers, "amount": amounts, "enum": enums,
    "yes_no": yes_no, "yes_blank": yes_blank, "tick": ticks, "year_month": year_months,
    "month_day": month_days, "date": dates, "percent": percents, "date_time": date_times,
}  # fmt: skip
VALUE_RULES = {
    "unreadable", "negative", "below_minimum", "not_above_minimum", "count_with_unit", "not_a_choice",
    "no_instead_of_blank", "ambiguous_date", "ambiguous_percent", "not_in_list", "excel_error",
    "time_missing",
}  # fmt: skip

COLUMNS = [
    pytest.param(f"{folder.regime.id}.{form.id}", column, id=f"{form.id}.{column.element}")
    for folder in all_forms().regimes
    for form in folder.forms
    if form.direction == "input"
    for column in form.columns
    if column.type != "unit"
]


def test_every_type_has_its_cases() -> None:
    tested = {case.values[1].type for case in COLUMNS}
    assert {*tested, "unit"} == {*TYPES, "unit"} == set(get_args(ElementType))


@pytest.mark.parametrize(
    ("typed", "number_format", "value"),
    [
        (1.2, "0%", "1.2"),
        (1.2, "General", "0.012"),
        (1, "0%", "1"),
        (0.005, "0.0%", "0.005"),
    ],
)
def test_a_percent_format_says_what_a_number_means(
    catalog: Catalog, tmp_path: Path, typed: float, number_format: str, value: str
) -> None:
    rows = [{"rate": typed}]
    sent = send(catalog, tmp_path, "trial.shares", rows, formats={"rate": number_format})
    assert sent.values("rate") == {sent.at("rate"): value}
    assert sent.outcome.all_findings() == []


@pytest.mark.parametrize(("number_format", "value"), [("0.00", "2017-10"), ("General", None)])
def test_a_format_with_two_decimals_says_which_month(
    catalog: Catalog, tmp_path: Path, number_format: str, value: str | None
) -> None:
    rows = [{"signed_month": 2017.1}]
    formats = {"signed_month": number_format}
    sent = send(catalog, tmp_path, "gz2017.ledger", rows, formats=formats)
    assert sent.values("signed_month") == {sent.at("signed_month"): value}
    assert len(sent.of("ambiguous_date")) == (value is None)


def holds_out(column: Column, case: Told) -> bool:
    """The dictionary: amounts and classes never hold a row out, what a measure reads does."""
    if case.harmless or column.type == "amount":
        return False
    if case.rule == "not_a_choice":
        return column.required
    return column.measured or column.required


@pytest.mark.parametrize(("form", "column"), COLUMNS)
def test_a_column_takes_and_refuses_at_its_cell(
    catalog: Catalog, tmp_path: Path, form: str, column: Column
) -> None:
    cases = [*TYPES[column.type](column), ERROR]
    sent = send(catalog, tmp_path, form, [{column.element: value} for value, _ in cases])
    told = {
        f.cell: (f.rule, f.severity, f.message)
        for f in sent.outcome.all_findings()
        if f.element == column.element and f.rule in VALUE_RULES
    }
    expected = {}
    for row, (_, case) in enumerate(cases):
        if case.rule:
            severity = "error" if holds_out(column, case) else "warning"
            message = case.message.replace("{label}", column.label)
            expected[sent.at(column.element, row)] = (case.rule, severity, message)
    assert {cell: entry[:2] for cell, entry in told.items()} == {
        cell: entry[:2] for cell, entry in expected.items()
    }
    for cell, (_, _, message) in expected.items():
        assert told[cell][2].startswith(message), cell
    landed = sent.values(column.element)
    for row, (_, case) in enumerate(cases):
        if not case.rule or case.harmless:
            assert landed[sent.at(column.element, row)] == case.value, (row, case)
        else:
            assert landed[sent.at(column.element, row)] is None, (row, case)
