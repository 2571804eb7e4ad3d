"""The exposures say truly who reads which marts: compared with what the code asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit as st
import yaml
from streamlit.testing.v1 import AppTest

from dashboards import serving
from tests.fixtures.papers import build_draft, build_issue
from tests.fixtures.serving import build_serving

PROJECT = Path(__file__).parents[3]
EXPOSURES = {
    exposure["name"]: {re.findall(r"'(\w+)'", ref)[0] for ref in exposure["depends_on"]}
    for exposure in yaml.safe_load(
        (PROJECT / "dbt_project/models/exposures.yml").read_text(encoding="utf-8")
    )["exposures"]
}
VIEWS = sorted(path.stem for path in (PROJECT / "dashboards/views").glob("[a-z]*.py"))
CHOICES = {
    "drilldown": [{}, {"city": "520100", "county": "520102", "subject": "P1"}],
    "trace": [{"measure": "new_projects"}, {"file": "2017-01/贵阳市_ledger.xlsx", "cell": "C5"}],
    "problems": [{"problem": "520502|山地农业产业园"}],
    "what_if": [{"target": "10%"}],
    "ranking": [{}, {"view": "time"}, {"view": "spread"}],
    "lists": [{"list": "to_serve", "subject": "P3"}],
    "cases": [{"case": "A-001"}],
    "subjects": [{}, {"subject": "P3"}],
    "definitions": [{"part": part} for part in ("indicators", "measures", "assumed", "clauses")],
}  # fmt: skip
# Folder -> the exposure of what it makes.
PAPERS = {
    "pipelines/publications": "bulletin",
    "pipelines/issuing": "issued_bulletin",
    "pipelines/warehouse": "command_line",
}


def _named(text: str) -> set[str]:
    return set(re.findall(r"marts\.((?:fct|dim)_\w+)", text))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_serving(folder)
    build_draft(folder)
    build_issue(folder)
    return folder


def test_every_page_is_an_exposure() -> None:
    assert {f"page_{view}" for view in VIEWS} == {n for n in EXPOSURES if n.startswith("page_")}


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "receive"])
def test_a_page_reads_what_its_exposure_names(
    view: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    select = serving._cached

    def recorded(path, current, scope, sql, values):  # type: ignore[no-untyped-def]  # as the wrapped one
        asked.update(_named(sql))
        return select(path, current, scope, sql, values)

    monkeypatch.setattr(serving, "_cached", recorded)
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    st.cache_resource.clear()  # what other tests had made is asked for again
    for choices in CHOICES.get(view, [{}]):
        test = AppTest.from_file(str(PROJECT / f"dashboards/views/{view}.py"), default_timeout=30)
        for name, value in choices.items():
            test.query_params[name] = value
        assert not test.run().exception
        assert not test.error
    assert asked == EXPOSURES[f"page_{view}"]


def test_no_mart_of_the_pages_is_unaccounted_for() -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in (PROJECT / "dashboards").rglob("*.py"))
    listed = set().union(*(marts for name, marts in EXPOSURES.items() if name.startswith("page_")))
    assert _named(text) <= listed


@pytest.mark.parametrize("folder", PAPERS)
def test_papers_and_commands_name_their_marts(folder: str) -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in (PROJECT / folder).rglob("*.py"))
    called = set(re.findall(r'"((?:fct|dim)_\w+)"', text))  # handed to a helper by name
    assert _named(text) | called == EXPOSURES[PAPERS[folder]]
