"""Figures are pure: the same rows give the same bars, marks and target line."""

from __future__ import annotations

import pandas as pd

from dashboards.components.ranks import in_rank_order, ties
from dashboards.figures.ranking import ranking
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
