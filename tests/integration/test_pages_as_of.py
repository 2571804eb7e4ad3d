"""Pages on a past day show what `--as-of` shows, and links stay on that day.

Worked out by hand: on 20 March 贵阳市's ledger had served 甲 of its two projects; a further one
that came on 12 April serves 乙 too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows
from tests.integration.scenarios.workbooks import PROJECTS, extract, ledger, matter, receipts

VIEWS = Path(__file__).parents[2] / "dashboards" / "views"
DAY = "2017-04-01"
ASKED = ("--regime", "gz2017", "--period", "2017-Q1", "--level", "city", "--unit", "贵阳市")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("当时")
    at = base / "报表"
    extract(at / "平台.csv", PROJECTS, [
        "P1,甲项目,贵阳市,南明区,甲公司,省外境内,5000,二产,二产,2017-01-03,2017-01-05,在建",
        "P2,乙项目,贵阳市,云岩区,乙公司,省外境内,5000,二产,二产,2017-01-03,2017-01-06,在建",
    ])  # fmt: skip
    first = [matter(1, "南明区", "甲项目", "立项", "03.08")]
    ledger(at / "三月.xlsx", "贵阳市", 3, first)
    ledger(
        at / "三月补.xlsx", "贵阳市", 3, [*first, matter(2, "云岩区", "乙项目", "立项", "03.09")]
    )
    received = {"平台.csv": "2017-03-20", "三月.xlsx": "2017-03-20", "三月补.xlsx": "2017-04-12"}
    receipts(at / "receipts.csv", received)
    return computed(base / "home", at)


def _page(home: Path, monkeypatch: pytest.MonkeyPatch, view: str, **choices: str) -> str:
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    test = AppTest.from_file(str(VIEWS / f"{view}.py"), default_timeout=180)
    for name, value in choices.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    return "\n".join(e.proto.body for e in test.get("html") if hasattr(e.proto, "body"))


def test_the_page_of_the_day_is_the_command_of_the_day(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = rows(home, "indicators", *ASKED)
    then = rows(home, "indicators", *ASKED, "--as-of", DAY)
    counted = [
        (row["numerator"], row["denominator"])
        for found in (now, then)
        for row in found
        if row["indicator"] == "new_service_rate"
    ]
    assert counted == [(2, 2), (1, 2)]
    period = {"period": "2017-Q1"}
    assert "50.0%" in _page(home, monkeypatch, "overview", **period, as_of=DAY)
    assert "50.0%" not in _page(home, monkeypatch, "overview", **period)


def test_the_day_is_said_and_kept_in_every_link(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _page(home, monkeypatch, "ranking", period="2017-Q1", as_of=DAY)
    assert "截至2017年4月1日" in shown
    assert "以后的迟报和更正没有计入" in shown
    links = [part.split('"')[0] for part in shown.split('href="drilldown?')[1:]]
    assert links
    assert all(f"as_of={DAY}" in link for link in links)


def test_a_day_before_everything_is_empty_and_no_error(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for view in ("overview", "ranking", "reporting", "problems", "trace"):
        _page(home, monkeypatch, view, as_of="2017-01-01")


def test_a_copy_that_cannot_be_made_says_so(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dashboards import past

    monkeypatch.setattr(past, "MAKER", "pipelines.no_such_module")
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    test = AppTest.from_file(str(VIEWS / "overview.py"), default_timeout=60)
    test.query_params["as_of"] = "2017-04-02"
    test.run()
    assert not test.exception
    assert "还原不了" in test.warning[0].value
