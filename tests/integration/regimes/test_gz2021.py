"""The landing-service policy, counted by hand: figures, lists, and findings with their cells.

Every expected number was worked out on paper from `gz2021_returns.py`; nothing is taken from the
simulator, so that it and the pipeline cannot share a mistake.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.fixtures.computed import computed
from tests.integration.regimes.gz2021_returns import send

TONGZI, NANMING, YUNYAN, GUIYANG, ITSELF = "520322", "520102", "520103", "520100", "520100BJ"
ANSHUN, PINGBA, KAILI, QIANDONGNAN = "520400", "520403", "522601", "522600"
XINGYI, PANZHOU, LIUZHI, PROVINCE = "522301", "520281", "520203", "520000"
OWN = [TONGZI, NANMING, YUNYAN, ANSHUN, PINGBA, XINGYI, PROVINCE, PANZHOU]


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    base = tmp_path_factory.mktemp("landing")
    send(base / "in")
    computed(base / "home", base / "in")
    warehouse = Path(base) / "home" / "serving" / "warehouse.duckdb"
    return duckdb.connect(str(warehouse), read_only=True)


@pytest.mark.parametrize(
    ("indicator", "unit", "period", "numerator", "denominator"),
    [
        # entry: 31 January ends on 28 February, 28 February on 28 March, 31 May on 30 June
        ("entry_within_month", TONGZI, "2021-01", 0, 0),
        ("entry_within_month", TONGZI, "2021-02", 1, 2),
        ("entry_within_month", TONGZI, "2021-03", 1, 2),
        ("entry_within_month", TONGZI, "2021-06", 1, 1),
        ("entry_within_month", TONGZI, "2021", 3, 5),
        # ledgers: the province at 10亿, the city at 5亿, the county at 1亿
        ("tracking_province", PROVINCE, "2021-Q1", 1, 1),
        ("tracking_province", PROVINCE, "2021-Q2", 1, 2),
        ("tracking_city", GUIYANG, "2021-02", 0, 4),
        ("tracking_city", GUIYANG, "2021-Q1", 3, 4),
        ("tracking_city", GUIYANG, "2021-Q2", 2, 5),
        ("tracking_county", NANMING, "2021-Q1", 3, 4),
        ("tracking_county", NANMING, "2021-05", 3, 4),
        ("tracking_county", NANMING, "2021-06", 4, 4),
        ("tracking_county", YUNYAN, "2021-Q1", 0, 1),
        ("tracking_county", YUNYAN, "2021-Q2", 0, 2),
        ("tracking_county", ITSELF, "2021-Q1", 1, 1),
        ("tracking_county", GUIYANG, "2021-Q1", 4, 6),
        # orders: on the last day and the day after; restated in the second quarter
        ("order_feedback_on_time", ANSHUN, "2021-02", 1, 2),
        ("order_feedback_on_time", PINGBA, "2021-03", 0, 1),
        ("order_feedback_on_time", PROVINCE, "2021-04", 0, 1),
        ("order_feedback_on_time", PINGBA, "2021-06", 0, 1),
        ("order_feedback_on_time", PROVINCE, "2021-Q2", 0, 2),
        ("order_closure", ANSHUN, "2021-03", 1, 3),
        ("order_closure", PROVINCE, "2021-03", 1, 4),
        ("order_closure", ANSHUN, "2021-06", 2, 5),
        ("order_closure", PROVINCE, "2021-06", 3, 6),
        # meetings: the last day of a month, the first of the next
        ("monthly_study", KAILI, "2021-01", 1, 1),
        ("monthly_study", KAILI, "2021-02", 1, 1),
        ("monthly_study", KAILI, "2021-03", 0, 1),
        ("monthly_study", KAILI, "2021-Q1", 2, 3),
        ("monthly_study", KAILI, "2021-Q2", 1, 3),
        ("monthly_study", TONGZI, "2021-03", 0, 1),
        ("quarterly_study", QIANDONGNAN, "2021-Q1", 1, 1),
        ("quarterly_study", QIANDONGNAN, "2021-Q2", 0, 1),
        ("quarterly_study", PROVINCE, "2021-Q1", 1, 10),
        ("quarterly_joint_meeting", PROVINCE, "2021-Q1", 1, 1),
        ("quarterly_joint_meeting", PROVINCE, "2021-Q2", 0, 1),
        ("quarterly_land_consultation", PROVINCE, "2021-Q1", 1, 1),
        # a city's consultation, a county's study and a city's joint meeting are none
        ("quarterly_land_consultation", PROVINCE, "2021-Q2", 0, 1),
        ("quarterly_study", PROVINCE, "2021-Q2", 0, 10),
        ("quarterly_financing_meeting", PROVINCE, "2021-Q1", 0, 1),
        ("joint_item_completion", PROVINCE, "2021-04", 1, 2),
        ("joint_item_completion", PROVINCE, "2021-06", 0, 1),
        ("joint_item_completion", PROVINCE, "2021-Q2", 1, 3),
        # stages: terminated ones stay in the denominator; started means fulfilled
        ("fulfilment_rate", XINGYI, "2021-03", 4, 7),
        ("fulfilment_rate", XINGYI, "2021-06", 5, 7),
        ("start_rate", XINGYI, "2021-06", 3, 7),
        ("production_rate", XINGYI, "2021-04", 0, 7),
        ("production_rate", XINGYI, "2021-05", 1, 7),
        ("fulfilment_rate_amount", XINGYI, "2021-06", 20000, 28000),
        ("start_rate_amount", XINGYI, "2021-06", 15000, 28000),
        ("production_rate_amount", XINGYI, "2021-06", 6000, 28000),
        ("funds_rate", XINGYI, "2021-06", 7000, 28000),
        ("funded_project_rate", XINGYI, "2021-06", 2, 7),
    ],
)
def test_rate(
    con: duckdb.DuckDBPyConnection, indicator: str, unit: str, period: str, numerator: float,
    denominator: float,
) -> None:  # fmt: skip
    found = con.execute(
        "select numerator, denominator from marts.fct_indicator_values"
        " where regime = 'gz2021' and indicator = ? and unit_code = ? and period = ?",
        [indicator, unit, period],
    ).fetchall()
    assert found == [(numerator, denominator)]


@pytest.mark.parametrize(
    ("indicator", "unit", "period", "value"),
    [
        ("stalled", XINGYI, "2021-03", 0),
        ("stalled_unfulfilled", XINGYI, "2021-04", 1),
        ("stalled", XINGYI, "2021-06", 3),
        ("stalled_unfulfilled", XINGYI, "2021-06", 1),
        ("stalled_unstarted", XINGYI, "2021-05", 0),
        ("stalled_unstarted", XINGYI, "2021-06", 1),
        ("stalled_slow", XINGYI, "2021-05", 0),
        ("stalled_slow", XINGYI, "2021-06", 1),
        ("green_channel", GUIYANG, "2021-Q1", 1),
        ("green_channel", GUIYANG, "2021-Q2", 2),
        ("orders_supervised", ANSHUN, "2021-03", 1),
        ("orders_supervised", ANSHUN, "2021-05", 1),
        ("orders_supervised", PINGBA, "2021-06", 1),
        ("orders_supervised", ANSHUN, "2021-06", 1),
        # the joint meeting takes the matter up on 30 March and is done with it on 15 April
        ("difficulties_at_county", PANZHOU, "2021-03", 1),
        ("difficulties_at_group", PANZHOU, "2021-03", 1),
        ("difficulties_at_province", PANZHOU, "2021-04", 1),
        ("difficulties_at_group", PANZHOU, "2021-04", 0),
        ("difficulties_at_city", PANZHOU, "2021-06", 1),
        ("open_difficulties", PANZHOU, "2021-02", 0),
        ("open_difficulties", PANZHOU, "2021-03", 2),
        ("open_difficulties", PANZHOU, "2021-06", 1),
        ("difficulties_at_county", XINGYI, "2021-Q2", 1),
        # a city's own "joint meeting" lifts nothing
        ("difficulties_at_group", PANZHOU, "2021-05", 0),
        # the second phase and not the first; of two of one name neither; "none" is none, doubt is one
        ("difficulties_at_group", LIUZHI, "2021-03", 1),
        ("difficulties_at_county", LIUZHI, "2021-03", 4),
    ],
)
def test_figure(
    con: duckdb.DuckDBPyConnection, indicator: str, unit: str, period: str, value: float
) -> None:
    found = con.execute(
        "select value from marts.fct_indicator_values"
        " where regime = 'gz2021' and indicator = ? and unit_code = ? and period = ?",
        [indicator, unit, period],
    ).fetchall()
    assert found == [(value,)]


@pytest.mark.parametrize(
    ("watchlist", "period", "expected"),
    [
        ("to_urge", "2021-02", set()),
        ("to_urge", "2021-03", {("A3", PINGBA, "工作单二.xlsx", "登记", 6)}),
        ("to_urge", "2021-06", {("A7", PINGBA, "工作单二.xlsx", "登记", 9)}),
        ("to_supervise", "2021-03", {("A2", ANSHUN, "工作单一.xlsx", "登记", 5)}),
        ("to_supervise", "2021-06", {("A3", PINGBA, "工作单二.xlsx", "登记", 6)}),
        ("entered_late", "2021-02", {("E2", TONGZI, "平台.csv", "平台", 3)}),
        ("entered_late", "2021-03", {("E4", TONGZI, "平台.csv", "平台", 5)}),
        ("untracked_province", "2021-Q2", {("T11", YUNYAN, "平台.csv", "平台", 19)}),
        (
            "untracked_city",
            "2021-Q2",
            {
                ("T2", NANMING, "平台.csv", "平台", 10),
                ("T3", NANMING, "平台.csv", "平台", 11),
                ("T11", YUNYAN, "平台.csv", "平台", 19),
            },
        ),
        # one that nobody lists, and two that only stand in a ledger of the wrong unit or level
        (
            "untracked_county",
            "2021-Q1",
            {
                ("T1", NANMING, "平台.csv", "平台", 9),
                ("T5", YUNYAN, "平台.csv", "平台", 13),
            },
        ),
        ("green_channel", "2021-Q1", {("T1", NANMING, "平台.csv", "平台", 9)}),
        (
            "items_overdue",
            "2021-04",
            {("20210330|研究进场道路", PROVINCE, "会议省二.xlsx", "登记", 5)},
        ),
        # who said first that it had come so far
        (
            "difficulties",
            "2021-03",
            {
                ("D1", PANZHOU, "会议省二.xlsx", "登记", 4),
                ("D2", PANZHOU, "台账六盘水一.xlsx", "盘州市", 5),
            },
        ),
        (
            "difficulties",
            "2021-06",
            {
                ("D1", PANZHOU, "台账六盘水二.xlsx", "市本级", 4),
                ("S1", XINGYI, "台账黔西南二.xlsx", "兴义市", 4),
            },
        ),
        ("no_land_consultation", "2021-Q1", set()),
        ("no_financing_meeting", "2021-Q1", {("2021-Q1", PROVINCE, None, None, None)}),
        ("no_joint_meeting", "2021-Q1", set()),
        ("no_joint_meeting", "2021-Q2", {("2021-Q2", PROVINCE, None, None, None)}),
    ],
)
def test_list(
    con: duckdb.DuckDBPyConnection, watchlist: str, period: str, expected: set[tuple[Any, ...]]
) -> None:
    found = con.execute(
        "select subject, unit_code, file, sheet, row_number from marts.fct_watchlist_rows"
        " where regime = 'gz2021' and watchlist = ? and period = ?"
        " and unit_code in (select unnest(?))",
        [watchlist, period, OWN],
    ).fetchall()
    assert sorted(map(str, found)) == sorted(map(str, expected))


def test_who_held_no_meeting(con: duckdb.DuckDBPyConnection) -> None:
    """All 97 counties and zones but one that met in February; nine cities of ten in the quarter."""
    counts = con.execute(
        "select watchlist, count(*), count(*) filter (where unit_code in (?, ?))"
        " from marts.fct_watchlist_rows where (watchlist, period) in"
        " (('no_monthly_study', '2021-02'), ('no_quarterly_study', '2021-Q1')) group by all",
        [KAILI, QIANDONGNAN],
    ).fetchall()
    assert sorted(counts) == [("no_monthly_study", 96, 0), ("no_quarterly_study", 9, 0)]


def test_why_projects_are_stalled(con: duckdb.DuckDBPyConnection) -> None:
    """The ledger says why and who is responsible; without one the platform's row stands."""
    found = con.execute(
        "select subject, measure, happened_on::varchar, file, row_number"
        " from marts.fct_watchlist_rows"
        " where watchlist = 'stalled' and period = '2021-06' and unit_code = ? order by subject",
        [XINGYI],
    ).fetchall()
    assert found == [
        ("S1", "stalled_unfulfilled", "2021-04-02", "台账黔西南二.xlsx", 4),
        ("S3", "stalled_unstarted", "2021-06-30", "平台.csv", 22),
        ("S5", "stalled_slow", "2021-06-30", "平台.csv", 24),
    ]


