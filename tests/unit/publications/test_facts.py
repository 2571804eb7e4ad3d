"""Who is named: leaders and ties, below target, zero, changes."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipelines.publications.facts import change, leaders, load_facts
from pipelines.publications.placement import load_bulletin
from pipelines.publications.records import Figure
from pipelines.publications.tables import UnknownEditionError, load_edition


def figure(
    name: str, numerator: float, denominator: float, rank: int | None, **more: float
) -> Figure:
    attained = None if not denominator else numerator / denominator >= 0.95
    return Figure("rate", "city", name, name, "", numerator, denominator, 0.95, attained, rank,
                  more.get("before"), more.get("of"), None)  # fmt: skip


@pytest.mark.parametrize(
    ("ranks", "said"),
    [
        ([1, 2, 3, 4], "排前三位的是甲、乙和丙"),
        ([1, 1, 3, 4], "甲和乙并列第一，丙第三"),
        ([1, 2, 3, 3], "甲第一，乙第二，丙和丁并列第三"),
        ([1, 2, 2, 4], "甲第一，乙和丙并列第二"),
        ([1, 1, 1, 1], "各地均为90.0%"),
        ([1, 1, 1, None], "甲、乙和丙并列第一"),
        ([2, 1, None, None], "乙第一，甲第二"),
        ([None, None, None, None], ""),
    ],
)
def test_leaders(folder: Path, ranks: list[int | None], said: str) -> None:
    phrases = load_bulletin(folder).phrases
    cities = [
        figure(name, 9 if rank else 0, 10 if rank else 0, rank)
        for name, rank in zip("甲乙丙丁", ranks, strict=True)
    ]
    assert leaders(cities, phrases) == said


def test_a_unit_with_zero_never_leads(folder: Path) -> None:
    phrases = load_bulletin(folder).phrases
    assert leaders([figure("甲", 0, 5, 1), figure("乙", 0, 5, 1)], phrases) == ""


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((96, 100), (95, 100), "较上季度提高1.0个百分点"),
        ((94, 100), (95, 100), "较上季度下降1.0个百分点"),
        ((95, 100), (19, 20), "与上季度持平"),
        ((9501, 10000), (95, 100), "与上季度基本持平"),
        ((95, 100), (0, 0), ""),
        ((0, 0), (95, 100), ""),
    ],
)
def test_change_is_in_percentage_points(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    now: tuple[float, float],
    before: tuple[float, float],
    said: str,
) -> None:
    edition = load_edition(con, "gz2017", "2017-Q2")
    it = figure("甲", *now, 1, before=before[0], of=before[1])
    assert change(it, edition, load_bulletin(folder)) == said


def test_facts_of_the_first_quarter(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    facts = load_facts(con, "gz2017", "2017-Q1", load_bulletin(folder))
    assert [unit.name for unit in facts.units] == [
        "贵阳市", "遵义市", "六盘水市", "安顺市", "毕节市", "铜仁市", "黔东南州", "黔南州", "黔西南州",
        "贵安新区",
    ]  # fmt: skip
    rate = facts.about["new_service_rate"]
    assert rate.without_subject == ("贵安新区",)
    assert rate.cities["52GA00"].value == "—"
    assert rate.cities["52GA00"].rank == "—"
    assert [shown.name for shown in rate.below] == ["毕节市", "黔西南州"]
    assert facts.units_with_zero("articles") == ["贵安新区"]
    assert facts.about["article_quota"].zero == ("贵安新区",)
    assert [(d.unit_name, d.days_late) for d in facts.state("late")] == [
        ("毕节市", 3),
        ("黔西南州", 5),
    ]
    assert [d.unit_name for d in facts.state("missing")] == ["黔西南州"]
    assert [d.unit_name for d in facts.state("rejected")] == ["铜仁市"]
    assert [f.unit_name for f in facts.faulty] == ["毕节市"]


def test_a_problem_closed_later_is_still_open_at_the_periods_end(
    con: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    first, second = (
        load_facts(con, "gz2017", period, load_bulletin(folder))
        for period in ("2017-Q1", "2017-Q2")
    )
    assert "酒类包装项目" in [p.project_name for p in first.problems]  # closed on 20 April
    assert "酒类包装项目" not in [p.project_name for p in second.problems]
    assert "大数据中心" not in [p.project_name for p in first.problems]  # raised in May


def test_stuck_is_thirty_days_and_not_twenty_nine(
    changed: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    changed.execute(
        "delete from marts.fct_problems where project_name not in ('新型建材厂', '冷链物流中心')"
    )
    changed.execute(
        "update marts.fct_problems set rung_on = case project_name when '新型建材厂' "
        "then date '2017-03-01' else date '2017-03-02' end"
    )
    facts = load_facts(changed, "gz2017", "2017-Q1", load_bulletin(folder))
    assert [(p.project_name, p.days_on_rung) for p in facts.stuck] == [("新型建材厂", 30)]


def test_unknown_period_says_what_to_do(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(UnknownEditionError, match="2031-Q1"):
        load_edition(con, "gz2017", "2031-Q1")
