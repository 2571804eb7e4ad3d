"""A return of zeros is received, and said to say nothing; one number makes it a return."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from .conftest import found, matter

HEADERS = (
    "单位", "签约项目数", "前期准备", "开工在建", "投产", "达产", "服务项目数", "走访服务次数",
    "电话服务次数", "代办项目数", "申办事项数", "办结事项数", "存在困难或问题的项目名称",
)  # fmt: skip


@pytest.fixture
def summary(tmp_path: Path) -> Callable[..., Path]:
    """Form 4 with data from row 4."""

    def build(*rows: tuple[Any, ...]) -> Path:
        book = openpyxl.Workbook()
        page = book.active
        assert page is not None
        page.append(["省级重大活动签约项目跟踪服务情况汇总表（2017年第一季度）"])
        page.append(["填报单位：遵义市投资促进局"])
        page.append(list(HEADERS))
        for row in rows:
            page.append(list(row))
        path = tmp_path / "汇总.xlsx"
        book.save(path)
        return path

    return build


def test_zeros_and_blanks_are_received_and_said_at_the_first_of_them(read, summary):
    outcome = read(summary(("播州区", None, 0, *[0] * 9), ("桐梓县", *[None] * 4, 0, "—")))
    assert outcome.submissions[0].outcome == "accepted"
    (fault,) = found(outcome, "all_zero_return")
    assert (fault.cell, fault.severity, fault.row_number) == ("C4", "error", None)
    assert fault.message == (
        "零报告：共 2 行，“签约项目数”“前期准备”“开工在建”“投产”“达产”“服务项目数”“走访服务次数”"
        "“电话服务次数”“代办项目数”“申办事项数”“办结事项数”各栏全部是 0 或空白，已收到但不算完整。"
        "有数的请补填后重新报送；确实没有的，请书面说明，例如“本期没有签约项目”。"
    )


def test_only_blanks_are_said_at_the_header(read, summary):
    outcome = read(summary(("播州区", *[None] * 11, "无")))
    assert [f.cell for f in found(outcome, "all_zero_return")] == ["A3"]


@pytest.mark.parametrize("last", [1, "1", "１", "0.5", "两"])
def test_one_number_or_something_unreadable_says_something(read, summary, last):
    outcome = read(summary(("播州区", *[0] * 10, 0), ("桐梓县", *[0] * 10, last)))
    assert found(outcome, "all_zero_return") == []


def test_a_ledger_without_a_usable_row_is_empty_and_not_zero(read, ledger):
    rows = matter(matter=None, filed_on=None, closed_on=None, visits=0, calls=0)
    outcome = read(ledger(rows))
    assert len(found(outcome, "empty_return")) == 1
    assert found(outcome, "all_zero_return") == []
