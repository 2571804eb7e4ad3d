"""Pages and addresses as a city user has them: the own rows, the published figures, no way to others.

What the marts themselves hold for whom is tested in `test_scope.py`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import serving, viewer
from dashboards.components import save_button
from dashboards.masks import MASK
from dashboards.viewer import Viewer
from tests.fixtures.scoped import CITIES, LOCAL, ROOT, build_scoped, codes_of

VIEWS = Path(__file__).parents[3] / "dashboards" / "views"
ZUNYI = Viewer("zhao@example.gov.cn", "赵某", "city", "520300", True)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_scoped(folder)
    return folder


def text_of(test: AppTest) -> str:
    bodies = [e.proto.body for e in test.get("html") if hasattr(e.proto, "body")]
    return "\n".join(body for body in bodies if "<style>" not in body)


def opened(
    view: str, home: Path, patch: pytest.MonkeyPatch, who: Viewer, **choices: str
) -> AppTest:
    patch.setenv("DAIBAN_HOME", str(home))
    patch.setattr(viewer, "current", lambda: who)
    test = AppTest.from_file(str(VIEWS / f"{view}.py"), default_timeout=30)
    for name, value in choices.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return test


@pytest.mark.parametrize(
    ("view", "choices"),
    [
        ("drilldown", {"city": "520100"}),
        ("drilldown", {"city": "520300", "county": "520102"}),
        ("drilldown", {"city": "520300", "county": "520302", "subject": "P1"}),
        ("drilldown", {"city": "520300", "subject": "毕节市P1"}),
        ("trace", {"unit": "520100"}),
        ("trace", {"unit": "520102"}),
        ("trace", {"file": "2017-01/贵阳市_ledger.xlsx", "cell": "C5"}),
        ("cases", {"case": "A-001"}),
        ("cases", {"case": "毕节市P1"}),
        ("problems", {"city": "520100"}),
        ("problems", {"problem": "520502|山地农业产业园"}),
    ],
)
def test_an_address_of_another_city_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, view: str, choices: dict[str, str]
) -> None:
    figure = {"indicator": "new_service_rate", "period": "2017-Q2"}
    text = text_of(opened(view, home, monkeypatch, ZUNYI, **figure, **choices))
    assert "无权查看" in text
    assert not re.search("贵阳|毕节|南明|<table", text)


@pytest.mark.parametrize(
    "view", ["overview", "ranking", "drilldown", "reporting", "problems", "trace"]
)
def test_pages_of_a_city_show_no_way_to_others(
    home: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    text = text_of(opened(view, home, monkeypatch, ZUNYI))
    assert "无权查看" not in text
    assert set(re.findall(r"(?:city|unit|county)=(\w+)", text)) <= codes_of("520300") | {ROOT}
    if view == "ranking":
        assert all(city.short_name in text for city in CITIES)  # the ranks of all are published
    if view in ("reporting", "problems"):
        assert not any(city.name in text for city in CITIES if city.code != "520300")


@pytest.mark.parametrize("view", ["overview", "ranking", "trace", "bulletin", "definitions"])
def test_the_address_of_a_policy_without_a_part(
    home: Path, monkeypatch: pytest.MonkeyPatch, view: str
) -> None:
    """Said so, and not another policy in its place; whose policy it is sees it."""
    bijie = Viewer("sun@example.gov.cn", "孙某", "city", "520500", True)
    text = text_of(opened(view, home, monkeypatch, bijie, regime=LOCAL))
    assert "无权查看" in text
    assert "不涉及您的单位" in text
    assert "遵义" not in text
    text = text_of(opened(view, home, monkeypatch, ZUNYI, regime=LOCAL))
    assert "无权查看" not in text
    assert "遵义调度制度" in text
    assert "无权查看" not in text_of(opened(view, home, monkeypatch, bijie))


@pytest.mark.parametrize("role", ["province", "leader", "analyst"])
def test_who_works_with_one_policy_sees_it_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    only = Viewer("qian@example.gov.cn", "钱某", role, policies=("gz2017",))
    text = text_of(opened("overview", home, monkeypatch, only, regime=LOCAL))
    assert "无权查看" in text
    assert "不在您的查看范围" in text
    shown = opened("overview", home, monkeypatch, only)
    assert "遵义调度制度" not in text_of(shown)
    assert not [box for box in shown.selectbox if box.label == "制度"]  # nothing to choose from
    con = serving.open_for(home / "serving" / "warehouse.duckdb", only.scope)
    marts = con.execute(
        "select distinct table_name from duckdb_columns() where column_name = 'regime'"
        " and schema_name = 'marts' and database_name = 'memory'"
    ).fetchall()
    assert len(marts) > 25
    for (mart,) in marts:
        others = con.execute(f"select count(*) from marts.{mart} where regime = ?", [LOCAL])
        assert others.fetchone() == (0,), mart
    con.close()


def test_a_city_has_its_own_cases_and_their_steps(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And no table that counts over the cases of all."""
    text = text_of(opened("cases", home, monkeypatch, ZUNYI, shown="all"))
    assert "遵义市P1" in text
    assert not re.search("贵阳|毕节|南明|A-001|用时", text)
    one = text_of(opened("cases", home, monkeypatch, ZUNYI, case="遵义市P1"))
    assert "遵义市P1 的办理过程" in one
    assert "组建项目管家" in one
    leader = Viewer("chen@example.gov.cn", "陈某", "leader")
    assert "各责任单位用时" in text_of(opened("cases", home, monkeypatch, leader))


def test_own_rows_are_shown(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figure = {"indicator": "new_service_rate", "period": "2017-Q2"}
    place = {"city": "520300", "county": "520302", "subject": "遵义市P1"}
    text = text_of(opened("drilldown", home, monkeypatch, ZUNYI, **figure, **place))
    assert "遵义市智慧物流园一期" in text
    assert "遵义市张三" in text  # its own contact
    trace = text_of(opened("trace", home, monkeypatch, ZUNYI, **figure, unit=ROOT))
    assert "2017-01/遵义市_ledger.xlsx" in trace
    assert "贵阳市_ledger" not in trace


@pytest.mark.parametrize(
    ("who", "names_persons"),
    [(ZUNYI, True), (Viewer("chen@example.gov.cn", "陈某", "leader"), False)],
)
def test_findings_that_quote_persons_leave_as_personal(
    home: Path, monkeypatch: pytest.MonkeyPatch, who: Viewer, names_persons: bool
) -> None:
    recorded: dict[str, bool] = {}

    def button(*values: Any, **_: Any) -> None:
        recorded[values[2].split("（")[0].split(".")[0]] = values[6]

    monkeypatch.setattr(save_button, "button", button)
    opened("quality", home, monkeypatch, who, rule="contact")
    quoting = {"各类问题", "逐条问题", "逐月走势：各类问题"}
    assert {"各单位", "各类问题", "逐条问题"} <= set(recorded)
    assert recorded == {name: names_persons and name in quoting for name in recorded}


def test_a_leader_sees_all_but_persons(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leader = Viewer("chen@example.gov.cn", "陈某", "leader")
    figure = {"indicator": "new_service_rate", "period": "2017-Q2"}
    place = {"city": "520100", "county": "520102", "subject": "P1"}
    text = text_of(opened("drilldown", home, monkeypatch, leader, **figure, **place))
    assert MASK in text
    assert "张三" not in text
    for view in ("receive", "journal"):
        assert "不使用本页" in text_of(opened(view, home, monkeypatch, leader))
