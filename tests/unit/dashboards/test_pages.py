"""Each page runs on the fixture marts and says what it must; choices come from the address."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import data
from dashboards.components import frame
from tests.fixtures.serving import PERSON, TEXT, build_serving

PAGES = Path(__file__).parents[3] / "dashboards" / "views"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_serving(folder)
    return folder


def opened(page: str, home: Path, monkeypatch: pytest.MonkeyPatch, **choices: str) -> AppTest:
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    test = AppTest.from_file(str(PAGES / f"{page}.py"), default_timeout=30)
    for name, value in choices.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    assert not test.error
    return test


def text_of(test: AppTest) -> str:
    return "\n".join(
        element.proto.body for element in test.get("html") if hasattr(element.proto, "body")
    )


PAGES_OF_DATA = sorted(
    {path.stem for path in PAGES.glob("[a-z]*.py")} - {"receive", "journal"}
)  # neither shows figures


@pytest.mark.parametrize("page", PAGES_OF_DATA)
def test_every_page_says_simulated(page: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(opened(page, home, monkeypatch))
    assert "模拟数据" in text
    assert "口径版本" in text


@pytest.mark.parametrize("page", PAGES_OF_DATA)
def test_no_copy_says_what_to_do(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = opened(page, tmp_path, monkeypatch)
    assert [info.value for info in test.info] == [frame.NO_DATA]
    assert "请在“报表接收”里接收报表" in frame.NO_DATA


def test_unreadable_copy_gives_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "serving").mkdir()
    (tmp_path / "serving" / "warehouse.duckdb").write_text("broken")
    assert "暂时读不了" in opened("overview", tmp_path, monkeypatch).info[0].value


def test_no_banner_on_real_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build_serving(tmp_path, is_simulated=False)
    assert "db-sim" not in text_of(opened("overview", tmp_path, monkeypatch)).split("</style>")[-1]


def test_overview_default_and_address(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("overview", home, monkeypatch)
    assert test.selectbox[0].value == "2017-Q2"  # the newest complete quarter
    assert "个百分点" in text_of(test)
    assert opened("overview", home, monkeypatch, period="2017-03").selectbox[0].value == "2017-03"


def test_unknown_period_in_the_address_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = opened("overview", home, monkeypatch, period="2031-Q1")
    assert test.selectbox[0].value == "2017-Q2"
    assert "没有“2031-Q1”这个时段" in test.caption[0].value


def test_period_change_reaches_the_address(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("ranking", home, monkeypatch)
    test.selectbox[0].select("2017-Q1").run()
    assert test.query_params["period"] in ("2017-Q1", ["2017-Q1"])
    assert test.selectbox[0].value == "2017-Q1"


def test_ranking_links_down(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = text_of(opened("ranking", home, monkeypatch))
    assert (
        "drilldown?regime=gz2017&amp;indicator=new_service_rate&amp;period=2017-Q2&amp;city=520100"
        in text
    )
    assert "并列1" in text


def test_drilldown_flags_what_is_not_counted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = {"indicator": "new_service_rate", "period": "2017-Q2", "city": "520100"}
    assert "南明区" in text_of(opened("drilldown", home, monkeypatch, **where))
    listed = text_of(opened("drilldown", home, monkeypatch, **where, county="520102"))
    assert "其中1项在分母、未计入分子" in listed
    assert 'class="flag"' in listed


def test_drilldown_shows_cells_and_masks(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = {"indicator": "new_service_rate", "period": "2017-Q2", "city": "520100"}
    shown = text_of(opened("drilldown", home, monkeypatch, **where, county="520102", subject="P1"))
    assert "<code>C5</code>" in shown
    assert TEXT in shown
    assert PERSON not in shown
    missing = text_of(
        opened("drilldown", home, monkeypatch, **where, county="520102", subject="P3")
    )
    assert "✗ 未计入分子" in missing
    assert "<code>C7</code>" in missing


def test_the_trace_counts_again_and_leads_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choices = {"indicator": "new_service_rate", "period": "2017-Q1", "unit": "520102"}
    text = text_of(opened("trace", home, monkeypatch, **choices))
    assert "新引进项目代办服务覆盖率达95%以上" in text  # the clause stands beside it
    assert "依据 2 行，去掉重复后合计 2。" in text  # P1 and P2 are served, P3 is not
    assert "依据 3 行，去掉重复后合计 3。" in text
    assert "2017-01/贵阳市_ledger.xlsx" in text
    back = {"file": "2017-01/贵阳市_ledger.xlsx", "cell": "C5"}
    assert "所在的行计入下列指标" in text_of(opened("trace", home, monkeypatch, **choices, **back))
    nothing = opened("trace", home, monkeypatch, **choices, file=back["file"], cell="Z99")
    assert any("没有计入任何指标" in info.value for info in nothing.info)


SUPPOSED = {"indicator": "new_service_rate", "period": "2017-Q2"}


def test_supposing_asks_for_a_change_first(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("what_if", home, monkeypatch, **SUPPOSED)
    assert "请在上面改动至少一项" in test.info[0].value
    assert "公布的数字、名次和通报都不会改变" in text_of(test)


def test_supposing_a_target_of_zero_lets_everybody_pass(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = text_of(opened("what_if", home, monkeypatch, **SUPPOSED, target="0%"))
    assert "达标 10 个" in shown
    assert "变为达标" in shown
    assert "变为未达标" not in shown


def test_a_target_that_cannot_be_read_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("what_if", home, monkeypatch, **SUPPOSED, target="很高")
    assert [info.value for info in test.info] == ["“很高”不是比例，应写成 90% 或 0.9。"]


def test_reporting_shows_gaps_and_their_reasons(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """毕节市's February ledger was late, 黔西南州's March ledger is missing, 六盘水市 copied."""
    shown = text_of(opened("reporting", home, monkeypatch, month="2017-03"))
    assert "✗ 缺1" in shown
    assert "✗ 迟1" in shown
    assert "照抄以前的报表" in shown
    assert "2017年3月到期的报表" in shown


def test_the_ladder_names_every_rung_and_the_next_step(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = text_of(opened("problems", home, monkeypatch))
    for rung in ("县级投资促进部门", "市政府主要领导", "省政府分管领导"):
        assert rung in shown
    assert "请七星关区：市政府分管领导办结" in shown
    assert "酒类包装项目" not in shown  # closed
    one = text_of(opened("problems", home, monkeypatch, problem="520502|山地农业产业园"))
    assert "2017年1月9日" in one
    assert "至今" in one


def test_a_day_that_is_none_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("overview", home, monkeypatch, as_of="上周")
    assert "“上周”不是日期" in test.caption[0].value
    assert "db-past" not in text_of(test).split("</style>")[-1]


def test_what_breaks_is_said_in_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "indicators", lambda _regime: 1 / 0)
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    test = AppTest.from_file(str(PAGES / "drilldown.py"), default_timeout=30).run()
    assert not test.exception
    assert "这一页没有显示完整" in test.error[0].value
