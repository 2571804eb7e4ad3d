"""Figures are pure: the same rows give the same bars, marks and target line."""

from __future__ import annotations

import pandas as pd

from dashboards.components.ranks import in_rank_order, ties
from dashboards.figures.findings import findings
from dashboards.figures.funnel import funnel
from dashboards.figures.look import LIGHT_INK, themed
from dashboards.figures.multiples import multiples
from dashboards.figures.rank_lines import rank_lines
from dashboards.figures.ranking import ranking
from dashboards.figures.reporting import faulty_units
from dashboards.figures.spread import spread
from dashboards.figures.trend import trend

ROWS = pd.DataFrame(
    {
        "short_name": ["甲", "乙", "丙", "丁"],
        "value": [0.9, None, 1.0, 0.9],
        "denominator": [10, 0, 10, 10],
        "attained": [False, None, True, False],
        "rank": [2, None, 1, 2],
        "target": [0.95] * 4,
        "unit_order": [1, 2, 3, 4],
    },
    dtype=object,
)


def test_order_ties_and_units_without_denominator() -> None:
    ordered = in_rank_order(ROWS)
    assert ordered["short_name"].tolist() == ["丙", "甲", "丁", "乙"]
    assert ties(ROWS) == {2}


def test_ranking_bars_carry_values_signs_and_target() -> None:
    figure = ranking(in_rank_order(ROWS))
    assert list(figure.data[0].y) == ["乙", "丁", "甲", "丙"]  # plotly draws from below
    assert list(figure.data[1].text) == ["— 分母为0", "90.0% ✗", "90.0% ✗", "100.0% ✓"]
    assert figure.layout.shapes[0].x0 == 0.95
    assert figure.layout.annotations[0].text == "目标 95%"


def test_trend_leaves_a_gap() -> None:
    figure = trend(
        pd.DataFrame(
            {
                "label": ["一", "二"],
                "value": [0.5, None],
                "target": [None, None],
                "denominator": [2.0, 0.0],
            },
            dtype=object,
        )
    )
    assert list(figure.data[0].text) == ["50.0%", ""]


HISTORY = pd.DataFrame(
    {
        "label": ["2017年第一季度"] * 3 + ["2017年第二季度"] * 3,
        "short_name": ["甲", "乙", "丙"] * 2,
        "unit_code": ["1", "2", "3"] * 2,
        "rank": [1, 2, None, 2, 2, 1],
        "value": [1.0, 0.9, None, 0.9, 0.9, 1.0],
        "denominator": [10, 10, 0, 10, 10, 10],
        "target": [0.95] * 6,
        "attained": [True, False, None, False, False, True],
    },
    dtype=object,
)


def test_lines_of_places_leave_gaps_and_name_ties_once() -> None:
    figure = rank_lines(HISTORY, "3")
    lines = {line.name: line for line in figure.data}
    assert list(lines["丙"].y) == [None, 1]
    assert figure.data[-1].name == "丙"  # the chosen one on top
    assert [line.text[-1] for line in figure.data] == ["甲、乙", "", "丙"]


def test_small_multiples_share_a_scale_and_say_the_newest_value() -> None:
    figure = multiples(HISTORY)
    assert [note.text for note in figure.layout.annotations] == [
        "甲　90.0% ✗",
        "乙　90.0% ✗",
        "丙　100.0% ✓",
    ]
    assert list(figure.data[1].marker.symbol) == ["circle", "x"]


def test_equal_parts_are_one_dot_with_their_number() -> None:
    parts = pd.DataFrame(
        {
            "unit_name": ["子", "丑", "寅"],
            "parent_code": ["1", "1", "1"],
            "value": [0.5, 0.5, 1.0],
            "numerator": [1, 1, 2],
            "denominator": [2, 2, 2],
            "target": [0.95] * 3,
            "attained": [False, False, True],
        },
        dtype=object,
    )
    units = pd.DataFrame({"unit_code": ["1"], "unit_name": ["甲市"]})
    met, missed = spread(parts, units).data
    assert (list(met.text), list(missed.text)) == ([""], ["<b>2</b>"])
    assert met.marker.symbol != missed.marker.symbol


def test_the_funnel_begins_on_top() -> None:
    stages = pd.DataFrame(
        {
            "stage": ["签约", "投产"],
            "stage_order": [0, 1],
            "projects": [5, 2],
            "amount": [34000.0, 980.0],
        }
    )
    bars = funnel(stages).data[0]
    assert list(bars.y) == ["投产", "签约"]  # plotly draws from below
    assert list(bars.customdata) == ["980万元", "3.4亿元"]


def test_bars_told_apart_by_pattern_and_word() -> None:
    months = pd.DataFrame({"month": ["2017-01"], "missing": [2], "late": [1], "hollow": [0]})
    kinds = faulty_units(months).data
    assert len({bar.marker.pattern.shape for bar in kinds}) == 3
    assert [bar.name for bar in kinds] == ["有未报", "有迟报", "有不完整"]
    assert list(kinds[0].x) == ["2017年1月"]
    weights = findings(pd.DataFrame({"month": ["2017-01"], "severity": ["error"], "number": [3]}))
    assert len({bar.marker.pattern.shape for bar in weights.data}) == 3
    assert list(weights.data[1].x) == ["2017年1月"]


def test_colours_of_the_page_behind() -> None:
    assert themed(rank_lines(HISTORY, "1"), True).layout.font.color == LIGHT_INK