def test_a_stalled_project_shows_reason_and_the_office_responsible(
    con: duckdb.DuckDBPyConnection,
) -> None:
    row = con.execute(
        "select cells, measure, clause from marts.fct_watchlist_rows"
        " where watchlist = 'stalled' and subject = 'S1' and period = '2021-06'"
    ).fetchone()
    assert row is not None
    cells = {cell["label"]: cell["text"] for cell in row[0]}
    assert (cells["困难问题"], cells["责任单位"]) == ("企业资金未到位", "县工信局")
    assert "某甲" not in cells.values()  # a list is printed and sent out; the person stays out
    assert row[1:] == ("stalled_unfulfilled", "一（四）1")


@pytest.mark.parametrize(
    ("file", "cell", "rule", "severity"),
    [
        ("工作单一.xlsx", "H8", "work_orders_due_before_issued", "error"),
        ("台账贵阳一.xlsx", "A7", "landing_ledger_project_code", "error"),
        ("会议黔东南一.xlsx", "C7", "meetings_held_after_receipt", "error"),
        ("会议黔东南一.xlsx", "A9", "foreign_unit", "error"),
        ("台账贵阳二.xlsx", "A8", "landing_ledger_unknown_code", "warning"),
        ("台账贵阳一.xlsx", "A7", "landing_ledger_other_place", "warning"),
        ("台账遵义一.xlsx", "A4", "landing_ledger_other_place", "warning"),
        ("会议黔东南二.xlsx", "A5", "other_level", "warning"),
        ("会议黔东南二.xlsx", "A6", "other_level", "warning"),
        ("会议黔东南二.xlsx", "A7", "other_level", "warning"),
        ("会议省一.xlsx", "D10", "meetings_item_unclear", "warning"),
        ("会议省一.xlsx", "D11", "meetings_item_unclear", "warning"),
        ("台账六盘水一.xlsx", "J9", "doubtful_none", "warning"),
    ],
)
def test_finding(
    con: duckdb.DuckDBPyConnection, file: str, cell: str, rule: str, severity: str
) -> None:
    found = con.execute(
        "select rule, severity from marts.fct_findings where file = ? and cell = ?", [file, cell]
    ).fetchall()
    assert (rule, severity) in found


