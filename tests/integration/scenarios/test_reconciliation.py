"""Forms against each other, against the lists, and against the period before: both cells named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import daiban, rows
from tests.integration.scenarios.workbooks import (
    PROJECTS,
    SIGNED,
    TRACKING,
    extract,
    ledger,
    matter,
    receipts,
    sheets,
    signed,
)

AMOUNT = "合同投资额（万元）"
SUMMARY = (
    "单位", "签约项目数", "前期准备", "开工在建", "投产", "达产", "服务项目数", "走访服务次数", "电话服务次数",
    "代办项目数", "申办事项数", "办结事项数",
)  # fmt: skip
LISTED = [  # row 2 and on of the list; amounts in 亿元
    "S1,文博会,2016-05-10,甲园区,贵阳市,南明区,某公司,1.2,投资,2016-05-10",
    "S2,绿博会,2016-07-10,乙园区,贵阳市,南明区,某公司,1.2,投资,2016-07-10",
    "S3,文博会,2016-05-10,丙园区,贵阳市,云岩区,某公司,1.2,投资,2016-05-10",
    "S4,文博会,2016-05-10,丁园区,贵阳市,云岩区,某公司,1.2,投资,2016-05-10",
    "S5,文博会,2017-03-21,当天签约,贵阳市,南明区,某公司,1.2,投资,2017-03-21",
    "S6,文博会,2017-03-22,次日签约,贵阳市,南明区,某公司,1.2,投资,2017-03-22",
    "S7,文博会,2016-05-10,戊贸易,贵阳市,南明区,某公司,1.2,贸易,2016-05-10",
    "S8,文博会,2016-05-10,己园区,遵义市,红花岗区,某公司,1.2,投资,2016-05-10",
    "S9,文博会,2016-05-10,未报的,安顺市,西秀区,某公司,1.2,投资,2016-05-10",
]
PLATFORM = [
    "P1,新项目,贵阳市,南明区,某公司,省外境内,5000,制造,二产,2017-01-01,2017-01-05,开工",
    "P2,天源生态食品加工项目,贵阳市,南明区,某公司,省外境内,5000,制造,二产,2017-01-01,2017-01-05,开工",
]


def form3(path: Path, quarter: str, centres: dict[str, list[tuple[list[Any], Any]]]) -> None:
    """Form 3 with its amount column; first data row is row 4, project names stand in C."""
    title = f"省级重大活动签约项目跟踪服务情况表（2017年第{quarter}季度）"
    pages = {
        unit: (title, unit, (*TRACKING, AMOUNT), [[*row, amount] for row, amount in stated])
        for unit, stated in centres.items()
    }
    sheets(path, pages)


def form4(path: Path, quarter: str, stated: list[list[Any]]) -> None:
    title = f"贵州省省级重大活动签约项目跟踪服务情况汇总表（2017年第{quarter}季度）"
    sheets(path, {"汇总": (title, "贵阳市", SUMMARY, stated)})


def project(seq: int, name: str, county: str, tick: int = 1, amount: Any = 12000, event: str = "文博会"):  # fmt: skip
    row = signed(seq, name, county, tick)
    return [row[0], event, *row[2:]], amount


def new(row: list[Any]) -> list[Any]:
    return [*row[:8], "是", *row[9:]]


def by(investor: str, row: list[Any]) -> list[Any]:
    return [*row[:3], investor, *row[4:]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    base = tmp_path_factory.mktemp("核对")
    at = base / "in"
    extract(at / "总表.csv", SIGNED, LISTED)
    extract(at / "平台.csv", PROJECTS, PLATFORM)
    form3(at / "三表1.xlsx", "一", {
        "南明区": [
            project(1, "甲园区", "南明区", tick=2, amount="1.2亿"),
            project(2, "乙园区", "南明区"),  # 文博会, the list has 绿博会
            project(3, "丙园区", "南明区", amount=12120),  # the list has it in 云岩区; 1 % is let pass
            project(4, "没有的园区", "南明区"),
            project(5, "戊贸易", "南明区"),  # on the list, but trade: not counted, not missing
            project(6, "当天签约", "南明区", amount=12122),  # over 1 %
        ],
        "云岩区": [project(1, "己园区", "云岩区", amount=50000)],  # listed in another city
    })  # fmt: skip
    form3(at / "三表2.xlsx", "二", {
        "南明区": [
            project(1, "甲 园区", "南明区", tick=1),  # back from 投产 to 开工在建
            project(2, "乙园区", "南明区", event="绿色博览会"),
            project(3, "丁园区", "云岩区"),
            project(4, "丙园区", "云岩区", tick=1),
            project(5, "当天签约", "南明区"),
            project(6, "次日签约", "南明区"),
        ]
    })  # fmt: skip
    form4(at / "四表1.xlsx", "一", [["市本级", 3], ["南明区", 6, 0, 5, 1, 0], ["合计", 7]])
    form4(at / "四表2.xlsx", "二", [
        ["南明区", 5, 0, 6, 0, 0], ["观山湖区", 2], ["云岩区", 0], ["市本级", 1], ["合计", 7],
    ])  # fmt: skip
    ledger(at / "台账1.xlsx", "贵阳市", 1, [
        new(matter(1, "南明区", "新项目", "立项", "01.05", "01.09", progress="在建")),
        new(matter(2, "南明区", "天源生态食品加工", "立项", "01.05", "01.09", progress="开工")),
        matter(3, "南明区", "三项目", "立项", "01.05", "01.09", progress="投产"),
        matter(4, "南明区", "同名项目", "立项", "01.05", "01.09", progress="投产"),
    ])  # fmt: skip
    ledger(at / "台账3.xlsx", "贵阳市", 3, [
        matter(1, "南明区", "新项目", "立项", "01.05", "01.10", progress="开工"),
        matter(2, "南明区", "天源生态食品加工", "立项", "01.05", None, progress="开工"),
        matter(3, "南明区", "三项目", "立项", "01.05", "01.09", progress="达产"),
        by("另一家公司", matter(4, "南明区", "同名项目", "立项", "01.05", None, progress="开工")),
    ])  # fmt: skip
    days = {"台账1.xlsx": "01-20", "台账3.xlsx": "03-20", "三表1.xlsx": "03-21", "四表1.xlsx": "03-21",
            "三表2.xlsx": "06-21", "四表2.xlsx": "06-21", "总表.csv": "03-20", "平台.csv": "01-10"}  # fmt: skip
    receipts(at / "receipts.csv", {name: f"2017-{day} 10:00" for name, day in days.items()})
    home = base / "home"
    computed(home, at)
    return rows(home, "findings")


def places(found: list[dict[str, Any]], rule: str) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Of one rule: where each finding stands, and the other place that it names."""
    return {
        (f["file"], f["sheet"], f["cell"]): (f["other_file"], f["other_sheet"], f["other_cell"])
        for f in found
        if f["rule"] == rule
    }


