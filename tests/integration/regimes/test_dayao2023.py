"""A few cases of one county, written by hand and counted by hand.

29 September to 6 October 2023 were holidays; Saturday 7 and Sunday 8 October were workdays. Every
number below was worked out from the rows of this file; nothing comes from the simulator.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows

REGIME = "dayao2023"
COUNTY, RECEIVER = "532326", "532326-01"
LAND, HOUSING, FINANCE = "532326-06", "532326-08", "532326-05"
CASES = (
    "受理编号", "项目名称", "委托方", "投资规模（万元）", "受理时间", "项目管家组建时间", "服务方案制定时间",
    "委托协议签订时间", "办结时间", "终止时间", "终止原因", "送达时间", "评价时间", "满意度", "回访时间",
    "咨询档案", "申请档案", "委托档案", "办理档案", "办结档案", "送达档案", "评价档案", "回访档案",
)  # fmt: skip
TASKS = (
    "受理编号", "审批事项", "审批部门", "派单时间", "到场领取时间", "承诺时限(工作日)", "办结时间", "结果反馈时间",
    "终止时间",
)  # fmt: skip
REPORTS = ("序号", "部门", "报送日期")
ALL, NONE = ["有"] * 8, [None] * 8


def case(no: str, amount: Any, accepted: str, team: Any = None, plan: Any = None, *,
         ended: tuple[Any, ...] = (), followed: tuple[Any, ...] = (),
         archive: list[Any] = NONE) -> list[Any]:  # fmt: skip
    """`ended`: closed, terminated, reason; `followed`: delivered, evaluated, grade, revisited."""
    ends = [*ended, *[None] * (3 - len(ended))]
    follows = [*followed, *[None] * (4 - len(followed))]
    return [
        no,
        f"{no}项目",
        "某某公司",
        amount,
        accepted,
        team,
        plan,
        None,
        *ends,
        *follows,
        *archive,
    ]


SLIP = [None, None, None, None, "有", None, None, None]
IN_SEPTEMBER = [
    case("A1", 5000, "2023-09-28"),
    case("A2", 4999, "2023-09-28"),
    case("A3", 8000, "2023-09-23", "2023-09-25", "2023-09-26"),  # accepted on a Saturday
    case("A4", "1.2亿", "2023-09-28"),
    case("A5", 8000, "2023-09-28"),
    case("A7", 8000, "2023-09-20", "2023-09-19"),  # held out: the team came before the case
    case("A8", 8000, "2023-09-04", "2023-09-05", "2023-09-06", ended=("2023-09-27",),
         archive=["有", "有", "有", "无", "有", "有", None, "有"]),
]  # fmt: skip
IN_OCTOBER = [  # A8 is not shown again: it stays as it was
    case("A1", 5000, "2023-09-28", "2023-10-07", "2023-10-08"),
    case("A2", 4999, "2023-09-28", "2023-10-08", "2023-10-10"),
    case("A3", 8000, "2023-09-23", "2023-09-25", "2023-09-26", ended=("2023-10-10",),
         followed=("2023-10-10", "2023-10-10", "基本满意", "2023-10-20"), archive=ALL),
    case("A4", "1.2亿", "2023-09-28", ended=(None, "2023-10-07"), archive=SLIP),
    case("A5", 8000, "2023-09-28", ended=(None, "2023-10-08", "项目单位主动提出终止"),
         followed=(None, "2023-10-09", "不满意"), archive=SLIP),
]  # fmt: skip
IN_DECEMBER = [
    case("A6", 8000, "2023-12-29"),  # a Friday: the limit is 2 January
    case("A8", 8000, "2023-09-04", "2023-09-05", "2023-09-06", ended=("2023-09-27",), archive=ALL),
    case("A9", 8000, "2023-12-01", "2023-12-04", "2023-12-05", ended=("2023-12-11", "2023-12-12")),
]
IN_JULY: list[list[Any]] = [
    ["A8", "事项一", "县自然资源局", "2023-07-03 08:29", "2023-07-03 09:00", 2, "2023-07-05"],
    ["A8", "事项二", "住建局", "2023-07-03 08:30", "2023-07-03 09:01", 2, "2023-07-06"],
    ["A8", "事项三", "自然资源", "2023-07-03 17:30", "2023-07-03 18:00", 1, "2023-07-04"],
    ["A8", "事项四", "县住建局", "2023-07-03 17:31", "2023-07-04 09:00", 5, None, None, "2023-07-11"],
    ["B9", "事项九", "县财政局", "2023-07-03 10:00", "2023-07-03 10:10", 1, "2023-07-04"],
    ["A5", "事项十", "县财政局", "2023-07-03 10:00", "2023-07-03 10:10", 1],
    # called on Friday evening: the clock starts on Monday at 08:30
    ["A8", "事项五", "大姚县自然资源局", "2023-07-07 17:45", "2023-07-10 09:01", 5, None, None, "2023-07-18"],
    ["A8", "事项六", "县住房和城乡建设局", "2023-07-31 10:00", None, 3],
    ["A8", "事项七", "县住建局", "2023-07-03", None, 1, "2023-07-04"],  # a call without its time
    ["A8", "事项八", "桃花源局", "2023-07-03 10:00", None, 1],  # held out
]  # fmt: skip
BY_JULY = [
    [1, "县自然资源局", "2023-06-30"],
    [2, "县住建局", "2023-07-01"],
    [3, "财政局", "2023-06-29"],
]
BY_DECEMBER = [["县自然资源局", "2023-12-26"], ["住建局", "2023-12-25"], ["县财政局", "2023-10-31"]]

REGISTER = "大姚县招商引资重大项目帮办代办服务登记表"
TASK_REGISTER = "大姚县招商引资重大项目帮办代办服务任务分送单登记表"
REPORT_REGISTER = "县级部门帮办代办工作落实情况报送登记表"
KEEPER = "填报单位：大姚县政务服务管理局"
RETURNS: list[tuple[str, str, str, tuple[str, ...], list[list[Any]], str]] = [
    ("9月登记.xlsx", f"2023年9月{REGISTER}", KEEPER, CASES, IN_SEPTEMBER, "2023-10-07"),
    ("10月登记.xlsx", f"2023年10月{REGISTER}", KEEPER, CASES, IN_OCTOBER, "2023-11-01"),
    ("12月登记.xlsx", f"2023年12月{REGISTER}", "填报单位：大姚县", CASES, IN_DECEMBER, "2024-01-02"),
    ("7月任务.xlsx", f"2023年7月{TASK_REGISTER}", KEEPER, TASKS, IN_JULY, "2023-08-01"),
    ("落实情况一.xlsx", REPORT_REGISTER, "", REPORTS, BY_JULY, "2023-07-03"),
    ("落实情况二.xlsx", REPORT_REGISTER, "", REPORTS[1:], BY_DECEMBER, "2023-12-27"),
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("by_hand")
    inputs = base / "inputs"
    inputs.mkdir()
    receipts = ["file,received_at,sender"]
    for name, title, unit, heads, lines, received_at in RETURNS:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        table: list[list[Any]] = [[title], [unit], list(heads), *lines]
        for line in table:
            sheet.append(line)
        book.save(inputs / name)
        receipts.append(f"{name},{received_at},")
    (inputs / "receipts.csv").write_text("\n".join(receipts) + "\n", encoding="utf-8")
    return computed(base / "home", inputs)


def ask(home: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home / "serving" / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(sql, list(values)).fetchall()


def test_every_return_is_taken(home: Path) -> None:
    states = {row["file"]: (row["state"], row["unit_code"]) for row in rows(home, "files")}
    assert states == {
        name: ("accepted", RECEIVER if unit == KEEPER else COUNTY) for name, _, unit, *_ in RETURNS
    }


@pytest.mark.parametrize(
    ("indicator", "period", "unit", "numerator", "denominator"),
    [
        # 5000 is in scope, 4999 is not, and still counts as accepted; A7 is held out
        ("in_scope", "2023-09", COUNTY, 5, 6),
        ("in_scope", "2023-12", COUNTY, 2, 2),
        ("team_within_1wd", "2023-09", COUNTY, 2, 2),  # A3 on Monday, A8
        # 7 October in time, 8 October late; terminated on the 7th owes nothing, on the 8th does
        ("team_within_1wd", "2023-10", COUNTY, 1, 3),
        ("team_within_1wd", "2023-12", COUNTY, 1, 1),  # A9; A6 is not yet due
        ("plan_within_1wd", "2023-09", COUNTY, 2, 2),
        ("plan_within_1wd", "2023-10", COUNTY, 1, 2),  # Sunday 8 October; the 10th for the 9th
        ("pickup_within_30min", "2023-07", LAND, 2, 3),
        ("pickup_within_30min", "2023-07", HOUSING, 1, 3),
        ("pickup_within_30min", "2023-07", COUNTY, 5, 8),
        ("task_on_time", "2023-07", LAND, 2, 3),
        ("task_on_time", "2023-07", HOUSING, 1, 2),  # stopped on its last day: nothing owed
        ("task_on_time", "2023-08", HOUSING, 0, 1),  # never collected: counts from the call
        ("task_on_time", "2023", COUNTY, 4, 8),
        ("closed_with_slip", "2023-09", COUNTY, 1, 1),
        ("terminated_with_reason", "2023-10", COUNTY, 1, 2),
        ("evaluated", "2023-09", COUNTY, 0, 1),
        ("evaluated", "2023-10", COUNTY, 2, 3),
        ("satisfaction_rate", "2023-10", COUNTY, 1, 2),
        ("basically_satisfied_share", "2023-10", COUNTY, 1, 2),
        ("revisited", "2023-09", COUNTY, 0, 1),
        ("revisited", "2023-Q4", COUNTY, 1, 2),
        # as things stood at the end of each month
        ("archive_complete", "2023-09", COUNTY, 0, 1),
        ("archive_complete", "2023-10", COUNTY, 1, 2),
        ("archive_complete", "2023-12", COUNTY, 2, 3),
        ("archive_handling", "2023-09", COUNTY, 0, 1),
        ("archive_evaluation", "2023-11", COUNTY, 1, 2),
        ("archive_closing", "2023-09", COUNTY, 1, 1),
        ("department_report_on_time", "2023-06", COUNTY, 2, 18),
        ("department_report_on_time", "2023-06", HOUSING, 0, 1),  # a day late
        ("department_report_on_time", "2023-12", COUNTY, 1, 18),
        ("department_report_on_time", "2023-12", LAND, 0, 1),
        ("department_report_on_time", "2023-12", FINANCE, 0, 1),  # too early for the second date
        ("department_report_on_time", "2023", LAND, 1, 2),
    ],
)
def test_indicator(
    home: Path, indicator: str, period: str, unit: str, numerator: int, denominator: int
) -> None:
    found = ask(
        home,
        "select numerator, denominator from marts.fct_indicator_values "
        "where regime = ? and indicator = ? and period = ? and unit_code = ?",
        REGIME, indicator, period, unit,
    )  # fmt: skip
    assert found == [(numerator, denominator)]


def test_departments_are_ranked_within_the_county(home: Path) -> None:
    found = ask(
        home,
        "select unit_code, rank, attained, role from marts.fct_indicator_values where regime = ? "
        "and indicator = 'pickup_within_30min' and period = '2023-07' and denominator > 0",
        REGIME,
    )
    assert sorted(found) == [
        (COUNTY, None, False, "root"),
        (FINANCE, 1, True, "unit"),
        (LAND, 2, False, "unit"),
        (HOUSING, 3, False, "unit"),
    ]


@pytest.mark.parametrize(
    ("step", "subject", "state", "due_at", "over"),
    [
        ("team", "A1", "in_time", "2023-10-07 23:59:59", None),
        ("team", "A2", "late", "2023-10-07 23:59:59", 1),
        ("team", "A3", "in_time", "2023-09-25 23:59:59", None),
        ("team", "A4", "stopped", "2023-10-07 23:59:59", None),
        ("team", "A6", "open", "2024-01-02 23:59:59", None),
        ("plan", "A1", "in_time", "2023-10-08 23:59:59", None),
        ("plan", "A2", "late", "2023-10-09 23:59:59", 1),
        ("pickup", "事项一", "in_time", "2023-07-03 09:00:00", None),
        ("pickup", "事项二", "late", "2023-07-03 09:00:00", 1),
        ("pickup", "事项三", "in_time", "2023-07-03 18:00:00", None),
        ("pickup", "事项四", "in_time", "2023-07-04 09:00:00", None),
        ("pickup", "事项五", "late", "2023-07-10 09:00:00", 1),
        ("pickup", "事项七", "unknown", None, None),
        ("task", "事项一", "in_time", "2023-07-05 23:59:59", None),
        ("task", "事项二", "late", "2023-07-05 23:59:59", 1),
        ("task", "事项三", "in_time", "2023-07-04 23:59:59", None),
        ("task", "事项四", "stopped", "2023-07-11 23:59:59", None),
        ("task", "事项七", "in_time", "2023-07-04 23:59:59", None),
    ],
)
def test_step(
    home: Path, step: str, subject: str, state: str, due_at: str | None, over: int | None
) -> None:
    found = ask(
        home,
        "select state, due_at::varchar, over from marts.fct_steps "
        "where regime = ? and step = ? and contains(subject, ?)",
        REGIME, step, subject,
    )  # fmt: skip
    assert found == [(state, due_at, over)]


@pytest.mark.parametrize(
    ("step", "subject"),
    [("team", "A5"), ("pickup", "事项六"), ("task", "事项五"), ("task", "事项六")],
)
def test_what_is_overdue(home: Path, step: str, subject: str) -> None:
    found = ask(
        home,
        "select state, over > 0, responsible from marts.fct_steps "
        "where regime = ? and step = ? and contains(subject, ?)",
        REGIME, step, subject,
    )  # fmt: skip
    assert [row[:2] for row in found] == [("overdue", True)]
    if subject == "事项六":
        assert found[0][2] == "大姚县住房和城乡建设局"


@pytest.mark.parametrize(
    ("watchlist", "period", "named"),
    [
        ("out_of_scope", "2023-09", ["A2"]),
        ("team_over", "2023-10", ["A2", "A5"]),
        ("plan_over", "2023-10", ["A2"]),
        ("pickup_over", "2023-07", ["事项二", "事项五", "事项六"]),
        ("tasks_over", "2023-07", ["事项二", "事项五", "事项十"]),
        ("tasks_over", "2023-08", ["事项六"]),
        ("terminated_without_reason", "2023-10", ["A4"]),
        ("not_evaluated", "2023-09", ["A8"]),
        ("not_evaluated", "2023-10", ["A4"]),
        ("not_revisited", "2023-09", ["A8"]),
        ("not_revisited", "2023-10", []),
        ("archives_incomplete", "2023-10", ["A8"]),
        ("archives_incomplete", "2023-12", ["A9"]),
    ],
)
def test_watchlist(home: Path, watchlist: str, period: str, named: list[str]) -> None:
    found = ask(
        home,
        "select cells, file from marts.fct_watchlist_rows "
        "where regime = ? and watchlist = ? and period = ?",
        REGIME, watchlist, period,
    )  # fmt: skip
    told = [{cell["label"]: cell["text"] for cell in cells} for cells, _ in found]
    assert sorted(row.get("审批事项", row["受理编号"]) for row in told) == named
    assert all(file.endswith(".xlsx") for _, file in found)


def test_departments_that_did_not_report(home: Path) -> None:
    found = ask(
        home,
        "select period, unit_code from marts.fct_watchlist_rows where regime = ? "
        "and watchlist = 'departments_not_reported' and period in ('2023-06', '2023-12')",
        REGIME,
    )
    june = {unit for period, unit in found if period == "2023-06"}
    december = {unit for period, unit in found if period == "2023-12"}
    assert (len(june), len(december)) == (16, 17)
    assert HOUSING in june and HOUSING not in december
    assert {LAND, FINANCE} <= december and not {LAND, FINANCE} & june


def test_findings_name_the_cell(home: Path) -> None:
    found = {
        (f["file"], f["cell"], f["rule"], f["severity"])
        for f in rows(home, "findings")
        if f["rule"] != "missing_return"
    }
    assert {
        ("9月登记.xlsx", "D5", "cases_out_of_scope", "warning"),
        ("9月登记.xlsx", "F9", "cases_team_before_acceptance", "error"),
        ("10月登记.xlsx", "K7", "cases_termination_reason", "warning"),
        ("7月任务.xlsx", "C13", "unknown_unit", "error"),
        # between the registers
        ("7月任务.xlsx", "A8", "tasks_unknown_case", "warning"),
        ("7月任务.xlsx", "A9", "tasks_of_terminated_case", "warning"),
        ("12月登记.xlsx", "J6", "cases_two_endings", "warning"),
    } <= found
    assert {cell for file, cell, _, severity in found if severity == "error"} == {"F9", "C13"}
    assert any(file == "7月任务.xlsx" and cell == "D12" for file, cell, *_ in found)


def test_trace_leads_to_the_row(home: Path) -> None:
    traced = rows(home, "trace", "--regime", REGIME, "--indicator", "pickup_within_30min",
                  "--unit", "县自然资源局", "--period", "2023-07", "--part", "numerator")  # fmt: skip
    assert {(row["file"], row["row"]) for row in traced} == {
        ("7月任务.xlsx", 4),
        ("7月任务.xlsx", 6),
    }


@pytest.mark.parametrize(
    ("case", "next_step"),
    [
        ("A1", "签订委托协议"),  # team and plan are there; neither agreed nor closed
        ("A2", "签订委托协议"),
        ("A3", None),  # closed, delivered, evaluated, revisited
        ("A4", "办理结果送达"),  # terminated
        ("A8", "办结任务"),  # overdue comes before what has no limit
        ("A9", "办理结果送达"),  # closed, and nothing done since
    ],
)
def test_a_case_is_done_when_what_follows_its_end_is_done(
    home: Path, case: str, next_step: str | None
) -> None:
    found = ask(
        home,
        "select next_step, is_done from marts.fct_cases where regime = ? and case_key = ?",
        REGIME, case,
    )  # fmt: skip
    assert found == [(next_step, next_step is None)]


def test_a_task_takes_whole_days(home: Path) -> None:
    """事项三 at 18:00 and 事项七 without a time: done the next day; 事项一 and 事项二 in two and three."""
    found = ask(
        home,
        "select days_taken from marts.fct_steps where regime = ? and step = 'task' "
        "and ended_at is not null and contains(subject, 'A8') order by days_taken",
        REGIME,
    )
    assert [days for (days,) in found] == [1, 1, 2, 3]