def test_an_amount_is_held_against_the_platform(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "select sheet, cell, other_file, other_cell from marts.fct_findings"
        " where file = '台账贵阳一.xlsx' and rule = 'landing_ledger_amount_differs' order by all"
    ).fetchall()
    assert ("市本级", "C4", "平台.csv", "F9") in found
    assert ("南明区", "C5", "平台.csv", "F11") in found
    assert "F13" not in {cell for *_, cell in found}  # another county's: told so, not compared


def test_steps_of_an_order(con: duckdb.DuckDBPyConnection) -> None:
    """In time, late, overdue and still open, as of the end of June."""
    states = con.execute(
        "select case_key, state, over from marts.fct_steps"
        " where regime = 'gz2021' and step = 'feedback' order by case_key"
    ).fetchall()
    assert states == [
        ("A1", "in_time", None),
        ("A2", "late", 1),
        ("A3", "late", 20),
        ("A4", "late", 1),
        ("A6", "open", None),
        ("A7", "overdue", 0),
    ]


def test_what_is_told_of_rows_that_do_not_count(con: duckdb.DuckDBPyConnection) -> None:
    told = dict(con.execute(
        "select cell, message from marts.fct_findings"
        " where rule in ('other_level', 'meetings_item_unclear', 'doubtful_none')"
    ).fetchall())  # fmt: skip
    assert told == {
        "A5": "“黔东南苗族侗族自治州”是市（州）级单位，“已开用地会商季度数”只统计省级的，本行不计入。请核对单位和类型。",
        "A6": "“凯里市”是县级单位，“已开季度研究季度数”只统计市（州）级的，本行不计入。请核对单位和类型。",
        "A7": "“黔东南苗族侗族自治州”是市（州）级单位，“已开省联席会议季度数”只统计省级的，本行不计入。请核对单位和类型。",
        "D10": "平台上有2个项目叫“同名园”（编码 D5、D6），看不出议定事项说的是哪一个，暂不算到了领导小组。"
        "请在事项里写上项目编码。",
        "D11": "议定事项里的名称与平台项目“难办园”只差期数或编号，按两个项目处理，暂不算到了领导小组。"
        "请写明平台上的项目全称。",
        "J9": "“困难问题”填“无明显困难”，按有内容计入。没有的请只填“无”；有的请直接写明是什么。",
    }


def test_an_order_is_done_when_it_is_closed(con: duckdb.DuckDBPyConnection) -> None:
    """Answered and not closed is not done; what has a deadline comes first."""
    found = con.execute(
        "select case_key, next_step, next_due::varchar from marts.fct_cases"
        " where regime = 'gz2021' and case_key in ('A1', 'A3', 'A6') order by case_key"
    ).fetchall()
    assert found == [
        ("A1", None, None),
        ("A3", "工作单办结", None),
        ("A6", "工作单反馈", "2021-07-01 23:59:59"),
    ]
