"""A few cases of one county, written by hand and counted by hand.

29 and 30 September 2018, a Saturday and a Sunday, were workdays; 1 to 7 October were holidays.
Every number below was worked out from the rows of this file; nothing comes from the simulator.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.places import Places
from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows

REGIME = "pingyang2018"
COUNTY, TOWN, ZONE = "330326", "330326X01", "330326Y01"
CASES = (
    "代办编号", "项目名称", "业主", "所在乡镇/园区", "投资额(万元)", "是否工业项目", "牵头领导职级", "督办单位",
    "登记日期", "协议日期", "计划表日期", "办结日期", "终止日期", "资料移交日期", "业主评价", "代办员对审批单位评价",
)  # fmt: skip
TASKS = (
    "代办编号", "阶段", "事项名称", "审批单位", "代办联络员", "计划办结日期", "实际办结日期", "本级审批完成日期",
    "上报上级日期", "终止日期", "所在乡镇/园区",
)  # fmt: skip
FEEDBACK = ("代办编号", "反馈日期", "内容")


def case(no: str, place: str, amount: Any, industrial: str, lead: Any, supervisor: Any, *days: Any,
         owner: Any = None, agent: Any = None) -> list[Any]:  # fmt: skip
    """`days`: registered, agreed, plan made, closed, terminated, archived."""
    filled = [*days, *[None] * (6 - len(days))]
    return [
        no,
        f"{no}号项目",
        "某某公司",
        place,
        amount,
        industrial,
        lead,
        supervisor,
        *filled,
        owner,
        agent,
    ]


def task(no: str, matter: str, department: str, *days: Any, place: Any = None) -> list[Any]:
    """`days`: planned, done, approved locally, escalated, stopped."""
    return [no, "立项阶段", matter, department, "某甲", *days, *[None] * (5 - len(days)), place]


IN_SEPTEMBER = [
    case("DB-1", "昆阳镇", 5000, "是", "其他", None, "2018-09-15", "2018-09-18", "2018-09-20", "2018-09-28"),
    case("DB-2", "昆阳镇", 4999, "是", "其他", None, "2018-09-16", "2018-09-17", None, "2018-09-30"),
    case("DB-3", "昆阳镇", 10000, "是", "乡科级", None, "2018-09-03", "2018-09-05", "2018-09-10"),
    case("DB-7", "昆阳镇", 3000, "否", None, None, "2018-09-20", "2018-09-21", "2018-09-21"),
]  # fmt: skip
IN_OCTOBER = [
    # Saturday 29 and Sunday 30 September are workdays 1 and 2; the lead was put right since
    case("DB-1", "昆阳镇", 5000, "是", "乡科级", None, "2018-09-15", "2018-09-18", "2018-09-20",
         "2018-09-28", None, "2018-09-30", owner="满意", agent="满意"),
    # 8 and 9 October are workdays 1 and 2
    case("DB-2", "昆阳", 4999, "是", "其他", None, "2018-09-16", "2018-09-17", None,
         "2018-09-30", None, "2018-10-09", agent="满意"),
    # terminated on the last day of a half-month; 16 and 17 October are workdays 1 and 2
    case("DB-3", "昆阳镇", "1亿", "是", "乡科级", None, "2018-09-03", "2018-09-05", "2018-09-10",
         None, "2018-10-15", "2018-10-18", owner="不满意"),
    case("DB-4", "昆阳镇", 9999, "是", "县直部门主要负责人", None, "2018-10-16"),
    # two rows that cannot count: an unknown place, closed before it was registered
    case("DB-8", "桃花源镇", 6000, "是", "乡科级", None, "2018-10-08"),
    case("DB-9", "昆阳镇", 6000, "是", "乡科级", None, "2018-10-08", None, None, "2018-10-07"),
]  # fmt: skip
BY_COUNTY = [
    case("DB-5", "平阳经济开发区", 12000, "是", "乡科级", "县经信局", "2018-10-15", "2018-10-17", "2018-10-31"),
    case("DB-6", "平阳县", 20000, "否", None, None, "2018-10-08", "2018-10-09"),
    # two endings: a warning; the half-month is over with the first
    case("DB-10", "南麂镇", 800, "否", None, None, "2018-10-10", None, None, "2018-10-11", "2018-10-12", "2018-10-16"),
]  # fmt: skip
TOWN_TASKS = [
    task("DB-1", "备案", "县发改局", "2018-09-20", "2018-09-20"),
    task("DB-1", "环评", "县环保局", "2018-09-25", "2018-09-26"),
    task("DB-3", "规划", "县住建局", "2018-10-15", None, None, None, "2018-10-15"),
    task("DB-3", "施工许可", "县住建局", "2018-10-12", None, None, None, "2018-10-15"),
    task("DB-4", "备案", "县发改局", "2018-10-31"),
    task("DB-4", "环评", "县环保局", "2018-11-05"),
    task("DB-3", "供水", "县水利局", "2018-11-30"),  # the register has DB-3 terminated
    task("DB-7", "用地", "县国土局", "2018-10-31", "2018-10-30", "2018-09-28", "2018-09-29"),
    task("DB-7", "林地", "县林业局", "2018-10-10", "2018-10-10", "2018-09-28", "2018-09-30"),
    task("DB-7", "海域", "县海洋局", "2018-10-20", "2018-10-22", "2018-09-30", "2018-10-08"),
    task("DB-7", "文物", "县文广局", "2018-11-20", None, "2018-10-31"),
    task("DB-7", "水保", "县水利局", "2018-10-31", "2018-10-31", "2018-10-09", "2018-10-08"),  # held out
]  # fmt: skip
COUNTY_TASKS = [
    task("DB-5", "备案", "县发改局", "2018-10-26", "2018-10-26"),
    task("DB-5", "环评", "县环保局", "2018-10-30", "2018-10-31", place="平阳经济开发区"),
]
# kept by the county at first; the township's return of October states the same task anew
COUNTY_TASKS_SEPTEMBER = [task("DB-1", "环评", "县环保局", "2018-09-25")]
TOWN_FEEDBACK_SEPTEMBER = [
    ["DB-1", "2018-09-15", "已备案"],
    ["DB-3", "2018-09-16", "规划条件已出"],
    ["DB-3", "2018-09-30", "用地预审中"],
    ["DB-7", "2018-09-30", "已登记"],
]
TOWN_FEEDBACK_OCTOBER = [
    ["DB-7", "2018-10-01", "环评编制中"],
    ["DB-4", "2018-10-31", "已登记"],
]
COUNTY_FEEDBACK = [["DB-5", "2018-10-16", "已登记"], ["DB-99", "2018-10-16", "编号有误"]]

RETURNS = [
    ("昆阳9月登记.xlsx", "2018年9月企业投资项目政府代办登记表", "昆阳镇人民政府", CASES, IN_SEPTEMBER, "2018-10-08"),
    ("昆阳10月登记.xlsx", "2018年10月企业投资项目政府代办登记表", "昆阳镇", CASES, IN_OCTOBER, "2018-11-01"),
    ("县10月登记.xlsx", "2018年10月企业投资项目政府代办登记表", "平阳县投资项目代办服务中心", CASES, BY_COUNTY, "2018-11-01"),
    ("昆阳任务.xlsx", "2018年10月代办任务分解计划表", "昆阳镇行政服务中心", TASKS, TOWN_TASKS, "2018-11-01"),
    ("县9月任务.xlsx", "2018年9月代办任务分解计划表", "平阳县", TASKS, COUNTY_TASKS_SEPTEMBER, "2018-10-08"),
    ("县任务.xlsx", "2018年10月代办任务分解计划表", "平阳县", TASKS, COUNTY_TASKS, "2018-11-01"),
    ("昆阳9月反馈.xlsx", "2018年9月代办项目半月进度反馈表", "昆阳镇", FEEDBACK, TOWN_FEEDBACK_SEPTEMBER, "2018-10-08"),
    ("昆阳10月反馈.xlsx", "2018年10月代办项目半月进度反馈表", "昆阳镇", FEEDBACK, TOWN_FEEDBACK_OCTOBER, "2018-11-01"),
    ("县反馈.xlsx", "2018年10月代办项目半月进度反馈表", "", FEEDBACK, COUNTY_FEEDBACK, "2018-11-01"),
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
        for line in ([title], [f"填报单位：{unit}"], list(heads), *lines):
            sheet.append(list(line))
        book.save(inputs / name)
        receipts.append(f"{name},{received_at},")
    (inputs / "receipts.csv").write_text("\n".join(receipts) + "\n", encoding="utf-8")
    return computed(base / "home", inputs)


def ask(home: Path, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(home / "serving" / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(sql, list(values)).fetchall()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("昆阳镇行政服务中心", TOWN),
        ("昆阳镇投资项目代办服务窗口", TOWN),
        ("平阳县昆阳镇便民服务中心", TOWN),
        ("平阳经济开发区管委会", ZONE),
        ("平阳县行政服务中心", COUNTY),
        ("县投资项目代办服务中心", None),
        ("平阳镇", None),
    ],
)
def test_offices_as_they_call_themselves(text: str, code: str | None) -> None:
    found = Places(load_catalog()).resolve(text, COUNTY)
    assert (found.code if found else None) == code


def test_every_return_is_taken(home: Path) -> None:
    states = {row["file"]: (row["state"], row["unit_code"]) for row in rows(home, "files")}
    assert states == {
        name: ("accepted", TOWN if name.startswith("昆阳") else COUNTY) for name, *_ in RETURNS
    }


@pytest.mark.parametrize(
    ("indicator", "period", "unit", "numerator", "denominator"),
    [
        # 5000 led; 10000 not supervised; 4999 is none of them
        ("lead_rank_compliance", "2018-09", TOWN, 1, 2),
        # + 9999 led by a department's head; + 12000 supervised
        ("lead_rank_compliance", "2018-10", TOWN, 2, 3),
        ("lead_rank_compliance", "2018-10", ZONE, 1, 1),
        ("lead_rank_compliance", "2018-10", COUNTY, 3, 4),
        ("plan_made", "2018-09", TOWN, 3, 4),
        ("plan_made", "2018-10", COUNTY, 4, 6),
        ("plan_made", "2018-10", ZONE, 1, 1),
        ("task_on_time", "2018-09", TOWN, 1, 2),
        ("task_on_time", "2018-09", COUNTY, 1, 2),
        # the 15th: stopped that day, nothing owed; the 12th: stopped too late
        ("task_on_time", "2018-10", TOWN, 2, 5),
        ("task_on_time", "2018-10", ZONE, 0, 1),
        ("task_on_time", "2018-10", COUNTY, 3, 7),
        ("escalated_within_1wd", "2018-09", TOWN, 1, 2),
        ("escalated_within_1wd", "2018-10", TOWN, 1, 1),
        ("half_month_feedback", "2018-09", TOWN, 3, 4),
        ("half_month_feedback", "2018-10", TOWN, 2, 3),
        ("half_month_feedback", "2018-10", ZONE, 1, 2),
        ("half_month_feedback", "2018-10", COUNTY, 3, 7),
        ("half_month_feedback", "2018-Q4", COUNTY, 3, 7),
        ("half_month_feedback", "2018", COUNTY, 6, 11),
        ("archived_within_2wd", "2018-09", TOWN, 1, 1),
        ("archived_within_2wd", "2018-10", TOWN, 1, 2),
        ("archived_within_2wd", "2018", COUNTY, 2, 4),
        ("evaluated_by_owner", "2018-09", TOWN, 1, 2),
        ("evaluated_by_owner", "2018-10", TOWN, 2, 3),
        ("evaluated_by_agent", "2018-09", TOWN, 2, 2),
        ("evaluated_by_agent", "2018-10", COUNTY, 2, 4),
    ],
)
def test_indicator(
    home: Path, indicator: str, period: str, unit: str, numerator: int, denominator: int
) -> None:
    found = ask(
        home,
        "select numerator, denominator, attained from marts.fct_indicator_values "
        "where regime = ? and indicator = ? and period = ? and unit_code = ?",
        REGIME, indicator, period, unit,
    )  # fmt: skip
    attained = None if denominator == 0 else numerator == denominator
    assert found == [(numerator, denominator, attained)]


def test_units_are_ranked_within_the_county(home: Path) -> None:
    found = ask(
        home,
        "select unit_code, rank, role from marts.fct_indicator_values where regime = ? "
        "and indicator = 'half_month_feedback' and period = '2018-10' and denominator > 0",
        REGIME,
    )
    assert sorted(found) == [(COUNTY, None, "root"), (TOWN, 1, "unit"), (ZONE, 2, "unit")]


@pytest.mark.parametrize(
    ("step", "subject", "state", "due_at", "over"),
    [
        ("archive", "DB-1", "in_time", "2018-09-30 23:59:59", None),
        ("archive", "DB-2", "in_time", "2018-10-09 23:59:59", None),
        ("archive", "DB-3", "late", "2018-10-17 23:59:59", 1),
        ("task", "DB-1|备案", "in_time", "2018-09-20 23:59:59", None),
        ("task", "DB-1|环评", "late", "2018-09-25 23:59:59", 1),
        ("task", "DB-3|规划", "stopped", "2018-10-15 23:59:59", None),
        ("task", "DB-3|施工许可", "overdue", "2018-10-12 23:59:59", 19),
        ("task", "DB-4|环评", "open", "2018-11-05 23:59:59", None),
        ("escalation", "DB-7|用地", "in_time", "2018-09-29 23:59:59", None),
        ("escalation", "DB-7|林地", "late", "2018-09-29 23:59:59", 1),
        ("escalation", "DB-7|海域", "in_time", "2018-10-08 23:59:59", None),
        ("escalation", "DB-7|文物", "open", "2018-11-01 23:59:59", None),
    ],
)
def test_step(
    home: Path, step: str, subject: str, state: str, due_at: str, over: int | None
) -> None:
    number, _, matter = subject.partition("|")
    found = ask(
        home,
        "select state, due_at::varchar, over from marts.fct_steps where regime = ? and step = ? "
        "and case_name = ? and contains(subject, ?)",
        REGIME, step, number, matter,
    )  # fmt: skip
    assert found == [(state, due_at, over)]


@pytest.mark.parametrize(
    ("watchlist", "period", "subjects"),
    [
        ("lead_rank_missing", "2018-10", ["DB-3"]),
        ("no_plan", "2018-10", ["DB-2", "DB-6"]),
        ("escalations_late", "2018-09", ["DB-7 林地"]),
        ("escalations_late", "2018-10", []),
        ("tasks_overdue", "2018-10", ["DB-3 施工许可", "DB-4 备案", "DB-5 环评", "DB-7 海域"]),
        ("feedback_missing", "2018-09", ["DB-3"]),
        ("feedback_missing", "2018-10", ["DB-5", "DB-6", "DB-6", "DB-7"]),
        ("archives_late", "2018-10", ["DB-10", "DB-3"]),
        ("not_rated_by_owner", "2018-10", ["DB-10", "DB-2"]),
        ("not_rated_by_agent", "2018-10", ["DB-10", "DB-3"]),
    ],
)
def test_watchlist(home: Path, watchlist: str, period: str, subjects: list[str]) -> None:
    found = ask(
        home,
        "select cells from marts.fct_watchlist_rows where regime = ? and watchlist = ? and period = ?",
        REGIME, watchlist, period,
    )  # fmt: skip
    told = [{cell["label"]: cell["text"] for cell in cells} for (cells,) in found]
    named = [f"{row['代办编号']} {row.get('事项名称', '')}".strip() for row in told]
    assert sorted(named) == subjects


def test_lists_and_cases_on_the_command_line(home: Path) -> None:
    of_zone = rows(home, "lists", "--regime", REGIME, "--period", "2018-10", "--unit", ZONE)
    assert {(row["watchlist"], row["subject_name"]) for row in of_zone} == {
        ("feedback_missing", "DB-5　2018年10月上半月"),
        ("tasks_overdue", "DB-5|县环保局|环评"),
    }
    steps = rows(home, "cases", "--regime", REGIME, "--case", "DB-3")
    told = {(row["step"], row["state"]) for row in steps}
    assert told >= {
        ("task", "stopped"),
        ("task", "overdue"),
        ("archive", "late"),
        ("plan", "untimed"),
    }


def test_findings_name_the_cell(home: Path) -> None:
    found = {(f["file"], f["cell"], f["rule"]) for f in rows(home, "findings") if f["severity"] == "error"}  # fmt: skip
    assert found == {
        ("昆阳10月登记.xlsx", "D8", "unknown_unit"),
        ("昆阳10月登记.xlsx", "L9", "cases_closed_before_registered"),
        ("昆阳任务.xlsx", "I15", "tasks_escalated_before_approved"),
    }


def test_registers_are_compared_with_each_other(home: Path) -> None:
    found = {
        (f["file"], f["cell"], f["rule"], f["other_cell"])
        for f in rows(home, "findings")
        if f["rule"].endswith(("_unknown_case", "_two_endings", "_ended_case"))
    }
    assert found == {
        ("县10月登记.xlsx", "M6", "cases_two_endings", "L6"),
        ("昆阳任务.xlsx", "A10", "tasks_of_ended_case", "M6"),
        ("县反馈.xlsx", "A5", "feedback_unknown_case", ""),
    }


def test_trace_leads_to_the_feedback(home: Path) -> None:
    traced = rows(home, "trace", "--regime", REGIME, "--indicator", "half_month_feedback",
                  "--unit", "昆阳镇", "--period", "2018-09", "--part", "numerator")  # fmt: skip
    assert {(row["file"], row["row"]) for row in traced} == {
        ("昆阳9月反馈.xlsx", n) for n in (4, 5, 6, 7)
    }


@pytest.mark.parametrize(
    ("case", "next_step"),
    [
        ("DB-1", None),
        ("DB-2", None),  # never had a plan, and is closed and archived
        ("DB-6", "拟订任务分解计划表"),  # agreed, no plan yet
        ("DB-7", "上报上级部门"),  # due tomorrow
    ],
)
def test_a_case_without_a_plan_is_not_done(home: Path, case: str, next_step: str | None) -> None:
    found = ask(
        home,
        "select next_step from marts.fct_cases where regime = ? and case_name = ?",
        REGIME, case,
    )  # fmt: skip
    assert found == [(next_step,)]


def test_a_task_has_no_beginning(home: Path) -> None:
    """Its form has none; the planned day is the deadline."""
    found = ask(
        home,
        "select count(*), count(started_at), count(days_taken), count(due_at) "
        "from marts.fct_steps where regime = ? and step = 'task'",
        REGIME,
    )
    times = ask(
        home,
        "select median_days from marts.fct_step_times "
        "where regime = ? and told_by = 'step' and name = '办理审批事项'",
        REGIME,
    )
    assert (found, times) == ([(13, 0, 0, 13)], [(None,)])
