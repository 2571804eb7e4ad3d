"""What all simulators' truths share: windows, roll-up, ranks and grid, under a county as root too."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import find_form
from pipelines.catalog.model.definition import Level
from pipelines.catalog.model.places import OrgUnit
from pipelines.simulation.delivery import mark_duplicates
from pipelines.simulation.months import first_day, kind_of, label, last_day
from pipelines.simulation.returns import Return, Row, Sheet, Value
from pipelines.simulation.tree import Tree
from pipelines.simulation.truth import Duty, Fact, Measure, Ratio, current, half_monthly
from pipelines.simulation.truth.counting import count
from pipelines.simulation.truth.grid import expected_grid
from pipelines.simulation.truth.ratios import indicator_rows
from pipelines.simulation.truth.watchlists import Watchlist, watchlist_rows


def unit(code: str, level: Level, parent: str) -> OrgUnit:
    return OrgUnit(
        code=code, name=f"单位{code}", level=level, kind="单位", parent_code=parent, root_code=code
    )


TREE = Tree(
    [
        unit("P", "province", ""), unit("C", "city", "P"), unit("K", "county", "C"),
        unit("K1", "office", "K"), unit("K2", "office", "K"), unit("K3", "office", "K"),
        unit("X", "county", "C"),
    ],
    (),
    "K",
)  # fmt: skip


def test_a_county_as_root_has_its_offices_only() -> None:
    day = date(2023, 7, 1)
    assert [u.code for u in TREE.units_on(day)] == ["K1", "K2", "K3", "K"]
    assert TREE.owing_on(day) == ["K1", "K2", "K3"]
    assert TREE.above("K1") == ("K1", "K")
    assert TREE.above("X") == ()


@pytest.mark.parametrize(
    ("basis", "period", "happened_on", "until_on", "expected"),
    [
        ("period", "2023-07", date(2023, 7, 31), None, 1),
        ("period", "2023-07", date(2023, 6, 30), None, 0),
        ("ytd", "2023-07", date(2023, 1, 1), None, 1),
        ("ytd", "2023-07", date(2022, 12, 31), None, 0),
        ("cum", "2023-07", date(2022, 12, 31), None, 1),
        ("cum", "2023-07", date(2022, 12, 31), date(2023, 7, 31), 1),
        ("cum", "2023-07", date(2022, 12, 31), date(2023, 7, 30), 0),
        ("cum", "2023-Q2", date(2023, 7, 1), None, 0),
    ],
)
def test_windows(
    basis: str, period: str, happened_on: date, until_on: date | None, expected: int
) -> None:
    measure = Measure("m", basis)  # type: ignore[arg-type]
    facts = [Fact("m", "K1", "a", happened_on, until_on)]
    values = {c.unit: c.value for c in count(TREE, measure, period, facts)}
    assert values == {"K1": expected, "K2": 0, "K3": 0, "K": expected}


def test_a_subject_counts_once_per_unit_and_quantities_add_up() -> None:
    on = date(2023, 7, 5)
    facts = [Fact("m", "K1", "a", on, quantity=2.5), Fact("m", "K1", "a", on, quantity=1.5),
             Fact("m", "K2", "a", on), Fact("m", "X", "a", on)]  # fmt: skip
    distinct = {c.unit: c.value for c in count(TREE, Measure("m", "period"), "2023-07", facts)}
    assert distinct == {"K1": 1, "K2": 1, "K3": 0, "K": 2}
    sums = {c.unit: c.value for c in count(TREE, Measure("m", "period", "sum"), "2023", facts)}
    assert sums == {"K1": 4.0, "K2": 1, "K3": 0, "K": 5.0}


def test_lower_is_better_ties_share_a_rank_and_the_target_is_included() -> None:
    facts = [Fact("m", "K1", n, date(2023, 7, 1)) for n in range(3)]
    facts += [Fact("m", "K2", n, date(2023, 7, 1)) for n in range(2)]
    counts = list(count(TREE, Measure("m", "cum"), "2023-Q3", facts))
    ratio = Ratio("i", "m", "", ("office",), "Q", 2, ("office",), "lower")
    rows = indicator_rows(TREE, [ratio], counts)
    found = {row["unit_code"]: (row["value"], row["attained"], row["rank"]) for row in rows}
    assert found == {"K1": (3, False, 3), "K2": (2, True, 2), "K3": (0, True, 1)}
    twins = [*facts, Fact("m", "K3", 0, date(2023, 7, 1)), Fact("m", "K3", 1, date(2023, 7, 1))]
    rows = indicator_rows(TREE, [ratio], count(TREE, Measure("m", "cum"), "2023-Q3", twins))
    assert [row["rank"] for row in rows] == [3, 1, 1]


def test_a_share_of_the_whole_and_no_value_over_zero() -> None:
    facts = [Fact("m", "K1", 0, date(2023, 7, 1)), Fact("m", "K2", 1, date(2023, 7, 1))]
    counts = list(count(TREE, Measure("m", "period"), "2023-07", facts))
    counts += count(TREE, Measure("n", "period"), "2023-07", [])
    share = Ratio("s", "m", "m", ("office",), "M", denominator_at_root=True, ranked=())
    empty = Ratio("e", "m", "n", ("office",), "M", 1.0, ("office",))
    rows = {
        (r["indicator"], r["unit_code"]): r for r in indicator_rows(TREE, [share, empty], counts)
    }
    assert rows["s", "K1"]["value"] == 0.5 and rows["s", "K1"]["denominator"] == 2
    assert [rows["e", "K1"][key] for key in ("value", "attained", "rank")] == [None, None, None]


def test_half_months_and_their_due_days() -> None:
    assert (first_day("2019-02-B"), last_day("2019-02-B")) == (date(2019, 2, 16), date(2019, 2, 28))
    assert (last_day("2019-02-A"), kind_of("2019-02-A")) == (date(2019, 2, 15), "H")
    assert label("2019-04-B") == "2019年4月下半月"


def test_the_grid_tells_in_time_late_missing_rejected_and_copied() -> None:
    _, form = find_form(load_catalog(), "gz2017.problems")

    def sent(
        on: datetime, period: str, text: str, state: str = "accepted", at: str = "K1"
    ) -> Return:
        row: dict[str, Value] = {"project_name": text}
        return Return("r", "f", at, period, f"{on}{text}", on, [Sheet("表", at, [], [Row(row)])],
                      state=state)  # type: ignore[arg-type]  # fmt: skip

    duties = [Duty("f", "2023-07", date(2023, 7, 22)), Duty("f", "2023-08", date(2023, 8, 22))]
    returns = [
        sent(datetime(2023, 7, 22, 23, 59, 59), "2023-07", "甲"),
        sent(datetime(2023, 8, 23), "2023-08", "甲"),
        sent(datetime(2023, 7, 1), "2023-07", "乙", "rejected", "K2"),
    ]
    cells = expected_grid(TREE, lambda _: form, duties, returns, date(2023, 7, 31))
    assert [(c.unit, c.duty.period, c.state, c.is_complete) for c in cells] == [
        ("K1", "2023-07", "on_time", True), ("K2", "2023-07", "rejected", False),
        ("K3", "2023-07", "missing", False), ("K1", "2023-08", "late", False),
    ]  # fmt: skip
    assert half_monthly("f", [], (10, 25)) == []


def test_a_watch_list_strikes_off_what_was_done() -> None:
    measures = (Measure("due", "period"), Measure("met", "period"))
    on = date(2023, 7, 1)
    facts = [Fact("due", "K1", "a", on), Fact("due", "K2", "a", on), Fact("met", "K1", "a", on)]
    lists = [Watchlist("open", ("due",), "met")]
    assert watchlist_rows(TREE, lists, measures, ["2023-07", "2023-08"], facts) == [
        {"list": "open", "period": "2023-07", "subject": "a"}
    ]


def test_the_same_bytes_again_are_a_duplicate_only_of_what_is_in_force() -> None:
    def sent(day: int, original: Return | None = None) -> Return:
        state = "duplicate" if original else "accepted"
        sheets = [] if original else [Sheet("表", "K1", [], [Row({"a": day})])]
        return Return("r", "f", "K1", "2023-07", f"{day}.csv", datetime(2023, 7, day), sheets,
                      state=state, original=original)  # type: ignore[arg-type]  # fmt: skip

    draft, corrected = sent(1), sent(3)
    again_at_once = sent(2, draft)
    again_later = sent(4, draft)
    returns = [draft, again_at_once, corrected, again_later]
    bodies = (b"a", b"a", b"b", b"a")
    mark_duplicates(returns, {id(s): body for s, body in zip(returns, bodies, strict=True)})
    assert [s.state for s in returns] == ["accepted", "duplicate", "accepted", "accepted"]
    assert current(returns) == [again_later]
    assert (again_later.sheets[0].name, again_later.rows[0].values) == ("4", {"a": 1})
