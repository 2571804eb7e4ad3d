"""The first charts of a visit come after its words, later ones at once."""

from __future__ import annotations

from pathlib import Path

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from dashboards.components import chart, frame, navigation
from tests.fixtures.scoped import build_scoped

APP = Path(chart.__file__).parents[1] / "app.py"
PAGE = """
import plotly.graph_objects as go
import streamlit as st
from dashboards.components import chart
figure = go.Figure(layout={"height": 321})
with chart.words_first():
    chart.show(figure, "one", "一张图")
    st.write("文字")
"""


def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    monkeypatch.setattr(chart, "sleep", found.append)
    return found


def test_after_the_words_once_a_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = waits(monkeypatch)
    visit = AppTest.from_string(PAGE).run()
    assert waited == [chart.WORDS_SECONDS]
    assert not visit.exception
    assert len(visit.get("plotly_chart")) == 1
    visit.run()
    assert waited == [chart.WORDS_SECONDS]
    assert len(visit.get("plotly_chart")) == 1


def test_a_place_is_kept_until_the_chart_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_seconds: float) -> None:
        raise RuntimeError("looked at before the charts came")

    monkeypatch.setattr(chart, "sleep", broken)
    visit = AppTest.from_string(PAGE).run()
    assert [item.value for item in visit.markdown] == ["文字"]
    assert "height:321px" in visit.get("html")[0].proto.body
    assert len(visit.get("plotly_chart")) == 0


def test_without_words_first_a_chart_comes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    waited = waits(monkeypatch)
    visit = AppTest.from_string(PAGE.replace("with chart.words_first():", "if True:")).run()
    assert len(visit.get("plotly_chart")) == 1
    assert waited == []


def test_one_that_cannot_be_drawn_afterwards_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By then the page's own run is over."""

    def broken(_seconds: float) -> None:
        raise RuntimeError("foreseen by nobody")

    build_scoped(tmp_path)
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path))
    monkeypatch.setattr(chart, "sleep", broken)
    monkeypatch.setattr(navigation, "run", lambda _: chart.show(go.Figure(), "one", "一张图"))
    visit = AppTest.from_file(str(APP), default_timeout=30).run()
    assert not visit.exception
    assert [error.value for error in visit.error] == [frame.BROKEN]
