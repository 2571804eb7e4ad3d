"""Renamed and re-reporting counties, name variants, ambiguous names, split visits, boundaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows
from tests.integration.scenarios.workbooks import (
    PROJECTS,
    SIGNED,
    articles,
    extract,
    ledger,
    matter,
    problems,
    receipts,
    signed,
    tracking,
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("province")
    at = base / "inputs"
    end = "省外境内"
    extract(
        at / "平台旧.csv",
        PROJECTS,
        [f"X1,旧清单项目,贵阳市,南明区,甲,{end},5000,,,,2017-01-10,签约"],
    )
    extract(at / "平台新.csv", PROJECTS, [
        f"X2,Ａ计划（一期）,贵阳市,南明区,甲,{end},3000,,,,2017-01-10,签约",
        f"X3,同名项目,贵阳市,云岩区,甲,{end},5000,,,,2017-01-10,签约",
        f"X4,同 名项目,贵阳市,云岩区,甲,{end},5000,,,,2017-01-11,签约",
        "X5,盘江煤化,六盘水市,盘县,甲,境外,5000,,,,2017-01-31,签约",
        f"X6,终止项目,贵阳市,南明区,甲,{end},5000,,,,2017-01-10,终止",
        f"X7,达产项目,贵阳市,南明区,甲,{end},5000,,,,2017-01-10,投产",
    ])  # fmt: skip
    extract(at / "总表.csv", SIGNED, [
        "S1,文博会,2016-09-01,签约甲,毕节市,威宁县,甲,1.2,投资,2016-09-01",
        "S2,文博会,2016-09-01,签约乙,毕节市,大方县,甲,1.2,投资,2016-09-01",
        "S3,文博会,2016-09-01,签约丙,毕节市,大方县,甲,1.2,投资,2016-09-01",
        "S4,文博会,2016-09-01,签约丁,毕节市,,甲,1.2,投资,2016-09-01",
        "S5,文博会,2017-04-01,签约戊,毕节市,大方县,甲,1.2,投资,2017-04-01",
        "S6,文博会,2016-09-01,签约己,毕节市,大方县,甲,1.2,贸易,2016-09-01",
    ])  # fmt: skip
    ledger(at / "贵阳1.xlsx", "贵阳市", 1, [
        matter(1, "南明", "A计划(一 期)", calls=1),
        matter(2, "云岩区", "同名项目", "立项", "01.12"),
        matter(3, "南明区", "终止项目", visits=1),
        matter(4, "南明区", "达产项目", visits=1),
        matter(5, "南明区", "A计划(二期)", "立项", "01.12"),
        matter(6, "南明区", "坏行", "立项", "01.12", visits=-1),
        matter(7, "南明区", "跨年", "立项", "12.31", "01.02"),
        matter(8, "南明区", "跨年", "环评", "01.01", "01.01"),
    ])  # fmt: skip
    ledger(
        at / "贵阳2.xlsx", "贵阳市", 2, [matter(1, "南明区", "达产项目", visits=1, progress="达产")]
    )
    ledger(at / "六盘水3.xlsx", "六盘水市", 3, [matter(1, "盘县", "盘江煤化", "立项", "03.01")])
    ledger(at / "六盘水4.xlsx", "六盘水市", 4, [
        matter(1, "盘州市", "盘江煤化", "立项", "03.01", "04.02"),
        matter(2, "盘县", "盘江煤化", "环评", "04.02"),
    ])  # fmt: skip
    ledger(at / "威宁2.xlsx", "威宁县", 2, [matter(1, None, "草海", "立项", "02.01")])
    ledger(at / "毕节3.xlsx", "毕节市", 3, [matter(1, "威宁", "草海", "环评", "03.01")])
    tracking(at / "毕节一季度.xlsx", "一", {
        "毕节市投资促进局": [
            signed(1, "签约甲", "威宁县", visits=1, tracked="是"),
            signed(2, "签约丁", "毕节市", visits=1, tracked="是"),
        ],
        "大方县投资促进局": [
            signed(1, "签约乙", "大方县", visits=3, split=(3, 0), tracked="是"),
            signed(2, "签约丙", "大方县", calls=2, tracked="是"),
            signed(3, "签约己", "大方县", visits=2, tracked="是"),
        ],
    })  # fmt: skip
    tracking(at / "毕节二季度.xlsx", "二", {
        "大方县投资促进局": [
            signed(1, "签约丙", "大方县", visits=1, agency="是", tracked="是"),
            signed(2, "签约戊", "大方县"),
        ],
    })  # fmt: skip
    articles(at / "信息1.xlsx", "遵义市", 1, [
        [1, "遵义市", "一", "2017-01-16", "否", None],
        [2, "仁怀市", "二", "2017-01-31", "是", "专报"],
        [3, "遵义市", "三", "2017-01-20", None, None],
        [4, "遵义市", "一", "2017-01-18", "是", "专报"],
    ])  # fmt: skip
    articles(at / "信息2.xlsx", "遵义市", 2, [
        [1, "遵义市", "四", "2017-02-15", "否", None],
        [2, "遵义市", "五", "2017-02-16", "否", None],
    ])  # fmt: skip
    row = ["桐梓县", "娄山", "用地 指标", "2017-01-05"]
    problems(at / "问题1.xlsx", "遵义市", 1, [
        [1, *row, "县级投资促进部门", None, None, None, None],
        [2, "桐梓县", "娄山", "环评", "2016-12-31", "县分管领导", None, None, "2017-01-03", "好"],
    ])  # fmt: skip
    problems(at / "问题2.xlsx", "遵义市", 2, [
        [1, *row, "市投资促进局", None, None, "2017-02-10", "办结"],
    ])  # fmt: skip
    problems(at / "问题3.xlsx", "遵义市", 3, [[1, *row, "市投资促进局", None, None, None, None]])
    receipts(at / "receipts.csv", {
        "平台旧.csv": "2017-01-31", "平台新.csv": "2017-04-30", "总表.csv": "2017-04-30",
        "贵阳1.xlsx": "2017-01-22", "贵阳2.xlsx": "2017-02-22", "六盘水3.xlsx": "2017-03-22",
        "六盘水4.xlsx": "2017-04-23", "威宁2.xlsx": "2017-02-23", "毕节3.xlsx": "2017-03-20",
        "毕节一季度.xlsx": "2017-03-22", "毕节二季度.xlsx": "2017-06-22", "信息1.xlsx": "2017-02-01",
        "信息2.xlsx": "2017-03-01", "问题1.xlsx": "2017-01-22", "问题2.xlsx": "2017-02-22",
        "问题3.xlsx": "2017-03-22",
    })  # fmt: skip
    return computed(base / "home", at)


@pytest.fixture(scope="module")
def measured(home: Path) -> dict[tuple[str, str, str], float]:
    listed = rows(home, "measures")
    return {(r["measure"], r["unit_code"], r["period"]): r["value"] for r in listed}


@pytest.mark.parametrize(
    ("measure", "unit", "period", "value"),
    [
        # the newest extract is the whole truth
        ("new_projects", "520100", "2017-01", 5),
        ("new_projects", "520102", "2017-01", 3),
        (
            "new_projects_served",
            "520102",
            "2017-01",
            3,
        ),  # A计划, 终止, 达产; 二期 is another project
        ("new_projects_agency", "520102", "2017-01", 0),
        ("new_projects_served", "520103", "2017-01", 0),  # A32: ambiguous
        ("agency_projects", "520103", "2017-01", 1),
        # 同名, 二期, 跨年/环评; 12.31 was last year, -1 holds its row out
        ("matters_filed", "520100", "2017-01", 3),
        ("matters_closed", "520100", "2017-01", 2),
        ("tracked_projects", "520100", "2017-01", 6),
        # A27
        ("new_projects", "520222", "2017-03", 1),
        ("new_projects", "520281", "2017-04", 1),
        ("new_matters_filed", "520222", "2017-03", 1),
        ("new_matters_filed", "520281", "2017-04", 2),
        ("new_matters_closed", "520281", "2017-04", 1),
        ("agency_projects", "520200", "2017-04", 1),
        ("matters_filed", "520281", "2017-Q2", 2),
        # A12
        ("matters_filed", "520526", "2017-02", 1),
        ("matters_filed", "520500", "2017-02", 1),
        ("matters_filed", "520526", "2017-03", 2),
        ("agency_projects", "520526", "2017-03", 1),
        # A22
        ("reports_due", "520526", "2017-02", 1),
        ("reports_on_time", "520526", "2017-02", 0),
        ("reports_received", "520500", "2017-02", 0),
        ("reports_due", "520500", "2017-Q1", 5),
        ("reports_due", "520526", "2017-Q1", 2),
        ("reports_due", "520000", "2017-Q1", 54),
        # A5, A11, A15, A26
        ("signed_projects", "520500", "2017-Q1", 4),
        ("signed_projects", "520500", "2017-Q2", 5),
        ("signed_visited_city", "520500", "2017-Q1", 3),
        ("signed_visited_city", "520526", "2017-Q1", 1),
        ("signed_visited_county", "520500", "2017-Q1", 0),
        ("signed_visited_county", "520521", "2017-Q2", 1),
        ("signed_visited_city", "520500BJ", "2017-Q2", 1),
        ("signed_tracked", "520500", "2017-Q1", 4),
        ("signed_tracked", "520500", "2017-Q2", 4),
        ("signed_agency", "520500", "2017-Q1", 0),
        ("signed_agency", "520500", "2017-Q2", 1),
        # articles
        ("articles", "520300", "2017-01", 3),
        ("articles_adopted", "520300", "2017-01", 2),
        ("articles_by_15", "520300", "2017-01", 0),
        ("articles_by_15", "520300", "2017-02", 1),
        ("article_quota_months", "520300", "2017-Q1", 1),
        ("article_mid_months", "520300", "2017-Q1", 1),
        ("article_months", "520300", "2017-Q1", 3),
        ("article_months", "520300", "2017", 6),
        # problems: raised last year does not count as raised; closed this year does
        ("problems_raised", "520322", "2017-01", 1),
        ("problems_closed", "520322", "2017-01", 1),
        ("problems_raised", "520300", "2017-03", 1),
        ("problems_closed", "520300", "2017-03", 2),
        # active: A计划, 达产 until February, never 终止
        ("active_projects", "520102", "2017-01", 2),
        ("active_projects", "520102", "2017-02", 1),
        ("contacted_projects", "520102", "2017-01", 2),
        ("contacted_projects", "520102", "2017-02", 0),
    ],
)
def test_measure(measured: dict[tuple[str, str, str], float], measure: str, unit: str, period: str,
                 value: float) -> None:  # fmt: skip
    assert measured.get((measure, unit, period)) == value


def test_the_old_name_ends_where_the_new_begins(
    measured: dict[tuple[str, str, str], float],
) -> None:
    assert ("new_projects", "520281", "2017-03") not in measured
    assert ("new_projects", "520222", "2017-04") not in measured
    assert ("reports_due", "520526", "2017-03") not in measured


def test_the_closed_name_is_a_warning(home: Path) -> None:
    found = rows(home, "findings", "--unit", "520200", "--period", "2017-04")
    assert [(f["cell"], f["severity"]) for f in found if f["element"] == "county"] == [
        ("B5", "warning")
    ]


def test_as_of_reads_the_old_extract(home: Path) -> None:
    listed = rows(
        home, "measures", "--unit", "南明区", "--period", "2017-01", "--as-of", "2017-02-01"
    )
    old = {r["measure"]: r["value"] for r in listed}
    assert (old["new_projects"], old["new_projects_served"], old["signed_projects"]) == (1, 0, 0)


def test_types_and_columns(home: Path) -> None:
    listed = rows(
        home, "indicators", "--regime", "gz2017", "--unit", "毕节市", "--period", "2017-Q1"
    )
    rate = next(r for r in listed if r["indicator"] == "signed_city_visit_rate")
    assert list(rate) == [
        "regime", "indicator", "name", "level", "unit_code", "unit_name", "period", "numerator",
        "denominator", "value", "target", "attained", "rank",
    ]  # fmt: skip
    assert (rate["value"], rate["target"], rate["attained"], rate["rank"]) == (0.75, 0.2, True, 1)
    share = next(r for r in listed if r["indicator"] == "new_agency_share")
    assert (share["value"], share["target"], share["attained"], share["rank"]) == (None,) * 4
