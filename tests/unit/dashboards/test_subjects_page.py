"""项目: found by name, code and place; all that is known of one; a city finds its own alone."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from dashboards import data_subjects
from tests.fixtures.scoped import build_scoped
from tests.fixtures.serving import build_serving
from tests.unit.dashboards.test_pages import opened
from tests.unit.dashboards.test_pages import text_of as with_style
from tests.unit.dashboards.test_scope_pages import ZUNYI
from tests.unit.dashboards.test_scope_pages import opened as opened_as

PERIOD = "2017-Q2"
SERVED, MISSED = "✓ 新引进项目代办服务率", "✗ 新引进项目代办服务率"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    with duckdb.connect(str(build_serving(folder))) as con:
        con.execute(
            """insert into marts.fct_problems by name select * replace ('520102' as county_code,
                '《智慧物流园3期》' as project_name, 'P3|1' as problem, '进场道路未通' as description)
            from marts.fct_problems limit 1;
            insert into marts.fct_cases by name select * replace ('P3' as case_key)
            from marts.fct_cases where case_key = 'A-002'"""
        )
    return folder


def text_of(test: AppTest) -> str:
    return with_style(test).split("</style>")[-1]


def lines(test: AppTest) -> list[str]:
    """The rows of the page's tables."""
    return text_of(test).split("<tr")[1:]


def line(test: AppTest, name: str) -> str:
    return next(row for row in lines(test) if name in row)


def names(test: AppTest) -> set[str]:
    return {n for n in ("1期", "2期", "3期") if any(f"智慧物流园{n}" in r for r in lines(test))}


