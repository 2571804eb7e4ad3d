"""One quarter of a few returns, written by hand and counted by hand.

Every expected number below was worked out on paper from the rows of this file; nothing is taken
from the simulator, so that it and the pipeline cannot share a mistake.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows

LEDGER_HEADERS = (
    "序号", "县（市、区）", "项目名称", "投资企业", "合同投资额（万元）", "产业类别", "招商类别", "签约时间",
    "是否为新引进项目", "项目进展情况", "代办事项", "申办时间", "办结时间", "走访服务次数", "电话服务次数", "备注",
)  # fmt: skip
TRACKING_HEADERS = (
    "序号", "活动名称", "项目名称", "项目所在地", "前期准备", "开工在建", "投产", "达产", "是否跟踪服务",
    "走访服务次数", "电话服务次数", "是否代办", "申办事项数", "办结事项数",
)  # fmt: skip
PLATFORM_HEADERS = "项目编码,项目名称,市州,县,投资方,投资来源,合同投资额(万元),行业,产业类别,签约日期,录入日期,项目状态"
SIGNED_HEADERS = (
    "项目编码,活动名称,活动日期,项目名称,市州,县,投资方,合同投资额(亿元),项目类型,签约日期"
)


def ledger_row(seq: Any, county: Any, name: Any, matter: Any = None, filed: Any = None,
               closed: Any = None, visits: Any = None, calls: Any = None) -> list[Any]:  # fmt: skip
    return [seq, county, name, "某某公司", 5000, "二产", "自主招商", "2017.01", "是", "在建",
            matter, filed, closed, visits, calls, None]  # fmt: skip


def write_ledger(path: Path, unit: str, month: int, rows: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"2017年{month}月贵州省招商引资项目代办服务台账"])
    sheet.append([f"填报单位：{unit}", None, None, f"填报日期：2017年{month}月20日"])
    sheet.append(list(LEDGER_HEADERS))
    for row in rows:
        sheet.append(row)
    sheet.append(["填表说明：1. 本台账以市（州）为单位收集审核。"])
    book.save(path)


def write_tracking(path: Path, sheets: dict[str, tuple[str, list[list[Any]]]]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, (centre, lines) in sheets.items():
        sheet = book.create_sheet(title)
        sheet.append(["遵义市2016—2017年省级重大活动签约项目跟踪服务情况表（2017年第一季度）"])
        sheet.append([f"填报单位：{centre}"])
        sheet.append(["", "", "", "", "项目进展情况", "", "", "", "", "", "", "", "", ""])
        sheet.append(list(TRACKING_HEADERS))
        for row in lines:
            sheet.append(row)
    book.save(path)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("hand_checked")
    inputs = base / "inputs"
    inputs.mkdir()
    (inputs / "平台.csv").write_bytes(
        "\n".join([
            PLATFORM_HEADERS,
            "P1,娄山关酒业,遵义市,桐梓县,甲,省外境内,5000,酿酒,二产,2016-12-01,2017-01-10,签约",
            "P2,夜郎（镇）旅游,遵义市,桐梓县,乙,境外,3000,旅游,三产,2016-12-01,2017-02-01,签约",
            "P3,差一点项目,遵义市,桐梓县,丙,省外境内,2999.99,其他,二产,2016-12-01,2017-02-01,签约",
            "P4,去年录入,遵义市,仁怀市,丁,省外境内,8000,其他,二产,2016-12-01,2016-12-31,签约",
            "P5,省内项目,遵义市,仁怀市,戊,省内,9000,其他,二产,2016-12-01,2017-01-01,签约",
            "P6,元旦录入,遵义市,仁怀市,己,省外境内,9000,其他,二产,2016-12-01,2017-01-01,签约",
            "P7,市直项目,遵义市,,庚,境外,4000,其他,三产,2016-12-01,2017-03-01,签约",
            "P8,月末录入,贵阳市,南明区,辛,省外境内,4000,其他,三产,2016-12-01,2017-03-31,签约",
            "P9,下月录入,贵阳市,南明区,壬,省外境内,4000,其他,三产,2016-12-01,2017-04-01,签约",
        ]).encode("gbk")
    )  # fmt: skip
    (inputs / "总表.csv").write_text(
        "\n".join([
            SIGNED_HEADERS,
            "S1,文博会,2016-09-01,文博一号,遵义市,桐梓县,甲,1.2,投资,2016-09-01",
            "S2,文博会,2016-09-01,文博二号,遵义市,桐梓县,甲,1.2,投资,2016-09-01",
            "S3,文博会,2016-09-01,文博贸易,遵义市,桐梓县,甲,1.2,贸易,2016-09-01",
            "S4,酒博会,2015-12-31,上年活动,遵义市,桐梓县,甲,1.2,投资,2015-12-31",
            "S5,酒博会,2016-01-01,元旦活动,遵义市,仁怀市,甲,1.2,投资,2016-01-01",
        ]),
        encoding="utf-8-sig",
    )  # fmt: skip
    write_ledger(inputs / "遵义3月.xlsx", "遵义市投资促进局", 3, [
        ledger_row(1, "桐梓县", "娄山关酒业", "企业设立", "01.15", "02.20"),
        ledger_row(0, None, None, "环评批复", "3月1日"),
        ledger_row(2, "桐梓", "夜郎(镇) 旅游", visits=1),
        ["合计", None, None, None, 15000] + [None] * 11,
        ledger_row(3, "仁怀市", "元旦录入", "立项备案", "2017-03-05", "2017.03.06"),
        ledger_row(4, "不存在县", "某项目", "立项", "03.05"),
        ledger_row(5, "遵义市", "市直项目", calls=2),
        ledger_row(6, "桐梓县", "平台外项目", "立项", "12.30"),
        ledger_row(7, "桐梓县", "倒着办结", "立项", "03.05", "03.04"),
    ])  # fmt: skip
    write_ledger(inputs / "仁怀1月.xlsx", "仁怀市代办服务中心", 1, [
        ledger_row(1, None, "元旦录入", "用地预审", "12.30", "01.05"),
    ])  # fmt: skip
    write_tracking(inputs / "遵义一季度.xlsx", {
        "市本级": ("遵义市投资促进局", [
            [1, "文博会", "文博一号", "桐梓县", "√", None, None, None, "是", 1, None, None, None, None],
        ]),
        "桐梓": ("桐梓县投资促进局", [
            [1, "文博会", "文博一号", "桐梓县", "√", None, None, None, None, None, None, None, None, None],
            [2, "文博会", "文博二号", "桐梓县", None, "√", None, None, "是", 2, 1, "是", 2, 1],
            [3, "文博会", "文博贸易", "桐梓县", "√", None, None, None, "是", 2, None, None, None, None],
        ]),
        "仁怀": ("仁怀市投资促进局", [
            [1, "酒博会", "元旦活动", "仁怀市", "√", "√", None, None, "是", 1, None, None, None, None],
        ]),
    })  # fmt: skip
    (inputs / "receipts.csv").write_text(
        "file,received_at,sender\n"
        "平台.csv,2017-03-31,平台\n总表.csv,2017-03-31,平台\n"
        "遵义3月.xlsx,2017-03-22 23:59:59,遵义\n"
        "仁怀1月.xlsx,2017-01-23,仁怀\n"
        "遵义一季度.xlsx,2017-03-20,遵义\n",
        encoding="utf-8",
    )
    return computed(base / "home", inputs)


@pytest.mark.parametrize(
    ("measure", "unit", "period", "value"),
    [
        ("new_projects", "520322", "2017-01", 1),
        ("new_projects", "520322", "2017-03", 2),
        ("new_projects", "520382", "2017-01", 1),
        ("new_projects", "520382", "2017-03", 1),
        ("new_projects", "520300BJ", "2017-02", 0),
        ("new_projects", "520300BJ", "2017-03", 1),
        ("new_projects", "520300", "2017-Q1", 4),
        ("new_projects", "520100", "2017-02", 0),
        ("new_projects", "520100", "2017-03", 1),
        ("new_projects", "520000", "2017-03", 5),
        # P1 and P2 in Tongzi, P6 in Renhuai, P7 at the city itself
        ("new_projects_served", "520300", "2017-03", 4),
        ("new_projects_served", "520322", "2017-02", 1),
        # the December matter of P6 was filed before the year began; its March matter counts
        ("new_projects_agency", "520382", "2017-02", 0),
        ("new_projects_agency", "520382", "2017-03", 1),
        ("new_projects_agency", "520300", "2017-03", 2),
        # 01.15, 3月1日, 2017-03-05; 12.30 in March lies after the receipt; 03.04 < 03.05 is held out
        ("matters_filed", "520300", "2017-03", 3),
        ("matters_filed", "520300", "2017-01", 1),
        # A28: filed in December, closed on 5 January; then 20 February and 6 March
        ("matters_closed", "520382", "2017-01", 1),
        ("matters_closed", "520300", "2017-02", 2),
        ("matters_closed", "520300", "2017-03", 3),
        ("agency_projects", "520300", "2017-03", 2),
        # + two projects seen by visit or call, + three of form 3 (the trade deal is a project too)
        ("tracked_projects", "520300", "2017-03", 7),
        ("tracked_projects", "520300", "2017-02", 1),
        ("signed_projects", "520322", "2017-01", 2),
        ("signed_projects", "520300", "2017-Q1", 3),
        ("signed_visited_city", "520300", "2017-Q1", 1),
        ("signed_visited_county", "520300", "2017-Q1", 1),
        ("signed_tracked", "520300", "2017-Q1", 2),
        ("signed_agency", "520300", "2017-Q1", 1),
        ("signed_tracked", "520300", "2017-02", 0),
    ],
)
def test_measure(home: Path, measure: str, unit: str, period: str, value: float) -> None:
    found = rows(home, "measures", "--regime", "gz2017", "--unit", unit, "--period", period)
    assert {row["measure"]: row["value"] for row in found}[measure] == value


def test_indicator_keeps_its_parts(home: Path) -> None:
    found = rows(home, "indicators", "--regime", "gz2017", "--period", "2017-03", "--level", "city")
    rate = {row["unit_code"]: row for row in found if row["indicator"] == "new_service_rate"}
    assert (rate["520300"]["numerator"], rate["520300"]["denominator"]) == (4, 4)
    assert (rate["520300"]["value"], rate["520300"]["attained"], rate["520300"]["rank"]) == (
        1,
        True,
        1,
    )
    assert (rate["520100"]["value"], rate["520100"]["attained"], rate["520100"]["rank"]) == (
        0,
        False,
        2,
    )
    assert rate["520200"]["denominator"] == 0
    assert (rate["520200"]["value"], rate["520200"]["attained"], rate["520200"]["rank"]) == (
        None,
    ) * 3


def test_punctuality(home: Path) -> None:
    grid = {
        (r["unit_code"], r["form"]): r for r in rows(home, "submissions", "--period", "2017-03")
    }
    assert grid["520300", "ledger"]["state"] == "on_time"  # the last second of the 22nd
    assert grid["520100", "ledger"]["state"] == "missing"
    assert ("520382", "ledger") not in grid  # through its city since March
    january = {
        (r["unit_code"], r["form"]): r for r in rows(home, "submissions", "--period", "2017-01")
    }
    assert january["520382", "ledger"]["state"] == "late"  # the 23rd, 0:00
    assert january["520300", "ledger"]["state"] == "missing"


def test_findings_name_the_cell(home: Path) -> None:
    found = {(f["file"], f["cell"]) for f in rows(home, "findings") if f["severity"] == "error"}
    assert ("遵义3月.xlsx", "B9") in found  # 不存在县
    assert ("遵义3月.xlsx", "L11") in found  # 12.30 in a March return
    assert any(file == "遵义3月.xlsx" and cell in ("L12", "M12") for file, cell in found)
    assert any(file == "遵义一季度.xlsx" for file, _ in found)  # two ticks


def test_trace_opens_the_numerator(home: Path) -> None:
    traced = rows(home, "trace", "--regime", "gz2017", "--indicator", "new_service_rate",
                  "--unit", "520382", "--period", "2017-03", "--part", "numerator")  # fmt: skip
    assert {(r["file"], r["row"]) for r in traced} >= {("遵义3月.xlsx", 8)}