def message(found: list[dict[str, Any]], rule: str, file: str, cell: str) -> str:
    (text,) = (
        f["message"] for f in found if (f["rule"], f["file"], f["cell"]) == (rule, file, cell)
    )
    return str(text)


BOTH = [
    # 己 is listed in another city, 丙 in another county
    ("tracking_other_county", {
        ("三表1.xlsx", "云岩区", "D4"): ("", "", ""),  # whose row it is is not told
        ("三表1.xlsx", "南明区", "D6"): ("总表.csv", "总表", "F4"),
    }),
    # 丁 is nowhere in the first quarter; trade, other cities and what was signed after the form
    # came are not missing
    ("tracking_missing_project", {("三表1.xlsx", "云岩区", "C4"): ("总表.csv", "总表", "D5")}),
    ("tracking_event_differs", {("三表1.xlsx", "南明区", "B5"): ("总表.csv", "总表", "B3")}),
    ("tracking_not_listed", {("三表1.xlsx", "南明区", "C7"): ("", "", "")}),
    # 1 % is let pass (12,120 against 12,000), more is not
    ("tracking_amount_differs", {("三表1.xlsx", "南明区", "Q9"): ("总表.csv", "总表", "H6")}),
    ("tracking_progress_back", {("三表2.xlsx", "南明区", "F4"): ("三表1.xlsx", "南明区", "G4")}),
    ("ledger_progress_back", {("台账3.xlsx", "台账", "J4"): ("台账1.xlsx", "台账", "J4")}),
    # changed, and erased: the filing date says which row
    ("ledger_closed_on_changed", {
        ("台账3.xlsx", "台账", "M4"): ("台账1.xlsx", "台账", "M4"),
        ("台账3.xlsx", "台账", "L5"): ("台账1.xlsx", "台账", "M5"),
    }),
    ("ledger_is_new_unlinked", {("台账1.xlsx", "台账", "C5"): ("平台.csv", "平台", "B3")}),
    # 6, then 5; the total stays 7; the city itself falls from 3 to 1, as it may
    ("summary_signed_falls", {("四表2.xlsx", "汇总", "B4"): ("四表1.xlsx", "汇总", "B5")}),
    ("summary_lacks_centre", {("四表1.xlsx", "汇总", "A6"): ("三表1.xlsx", "云岩区", "C4")}),
    ("summary_equals_tracking", {
        ("四表2.xlsx", "汇总", "B4"): ("三表2.xlsx", "南明区", "C4"),
        ("四表2.xlsx", "汇总", "B5"): ("三表2.xlsx", "", ""),
        ("四表2.xlsx", "汇总", "B7"): ("三表2.xlsx", "", ""),
        ("四表2.xlsx", "汇总", "B8"): ("三表2.xlsx", "南明区", "C4"),
        ("四表1.xlsx", "汇总", "B4"): ("三表1.xlsx", "", ""),
    }),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "expected"), BOTH, ids=[rule for rule, _ in BOTH])
