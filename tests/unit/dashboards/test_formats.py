"""How numbers are written: half up, on both sides of each tie."""

from __future__ import annotations

from datetime import datetime

import pandas as pd
import pytest

from dashboards import formats


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.9545, "95.5%"),
        (0.95449, "95.4%"),
        (69 / 2000, "3.5%"),  # 3.45 exactly: half up, though the double lies below it
        (1 / 3, "33.3%"),
        (1.0, "100.0%"),
        (0.0, "0.0%"),
        (None, "—"),
    ],
)
def test_percent(value: float | None, text: str) -> None:
    assert formats.percent(value) == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        (0.95, 0.93, "比上期升 2.0 个百分点"),
        (0.9, 0.955, "比上期降 5.5 个百分点"),
        (0.9, 0.9, "与上期持平"),
        (0.9, None, "无上期可比"),
    ],
)
def test_points(now: float, before: float | None, text: str) -> None:
    assert formats.points(now, before) == text


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [(1, 3, "↑2"), (4, 3, "↓1"), (2, 2, "—"), (None, 2, "—"), (2, None, "—")],
)
def test_rank_change(now: int | None, before: int | None, text: str) -> None:
    assert formats.rank_change(now, before) == text


def test_small_texts() -> None:
    assert formats.count(1134.0) == "1,134"
    assert formats.count(1000.0) == "1,000"
    assert formats.target(0.95) == "95%"
    assert formats.target(1.0) == "100%"
    assert formats.rank(3, tied=True) == "并列3"
    assert formats.rank(None) == "不排名"
    assert formats.verdict(False) == "✗ 未达标"
    assert formats.moment(datetime(2017, 4, 20, 16, 5)) == "2017年4月20日 16:05"
    assert formats.moment(datetime(2017, 4, 20)) == "2017年4月20日"


def test_a_plain_figure_is_not_a_percentage() -> None:
    """A target of 18 is 18, the header names what is counted, the change is a number."""
    row = {"denominator": None, "value": 63.0, "target": 18.0, "previous_value": 60.5, "unit": "个"}
    assert formats.figure(row) == "63"
    assert formats.target_of(row) == "18"
    assert formats.change_of(row) == "比上期增 2.5"
    assert formats.value_head(pd.DataFrame([row], dtype=object)) == "数值（个）"
    rate = {**row, "denominator": 20.0, "value": 0.95, "target": 0.95, "previous_value": 0.9}
    assert formats.target_of(rate) == "95%"
    assert formats.change_of(rate) == "比上期升 5.0 个百分点"
    assert formats.value_head(pd.DataFrame([rate], dtype=object)) == "数值（%）"


def test_what_parts_count_is_said_once_where_both_count_the_same() -> None:
    row = {"numerator": 298, "denominator": 312, "numerator_unit": "个", "denominator_unit": "个"}
    assert formats.parts_of(row) == "298 / 312 个"
    assert formats.parts_of({**row, "numerator_unit": "项"}) == "298 项 / 312 个"
    assert formats.parts_of({**row, "denominator": None}) == "298 个"
    assert formats.parts_of({**row, "numerator": None, "denominator": None}) == "—"
    assert formats.counted("分子", None) == "分子"


def test_periods_that_somebody_wrote() -> None:
    assert formats.periods("2017-05、2017-Q2") == "2017年5月、2017年第二季度"
    assert formats.periods("说不清") == "说不清"
    assert formats.periods("") == ""