def test_every_subject_says_where_it_was_counted(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = opened("subjects", home, monkeypatch, period=PERIOD)
    assert names(test) == {"1期", "2期", "3期"}
    assert "共3个" in text_of(test)
    served, missed = line(test, "智慧物流园1期"), line(test, "智慧物流园3期")
    for row in (served, missed):
        assert "贵阳市" in row
        assert "南明区" in row
    assert SERVED in served
    assert MISSED not in served
    assert MISSED in missed
    assert SERVED not in missed
    assert "subject=P3" in missed


@pytest.mark.parametrize(
    ("q", "shown"),
    [("物流园3", {"3期"}), ("p2", {"2期"}), ("南明", {"1期", "2期", "3期"}),
     ("贵阳 1期", {"1期"}), ("南明 遵义", set())],
)  # fmt: skip
def test_found_by_part_of_name_code_or_place(
    q: str, shown: set[str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = opened("subjects", home, monkeypatch, period=PERIOD, q=q)
    assert names(test) == shown
    if not shown:
        assert test.info[0].value == "没有找到这样的项目。请少写几个字，或换一个时段。"


def test_those_not_counted_in_one_indicator(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"period": PERIOD, "of": "new_service_rate"}
    assert names(opened("subjects", home, monkeypatch, **asked, state="out")) == {"3期"}
    assert names(opened("subjects", home, monkeypatch, **asked, state="in")) == {"1期", "2期"}
    assert names(opened("subjects", home, monkeypatch, **asked)) == {"1期", "2期", "3期"}


def test_the_rest_is_said_and_found_by_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_subjects, "SHOWN", 2)
    test = opened("subjects", home, monkeypatch, period=PERIOD)
    assert len(names(test)) == 2
    assert "只列前2行，共3行" in text_of(test)
    assert names(opened("subjects", home, monkeypatch, period=PERIOD, q="3期")) == {"3期"}


def test_all_that_is_known_of_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("subjects", home, monkeypatch, period=PERIOD, subject="P3")
    rate = line(test, "新引进项目代办服务率</a>")
    assert "✗ 未计入" in rate
    assert "2017年1月8日" in rate
    assert "drilldown?" in rate
    assert "county=520102" in rate
    listed = line(test, "应服务未服务的新引进项目")
    assert "lists?regime=gz2017&amp;list=to_serve&amp;period=2017-Q2&amp;subject=P3" in listed
    assert "problems?regime=gz2017&amp;problem=P3" in line(test, "进场道路未通")
    assert "cases?regime=gz2017&amp;case=P3" in line(test, "组建项目管家")
    source = line(test, "2017-01/贵阳市_ledger.xlsx")
    assert "招商引资项目代办服务台账" in source
    assert "trace?" in source
    assert "第7行" in source
    assert "新引进项目数" in source
    assert "2017年第一季度" in text_of(test)  # the other periods in which it counts
    assert "贵阳市　南明区" in text_of(test)


def test_one_that_stands_on_nothing_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("subjects", home, monkeypatch, period=PERIOD, subject="P1")
    assert "它不在任何清单、问题台账和办件里。" in text_of(test)
    assert "✓ 已计入" in line(test, "新引进项目代办服务率</a>")


def test_one_that_is_only_counted_has_no_empty_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with duckdb.connect(str(build_serving(tmp_path))) as con:
        con.execute(
            """update marts.fct_lineage set measure = 'tracked_projects' where subject = 'P1';
            update marts.fct_subjects set measures = ['tracked_projects'] where subject = 'P1'"""
        )
    test = opened("subjects", tmp_path, monkeypatch, period=PERIOD, subject="P1")
    assert test.info[0].value == "这个时段它不在任何指标里，只计个数：跟踪服务项目总数。"
    assert "计入的指标" not in text_of(test)


def test_one_that_is_not_there(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("subjects", home, monkeypatch, period=PERIOD, subject="没有的")
    assert test.info[0].value.startswith("没有“没有的”")
    assert "返回项目列表" in text_of(test)


NAMED = "update marts.dim_measures set name = '难题数' || name[5:]"
SET = """insert into marts.dim_settings by name
select 'gz2017' as regime, 'subject_word' as name, '揭榜课题' as value"""


@pytest.mark.parametrize(
    ("changes", "word"), [((), "项目"), ((NAMED,), "难题"), ((NAMED, SET), "揭榜课题")]
)
def test_the_policys_own_word(
    changes: tuple[str, ...], word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with duckdb.connect(str(build_serving(tmp_path))) as con:
        for change in changes:
            con.execute(change)
    text = text_of(opened("subjects", tmp_path, monkeypatch))
    assert f"<h1>{word}</h1>" in text
    assert f"看一个{word}的全部记录" in text


def test_a_city_finds_its_own_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_scoped(tmp_path)
    test = opened_as("subjects", tmp_path, monkeypatch, ZUNYI, period=PERIOD)
    assert "遵义市的项目P1" in text_of(test)
    assert "贵阳" not in text_of(test)
    assert "毕节" not in text_of(test)
    own = opened_as("subjects", tmp_path, monkeypatch, ZUNYI, period=PERIOD, subject="遵义市P1")
    assert "遵义市_ledger.xlsx" in text_of(own)
    other = opened_as("subjects", tmp_path, monkeypatch, ZUNYI, period=PERIOD, subject="毕节市P1")
    assert "无权查看" in text_of(other)
    assert "毕节" not in text_of(other)
    found = opened_as("subjects", tmp_path, monkeypatch, ZUNYI, period=PERIOD, q="毕节")
    assert "没有找到这样的" in found.info[0].value


def test_a_name_to_be_reviewed_leads_to_the_project_that_may_be_meant(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = line(opened("contacts", home, monkeypatch), "织金户外营地项目")
    assert 'href="subjects?regime=gz2017&amp;subject=SIM1"' in row
    assert ">织金县户外营地项目</a>" in row


def test_the_way_down_ends_at_all_that_is_known(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = {"indicator": "new_service_rate", "city": "520100", "county": "520102"}
    test = opened("drilldown", home, monkeypatch, period=PERIOD, subject="P3", **place)
    assert "subjects?regime=gz2017&amp;period=2017-Q2&amp;subject=P3" in text_of(test)
