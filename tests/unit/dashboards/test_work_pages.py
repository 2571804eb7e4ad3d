"""The pages of staff and leaders say what they must on the fixture marts."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from dashboards import data_shape
from tests.fixtures.serving import PERSON, build_serving
from tests.unit.dashboards.test_pages import opened, text_of


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_serving(folder)
    return folder


def test_the_overview_counts_targets_and_names_what_waits(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = text_of(opened("overview", home, monkeypatch))
    assert "项目标中" in text
    assert "个问题停滞" in text
    assert "应服务未服务的新引进项目" in text  # a watch list with somebody on it
    assert "本期没有的清单" not in text
    assert 'class="tile bad"' in text
    assert "示意图" in text
    assert "地图" not in text


def test_a_list_shows_its_cells_and_the_row_behind(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = text_of(opened("lists", home, monkeypatch, list="to_serve", period="2017-Q2"))
    assert "某某有限公司" in shown
    assert "台账 第7行" in shown
    assert "请县级代办中心三日内上门服务" in shown
    one = text_of(
        opened("lists", home, monkeypatch, list="to_serve", period="2017-Q2", subject="P3")
    )
    assert "<code>C7</code>" in one
    assert PERSON not in one
    empty = opened("lists", home, monkeypatch, list="nothing", period="2017-Q2")
    assert "没有要列的" in empty.info[0].value


def test_a_case_with_a_step_that_has_no_deadline_is_not_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_serving(tmp_path)
    with duckdb.connect(str(tmp_path / "serving" / "warehouse.duckdb")) as con:
        for case, step in (("A-004", "结果送达"), ("A-005", None)):
            con.execute(
                """insert into marts.fct_cases by name select * replace
                ($1 as case_key, $2 as next_step, null as next_due, false as is_done)
                from marts.fct_cases where case_key = 'A-003'""",
                [case, step],
            )
    shown = text_of(opened("cases", tmp_path, monkeypatch))
    assert "A-004" in shown and "结果送达" in shown
    assert "A-005" in shown and "— 登记表没有" in shown  # only its tasks were reported
    assert "✓ 已办完" not in shown
    every = text_of(opened("cases", tmp_path, monkeypatch, shown="all"))
    assert every.count("✓ 已办完") == 1


def test_cases_say_what_is_due_next_and_what_is_overdue(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = text_of(opened("cases", home, monkeypatch))
    assert "A-001" in shown
    assert "A-003" not in shown  # done
    assert "截至2017年6月30日" in shown
    one = text_of(opened("cases", home, monkeypatch, case="A-001"))
    assert "✗ 已超期（多7个工作日）" in one
    assert "✗ 超时办结（多2个工作日）" in one
    done = text_of(opened("cases", home, monkeypatch, shown="all"))
    assert "✓ 已办完" in done


def test_the_calendar_has_a_cell_for_every_state(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = text_of(opened("reporting", home, monkeypatch))
    for said in ("✗ 未报", "✗ 退回", "迟3天", "下一次截止", "2017年7月22日截止"):
        assert said in shown


def test_reminders_are_written_and_not_sent(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("reminders", home, monkeypatch)
    draft = test.text_area[0]
    assert "份报表" in draft.label
    assert draft.value.endswith("省代办服务中心")
    assert "已超期" in draft.value
    assert "本页不发送" in text_of(test)
    soon = opened("reminders", home, monkeypatch, within="31")
    assert "… 将到期" in text_of(soon)


def test_findings_by_rule_by_unit_and_one_by_one(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = text_of(opened("quality", home, monkeypatch))
    assert "申办时间晚于收到日期" in shown
    one = text_of(opened("quality", home, monkeypatch, rule="numbering"))
    assert "A12" in one.split("逐条", 1)[1]


MONTHS = """
insert into marts.fct_findings by name
select * replace ('520300' as unit_code, '遵义市' as unit_name, '520300-ledger-2017-05' as file_id)
from marts.fct_findings where rule = 'numbering';
insert into marts.fct_findings by name
select * replace ('520300-ledger-2017-06' as file_id) from marts.fct_findings
where unit_code = '520300';
insert into marts.fct_findings by name
select * from marts.fct_findings where file_id = '520300-ledger-2017-06';
"""


@pytest.mark.parametrize(
    ("by", "line"),
    [
        ("rule", ["序号不连续，请从1起依次编号。", "增1处", "0", "1", "0", "0", "1", "2"]),
        ("unit", ["遵义市", "增1处", "0", "0", "0", "0", "1", "2"]),
    ],
)
def test_findings_month_by_month_of_each_kind_and_unit(
    by: str, line: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with duckdb.connect(str(build_serving(tmp_path))) as con:
        con.execute(MONTHS)
    text = text_of(opened("quality", tmp_path, monkeypatch, by=by))
    table = text.split('data-name="逐月走势', 1)[1].split("</table>", 1)[0]
    rows = [
        [re.sub("<[^>]*>", "", cell).strip() for cell in re.findall("<td[^>]*>(.*?)</td>", row)]
        for row in table.split("<tr")
    ]
    assert line in rows
    heights = re.findall(r'style="height:(\d+)%"', table)
    assert "100" in heights
    assert heights[-6:].count("0") >= 3  # months without any


def test_two_sides_and_their_difference(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sides = {"unit_a": "520100", "unit_b": "520100", "period_a": "2017-Q2", "period_b": "2017-Q1"}
    shown = text_of(opened("compare", home, monkeypatch, **sides))
    assert "甲：贵阳市　2017年第二季度" in shown
    assert "甲比乙（百分点）" in shown


@pytest.mark.parametrize("view", ["time", "spread", "small"])
def test_other_looks_at_the_ranking(view: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("ranking", home, monkeypatch, view=view)
    assert len(test.get("plotly_chart")) == 1


def test_a_policy_without_something_has_no_page_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_serving(tmp_path / "whole")
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path / "whole"))
    assert {"steps", "lists", "problems", "progress"} <= data_shape.kinds_of_data("gz2017")
    path = build_serving(tmp_path / "less")
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path / "less"))
    with duckdb.connect(str(path)) as connection:
        for table in ("fct_steps", "dim_watchlists", "fct_problems", "fct_progress"):
            connection.execute(f"delete from marts.{table}")
    assert not {"steps", "lists", "problems", "progress"} & data_shape.kinds_of_data("gz2017")


def test_a_county_as_root_has_its_own_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build_serving(tmp_path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            """delete from marts.fct_indicator_values where level = 'county';
            update marts.fct_indicator_values set level = 'county' where level = 'city';
            update marts.dim_org_units set level = 'city' where unit_code = '520000'"""
        )
        connection.execute("alter table marts.fct_indicator_values rename level to was")
        connection.execute(
            """create table marts.copied as select * replace (case was when 'province' then 'root'
            else 'unit' end as role), was as level from marts.fct_indicator_values;
            drop view marts.fct_rank_scrutiny; drop table marts.fct_indicator_values;
            alter table marts.copied rename to fct_indicator_values;
            create view marts.fct_rank_scrutiny as select regime, indicator, unit_code, period,
                false as is_small, 5.0 as small_denominator, '' as remark
            from marts.fct_indicator_values"""
        )
    text = text_of(opened("overview", tmp_path, monkeypatch))
    assert "全市：" in text
    assert "达标的县（市、区）" in text
    assert "市（州）" not in text.split("</style>")[-1]
