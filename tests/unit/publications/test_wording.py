"""Numbers in words: rounding half up, percentage points, enumerations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipelines.publications.wording import (
    count,
    listing,
    ordinal,
    percent,
    points,
    quantity,
    share,
    target_percent,
)


@pytest.mark.parametrize(
    ("numerator", "denominator", "said"),
    [
        (298, 312, "95.5%"),
        (1, 16, "6.3%"),  # 6.25 exactly: half goes up
        (1, 800, "0.1%"),  # 0.125
        (249, 2000, "12.5%"),  # 12.45 exactly, though the nearest double lies below
        (469, 2000, "23.5%"),  # 23.45
        (2, 3, "66.7%"),
        (1999, 2000, "100.0%"),  # 99.95
        (19989, 20000, "99.9%"),  # 99.945
        (3, 3, "100.0%"),
        (0, 7, "0.0%"),
        (0, 0, "—"),
    ],
)
def test_percent_rounds_half_up(numerator: int, denominator: int, said: str) -> None:
    assert percent(share(float(numerator), float(denominator))) == said


def test_points_are_taken_from_unrounded_shares() -> None:
    assert points(Decimal("0.9549"), Decimal("0.9450")) == Decimal("1.0")
    assert points(Decimal("0.9"), Decimal("0.95")) == Decimal("-5.0")
    assert points(None, Decimal("0.95")) is None


def test_targets_are_printed_as_the_policy_writes_them() -> None:
    assert target_percent(0.95) == "95%"
    assert target_percent(1.0) == "100%"
    assert target_percent(0.2) == "20%"
    assert target_percent(0.125) == "12.5%"
    assert target_percent(None) == "—"


def test_enumerations_ordinals_counts() -> None:
    assert listing([]) == ""
    assert listing(["甲"]) == "甲"
    assert listing(["甲", "乙", "丙"]) == "甲、乙和丙"
    assert [ordinal(n) for n in (1, 9, 10, 11, 20, 21)] == [
        "一",
        "九",
        "十",
        "十一",
        "二十",
        "二十一",
    ]
    assert count(312.0) == "312"
    assert count(None) == "—"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(9999.0, "万元", "9999万元"), (10_000.0, "万元", "1亿元"), (3_237_200.0, "万元", "323.72亿元"),
     (17.0, "个", "17个"), (12_345.0, "个", "12345个"), (None, "万元", "—")],
)  # fmt: skip
def test_amounts_are_printed_in_yi_from_one_yi_on(
    value: float | None, unit: str, text: str
) -> None:
    assert quantity(value, unit) == text
