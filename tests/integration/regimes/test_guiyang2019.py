"""The dispatch policy across a year's end, written by hand and counted by hand.

July 2019 to March 2020: agreed items and meetings without any, quarterly observations of five
districts with the words that they use for "none". Nothing comes from the simulator.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows

REGIME = "guiyang2019"
CITY, NANMING, YUNYAN, HUAXI, WUDANG = "520100", "520102", "520103", "520111", "520112"
ITEMS = ("会议日期", "议定事项", "责任单位", "完成时限", "完成日期")
SEEN = ("区县", "季度", "观摩项目名称", "类型", "日期")

IN_JULY = [
    ["2019-07-25", "协调用地", "南明区", "2019-08-31"],  # the first of the last seven days
    ["2019-07-26", "无"],
    ["2019-08-28", "无"],  # not yet held when this was sent
]
IN_DECEMBER = [
    ["2019-07-25", "协调用地", "南明区", "2019-08-31", "2019-08-31"],
    ["2019-11-23", "研究用电", "云岩区", "2019-12-31"],  # a day before the last seven
    ["2019-12-25", "没有议定事项"],
    ["2019-12-26", None, None, "2020-01-31"],  # says nothing
]
IN_MARCH = [["2020-03-27", "研究用水", "南明区", "2020-03-31"]]
# third quarter, fourth quarter, first of the next year; None: not sent
OBSERVED: dict[str, tuple[str | None, str | None, str | None]] = {
    "南明区": ("无", "零报告", "本季度无观摩项目"),
    "云岩区": ("暂无", "甲产业园", "没有"),
    "花溪区": ("无", None, "—"),
    "乌当区": ("无", "无重大观摩项目", "无锡科技园"),
}
QUARTERS = {
    "2019年第三季度": "2019-09-30",
    "2019年第四季度": "2019-12-31",
    "2020年第一季度": "2020-03-30",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("by_hand")
    at = base / "in"
    at.mkdir()
    receipts = ["file,received_at"]

    def send(name: str, title: str, unit: str, heads: Any, lines: Any, received_on: str) -> None:
        book = openpyxl.Workbook()
        for line in ([title], [f"填报单位：{unit}"], heads, *lines):
            book.active.append(list(line))  # type: ignore[union-attr]
        book.save(at / name)
        receipts.append(f"{name},{received_on} 12:00:00")

    items = "重大招商引资项目调度会议定事项表"
    office = "贵阳市投资促进局"
    send("7月.xlsx", f"2019年7月{items}", office, ITEMS, IN_JULY, "2019-08-01")
    send("12月.xlsx", f"2019年12月{items}", office, ITEMS, IN_DECEMBER, "2020-01-02")
    send("3月.xlsx", f"2020年3月{items}", office, ITEMS, IN_MARCH, "2020-03-30")
    for place, names in OBSERVED.items():
        for (quarter, day), name in zip(QUARTERS.items(), names, strict=True):
            if name is not None:
                title = f"{quarter}重大招商引资项目季观摩登记表"
                row = [place, quarter, name, None, None]
                send(f"{place}{quarter}.xlsx", title, place, SEEN, [row], day)
    (at / "receipts.csv").write_text("\n".join(receipts) + "\n", encoding="utf-8")
    return computed(base / "home", at)


def ask(home: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home / "serving" / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(sql, list(values)).fetchall()


@pytest.mark.parametrize(
    ("indicator", "unit", "period", "numerator", "denominator"),
    [
        # two meetings in July's last week are one month; one without items counts
        ("dispatch_meeting", CITY, "2019-07", 1, 1),
        ("dispatch_meeting", CITY, "2019-08", 0, 1),
        ("dispatch_meeting", CITY, "2019-Q3", 1, 3),
        ("dispatch_meeting", CITY, "2019-11", 0, 1),
        ("dispatch_meeting", CITY, "2019-12", 1, 1),
        ("dispatch_meeting", CITY, "2020-03", 1, 1),
        # what a meeting did not agree on is no item
        ("item_completion", CITY, "2019-08", 1, 1),
        ("item_completion", CITY, "2019-12", 1, 2),
        ("item_completion", YUNYAN, "2019-12", 0, 1),
        ("item_completion", NANMING, "2020-03", 0, 1),
    ],
)
def test_rate(
    home: Path, indicator: str, unit: str, period: str, numerator: int, denominator: int
) -> None:
    found = ask(
        home,
        "select numerator, denominator from marts.fct_indicator_values "
        "where regime = ? and indicator = ? and unit_code = ? and period = ?",
        REGIME, indicator, unit, period,
    )  # fmt: skip
    assert found == [(numerator, denominator)]


@pytest.mark.parametrize(
    ("indicator", "unit", "period", "value"),
    [
        ("zero_quarters", NANMING, "2019-Q4", 2),
        ("zero_quarters", NANMING, "2020-Q1", 3),  # across the year's end
        ("zero_quarters", YUNYAN, "2019-Q3", 1),
        ("zero_quarters", YUNYAN, "2019-Q4", 0),  # a project ends the row
        ("zero_quarters", YUNYAN, "2020-Q1", 1),
        ("zero_quarters", HUAXI, "2020-Q1", 2),  # not sent: neither counted nor the end of it
        ("zero_quarters", WUDANG, "2019-Q4", 0),
        ("observation_projects", NANMING, "2019-Q4", 0),
        ("observation_projects", NANMING, "2020-Q1", 0),
        ("observation_projects", YUNYAN, "2019-Q3", 0),
        ("observation_projects", WUDANG, "2019-Q4", 1),  # in doubt it counts, and is told
        ("observation_projects", WUDANG, "2020-Q1", 1),  # 无锡 is a place
    ],
)
def test_figure(home: Path, indicator: str, unit: str, period: str, value: int) -> None:
    found = ask(
        home,
        "select value from marts.fct_indicator_values "
        "where regime = ? and indicator = ? and unit_code = ? and period = ?",
        REGIME, indicator, unit, period,
    )  # fmt: skip
    assert found == [(value,)]


@pytest.mark.parametrize(
    ("watchlist", "period", "named"),
    [
        ("criticism_warning", "2019-Q4", {NANMING}),
        ("criticism", "2019-Q4", set()),
        ("criticism", "2020-Q1", {NANMING}),
        ("criticism_warning", "2020-Q1", {HUAXI}),
        ("items_overdue", "2019-12", {YUNYAN}),
        ("no_dispatch_meeting", "2019-07", set()),
        ("no_dispatch_meeting", "2019-08", {CITY}),
    ],
)
def test_list(home: Path, watchlist: str, period: str, named: set[str]) -> None:
    found = ask(
        home,
        "select unit_code from marts.fct_watchlist_rows "
        "where regime = ? and watchlist = ? and period = ?",
        REGIME, watchlist, period,
    )  # fmt: skip
    assert {unit for (unit,) in found} == named


def test_the_third_zero_quarter_leads_to_its_row(home: Path) -> None:
    """The fact of the criticism is the row of the quarter in which the third zero was told."""
    traced = ask(
        home,
        "select happened_on::varchar, file, row_number, cells from marts.fct_watchlist_rows "
        "where regime = ? and watchlist = 'criticism' and period = '2020-Q1'",
        REGIME,
    )
    ((day, file, row, cells),) = traced
    assert (day, file, row) == ("2020-03-31", "南明区2020年第一季度.xlsx", 4)
    assert {cell["label"]: cell["text"] for cell in cells}["观摩项目名称"] == "本季度无观摩项目"


def test_findings_name_the_cell(home: Path) -> None:
    found = {
        (f["file"], f["cell"], f["rule"], f["severity"])
        for f in rows(home, "findings")
        if f["file"] and f["cell"]
    }
    assert found == {
        ("7月.xlsx", "A6", "dispatch_items_meeting_after_receipt", "error"),
        ("12月.xlsx", "B7", "dispatch_items_item", "error"),
        ("12月.xlsx", "C7", "dispatch_items_responsible_unit", "error"),
        ("乌当区2019年第四季度.xlsx", "C4", "doubtful_none", "warning"),
    }


@pytest.mark.parametrize(
    ("as_of", "state", "over"), [("2020-03-30", "open", None), ("2020-03-31", "overdue", 0)]
)
def test_an_item_is_overdue_from_the_end_of_its_last_day(
    home: Path, as_of: str, state: str, over: int | None
) -> None:
    found = rows(home, "cases", "--regime", REGIME, "--unit", NANMING, "--as-of", as_of)
    told = {row["case_name"]: (row["state"], row["over"]) for row in found}
    assert told["研究用水|2020-03-27"] == (state, over)
    assert not any("无" in name or "没有" in name for name in told)


@pytest.mark.parametrize(("as_of", "expected"), [("2020-03-30", (0, 0)), ("2020-03-31", (1, 1))])
def test_a_month_counts_once_it_has_ended(
    home: Path, as_of: str, expected: tuple[int, int]
) -> None:
    command = ("measures", "--regime", REGIME, "--period", "2020-03", "--unit", CITY)
    told = {row["measure"]: row["value"] for row in rows(home, *command, "--as-of", as_of)}
    assert (told["meeting_months"], told["months"]) == expected