def test_a_difference_names_both_cells_and_nothing_else_differs(
    found: list[dict[str, Any]], rule: str, expected: dict[tuple[str, str, str], Any]
) -> None:
    assert places(found, rule) == expected
    assert {f["severity"] for f in found if f["rule"] == rule} == {"warning"}


def test_the_messages_say_both_values_and_what_to_do(found: list[dict[str, Any]]) -> None:
    assert message(found, "tracking_progress_back", "三表2.xlsx", "F4") == (
        "项目进展勾选“开工在建”，此前已是“投产”，进展不应倒退。请核对；此前勾错的，请更正此前的表重报。"
        "本行照常计入。此前见三表1.xlsx（工作表“南明区”的 G4）。"
    )
    assert message(found, "ledger_closed_on_changed", "台账3.xlsx", "L5").startswith(
        "办结时间现为“空白”，此前已填“01.09”。"
    )
    assert message(found, "summary_signed_falls", "四表2.xlsx", "B4").startswith(
        "签约项目数填 5，此前是 6；"
    )
    assert "12122万元），签约项目总表上是 12000万元（总表 H6）" in message(
        found, "tracking_amount_differs", "三表1.xlsx", "Q9"
    )
    assert message(found, "tracking_other_county", "三表1.xlsx", "D4") == (
        "“己园区”的所在地填“云岩区”，签约项目总表上只有别的市（州）有同名项目。"
        "请核对后更正本表，或报省代办服务中心更正总表。"
    )
    assert "签约项目总表上是“云岩区”（总表 F4）" in message(
        found, "tracking_other_county", "三表1.xlsx", "D6"
    )
    assert "的 C4 之后补填" in message(found, "tracking_missing_project", "三表1.xlsx", "C4")
    assert "（没有这个单位的工作表）应为0" in message(
        found, "summary_equals_tracking", "四表2.xlsx", "B5"
    )


@pytest.mark.slow
def test_offices_that_do_everything_right_are_left_alone(tmp_path: Path) -> None:
    """No false alarm of a rule above on returns without a fault; two projects may share a name."""
    span = ("--regime", "gz2017", "--from", "2017-01", "--to", "2017-06", "--seed", "5")
    assert daiban(tmp_path, "simulate", *span, "--mess", "0", "-o", tmp_path / "in").returncode == 0
    computed(tmp_path, tmp_path / "in")
    told = {finding["rule"] for finding in rows(tmp_path, "findings")}
    assert told & {rule for rule, _ in BOTH} == set()
