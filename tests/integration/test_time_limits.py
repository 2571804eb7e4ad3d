"""Time limits, restated cases and watch lists on both sides of every boundary, with real holidays.

An invented county with two departments (`tests/fixtures/regimes/yunxi2017`): one register of cases, one
of tasks, one of meetings, read by the whole pipeline. National Day 2017 was free from 30 September
(a Saturday that was worked) ... 1 to 8 October; 30 September 2017 was a make-up working day.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows

REGIME = Path(__file__).parents[1] / "fixtures" / "regimes" / "yunxi2017"
OUTSIDE = ("--regimes", str(REGIME))
Row = dict[str, Any]

CASES = ["编号", "投资额（万元）", "进展", "受理日期", "组队日期", "入库日期", "终止日期"]
TASKS = ["编号", "事项", "部门", "通知时间", "到场时间", "承诺工作日", "计划日期", "办结日期"]


def case(no: str, accepted: str, team: str = "", entered: str = "", stopped: str = "",
         amount: float = 6000, progress: str = "洽谈") -> list[Any]:  # fmt: skip
    return [no, amount, progress, accepted, team or None, entered or None, stopped or None]


# The team: one working day after acceptance. Thursday 28 September 2017 -> Friday 29; Friday 29 ->
# Saturday 30 (worked); Saturday 30 -> Monday 9 October, after the holiday.
TEAMS = [
    case("T1", "2017-09-28", team="2017-09-29"),  # on the limit
    case("T2", "2017-09-28", team="2017-09-30"),  # one working day late
    case("T3", "2017-09-29", team="2017-09-30"),  # the make-up Saturday counts
    case("T4", "2017-09-30", team="2017-10-09"),
    case("T5", "2017-09-30", team="2017-10-10"),
    case("T6", "2017-10-04", team="2017-10-09"),  # accepted on a holiday
    case("T7", "2017-10-30", stopped="2017-10-31"),  # stopped on the last day: nothing is owed
    case("T8", "2017-10-30", stopped="2017-11-01"),  # stopped a day too late: overdue
    case("T9", "2017-11-30"),  # not yet due at the end of November
]
# Entered within a calendar month.
ENTRIES = [
    case("E1", "2017-01-31", entered="2017-02-28"),
    case("E2", "2017-01-31", entered="2017-03-01"),
    case("E3", "2016-01-31", entered="2016-02-29"),  # a leap year
    case("E4", "2016-02-29", entered="2016-03-29"),
    case("E5", "2016-02-29", entered="2016-03-30"),
    case("E6", "2017-08-31", entered="2017-10-01"),  # due on 30 September
]


def task(matter: str, called: Any, came: Any, promised: int | None = None, done: str = "",
         planned: str = "", department: str = "规划局") -> list[Any]:  # fmt: skip
    return ["K1", matter, department, called, came, promised, planned or None, done or None]


PICKUPS = [
    task("a", "2017-11-03 17:29", "2017-11-03 17:59"),
    task("b", "2017-11-03 17:29", "2017-11-03 18:00"),
    task("c", "2017-11-03 17:30", datetime(2017, 11, 3, 18, 0)),  # closing time itself is inside
    task("d", "2017-11-03 17:31", "2017-11-06 09:00"),  # Friday evening waits for Monday
    task("e", "2017-11-03 17:31", "2017-11-06 09:01"),
    task("f", "2017-11-03 08:29", "2017-11-03 09:00"),
    task("g", "2017-11-03 08:30", "2017年11月3日9时1分"),
    task("h", "2017-11-04 10:00", "2017-11-06 09:00"),  # a Saturday that is none of the worked ones
    task("i", "2017-11-03", "2017-11-03 09:00"),  # no time: cannot be told
    task("k", "2017-11-03 10:00", None),  # never came
    task("l", "2031-07-03 09:15", None),  # beyond the years whose holidays are published
]
PROMISES = [
    task("批地", "2017-09-27 09:00", "2017-09-27 09:10", 3, "2017-09-30", "2017-10-01", "水利局"),
    task("取水", "2017-09-27 09:00", "2017-09-27 09:10", 3, "2017-10-09", "2017-10-08", "水利局"),
    task("防洪", "2017-11-28 09:00", "2017-11-28 09:10", 5, "", "2017-12-08", "县水利局"),
]


def write(path: Path, title: str, heads: list[str], lines: list[list[Any]], unit: str = "") -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ([title], *([[f"填报单位：{unit}"]] if unit else []), heads, *lines):
        sheet.append(line)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("limits")
    at = base / "in"
    earlier = [case("S1", "2017-10-02"), case("S2", "2017-10-02", progress="开工")]
    later = [case("Ｓ1", "2017-10-02", progress="开工"), case("S3", "2017-11-02", amount=10000)]
    small = [case("S4", "2017-11-02", amount=4999.99)]
    write(at / "1.xlsx", "云溪县2017年10月代办项目登记表", CASES, [*TEAMS, *ENTRIES, *earlier])
    write(
        at / "2.xlsx", "云溪县2017年11月代办项目登记表", CASES, [*later, *small], "云溪县投资促进局"
    )
    write(at / "3.xlsx", "云溪县2017年11月代办任务单", TASKS, [*PICKUPS, *PROMISES])
    meetings = [
        ["规划局", date(2017, 7, 24)], ["规划局", date(2017, 7, 25)], ["规划局", date(2017, 8, 31)],
        ["水利局", "2017-09-23"], ["云溪县", "2017-09-30"],
    ]  # fmt: skip
    write(at / "4.xlsx", "2017年第三季度会议登记表", ["单位", "会议日期"], meetings)
    return computed(base / "home", at, [REGIME])


@pytest.fixture(scope="module")
def steps(home: Path) -> dict[tuple[str, str], Row]:
    found = rows(home, *OUTSIDE, "cases", "--regime", "yunxi2017")
    return {(row["step"], row["subject_name"].removeprefix("K1|")): row for row in found}


def measured(home: Path, period: str, unit: str = "云溪县") -> dict[str, float]:
    command = ("measures", "--regime", "yunxi2017", "--period", period, "--unit", unit)
    return {row["measure"]: row["value"] for row in rows(home, *OUTSIDE, *command)}


@pytest.mark.parametrize(
    ("no", "due", "state", "over"),
    [
        ("T1", "2017-09-29", "in_time", None),
        ("T2", "2017-09-29", "late", 1),
        ("T3", "2017-09-30", "in_time", None),
        ("T4", "2017-10-09", "in_time", None),
        ("T5", "2017-10-09", "late", 1),
        ("T6", "2017-10-09", "in_time", None),
        ("T7", "2017-10-31", "stopped", None),
        ("T8", "2017-10-31", "overdue", 22),
        ("T9", "2017-12-01", "open", None),
    ],
)
def test_working_days_around_national_day(
    steps: dict[tuple[str, str], Row], no: str, due: str, state: str, over: int | None
) -> None:
    row = steps["team", no]
    assert (row["due_at"][:10], row["state"], row["over"]) == (due, state, over)
    assert row["limit_text"] == "1个工作日"


@pytest.mark.parametrize(
    ("no", "due", "state"),
    [
        ("E1", "2017-02-28", "in_time"),
        ("E2", "2017-02-28", "late"),
        ("E3", "2016-02-29", "in_time"),
        ("E4", "2016-03-29", "in_time"),
        ("E5", "2016-03-29", "late"),
        ("E6", "2017-09-30", "late"),
    ],
)
def test_a_calendar_month_ends_with_the_month(
    steps: dict[tuple[str, str], Row], no: str, due: str, state: str
) -> None:
    row = steps["entry", no]
    assert (row["due_at"][:10], row["state"]) == (due, state)


@pytest.mark.parametrize(
    ("matter", "due", "state", "over"),
    [
        ("a", "2017-11-03 17:59", "in_time", None),
        ("b", "2017-11-03 17:59", "late", 1),
        ("c", "2017-11-03 18:00", "in_time", None),
        ("d", "2017-11-06 09:00", "in_time", None),
        ("e", "2017-11-06 09:00", "late", 1),
        ("f", "2017-11-03 09:00", "in_time", None),
        ("g", "2017-11-03 09:00", "late", 1),
        ("h", "2017-11-06 09:00", "in_time", None),
        ("k", "2017-11-03 10:30", "overdue", 39689),
    ],
)
def test_minutes_wait_for_the_office_to_open(
    steps: dict[tuple[str, str], Row], matter: str, due: str, state: str, over: int | None
) -> None:
    row = steps["pickup", matter]
    assert (row["due_at"].replace("T", " ")[:16], row["state"], row["over"]) == (due, state, over)
    assert row["responsible"] == "云溪县规划局"


def test_a_start_without_a_time_is_a_finding_and_no_duty(
    home: Path, steps: dict[tuple[str, str], Row]
) -> None:
    assert steps["pickup", "i"]["state"] == "unknown"
    found = rows(home, *OUTSIDE, "findings")
    told = {row["cell"]: row for row in found if row["rule"] == "time_limit_unknown"}
    assert list(told) == ["D11", "D13"]
    assert told["D13"]["message"] == (
        "“到场”是否按时无法判断（通知时间为“2031-07-03 09:15”）。这一年的放假安排还没有公布或未收录，"
        "推算不出工作日；请核对日期，或升级节假日数据。本环节暂不计入。"
    )
    assert told["D11"]["message"] == (
        "“到场”是否按时无法判断（通知时间为“2017-11-03”）。请把时间写到时、分，如 2023-07-03 09:15。"
        "本环节暂不计入。"
    )
    assert "time_missing" in {row["rule"] for row in found if row["cell"] == "D11"}


def test_promised_days_planned_days_and_days(steps: dict[tuple[str, str], Row]) -> None:
    def state(step: str, matter: str) -> tuple[str, str, int | None]:
        row = steps[step, matter]
        return row["due_at"][:10], row["state"], row["over"]

    assert state("promise", "批地") == ("2017-09-30", "in_time", None)
    assert state("promise", "取水") == ("2017-09-30", "late", 1)
    assert state("promise", "防洪") == ("2017-12-05", "open", None)
    assert state("plan", "批地") == ("2017-10-01", "in_time", None)
    assert state("plan", "取水") == ("2017-10-08", "late", 1)
    assert state("plan", "防洪") == ("2017-12-08", "open", None)
    assert state("days", "取水") == ("2017-10-07", "late", 2)
    assert ("days", "批地") not in steps


def test_duties_count_when_they_fall_due_and_only_then(home: Path) -> None:
    september, october, november = (measured(home, f"2017-{m}") for m in ("09", "10", "11"))
    assert (september["team_due"], september["team_met"]) == (4, 2)  # E6 too
    assert (october["team_due"], october["team_met"]) == (6, 2)  # T4 T5 T6 T8, S1 S2 never
    assert (november["team_due"], november["team_met"]) == (2, 0)  # S3 S4; T9 is not due yet
    assert (november["pickup_due"], november["pickup_met"]) == (9 + 1, 5 + 1)
    planning = measured(home, "2017-11", "云溪县规划局")
    assert (planning["pickup_due"], planning["pickup_met"]) == (9, 5)


def test_restated_cases_count_once_in_their_state_of_the_day(home: Path) -> None:
    october, november = measured(home, "2017-10"), measured(home, "2017-11")
    assert (october["known"], october["started"]) == (len(TEAMS) + len(ENTRIES) + 2, 1)
    assert (november["known"], november["started"]) == (len(TEAMS) + len(ENTRIES) + 4, 2)


def test_a_row_counts_that_passes_one_of_several_sources(home: Path) -> None:
    november = measured(home, "2017-11")
    assert november["in_order"] == november["known"] - 1
    command = ("lists", "--regime", "yunxi2017", "--period", "2017-11", "--list", "not_in_order")
    (row,) = rows(home, *OUTSIDE, *command)
    assert (row["subject"], row["file"], row["row_number"]) == ("S3", "2.xlsx", 5)
    assert row["cells"] == [
        {"label": "编号", "text": "S3"}, {"label": "投资额（万元）", "text": "10000"},
    ]  # fmt: skip


def test_an_amount_below_the_least_is_a_warning_with_its_cell(home: Path) -> None:
    found = [r for r in rows(home, *OUTSIDE, "findings") if r["rule"] == "small_case"]
    assert [(r["file"], r["cell"], r["severity"]) for r in found] == [("2.xlsx", "B6", "warning")]
    assert found[0]["message"] == "投资额4999.99万元不足5000万元，不在服务范围，请核对。"


def test_months_with_a_meeting_against_all_months(home: Path) -> None:
    planning = measured(home, "2017-Q3", "云溪县规划局")
    assert (planning["held"], planning["held_late"], planning["months"]) == (2, 2, 3)
    water = measured(home, "2017-Q3", "云溪县水利局")
    assert (water["held"], water["held_late"], water["months"]) == (1, 0, 3)
    county = measured(home, "2017-Q3")
    assert (county["held"], county["months"], county["quarters"]) == (4, 6, 1)
    command = ("lists", "--regime", "yunxi2017", "--period", "2017-Q3", "--list", "no_meeting")
    found = {(row["unit_name"], row["subject"]) for row in rows(home, *OUTSIDE, *command)}
    assert found == {
        ("云溪县规划局", "2017-09"), ("云溪县水利局", "2017-07"), ("云溪县水利局", "2017-08"),
    }  # fmt: skip


def test_a_list_names_who_was_late_with_file_and_row(home: Path) -> None:
    command = ("lists", "--regime", "yunxi2017", "--period", "2017-09", "--list", "teams_late")
    never, late = rows(home, *OUTSIDE, *command)
    assert (late["subject_name"], late["file"], late["row_number"]) == ("T2", "1.xlsx", 4)
    assert (never["subject_name"], never["row_number"]) == ("E6", 17)
    assert late["says"] == "请尽快组队"


def test_as_of_a_day_what_was_not_due_is_open(home: Path) -> None:
    at = ("--as-of", "2017-10-08")
    found = rows(home, *OUTSIDE, "cases", "--regime", "yunxi2017", *at)
    assert found == []  # everything was received later
