"""Commands that list rows of a mart: what their options select, and the table for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipelines.cli.failures import run_safely
from tests.fixtures.scoped import build_scoped


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_scoped(folder)
    return folder


def said(home: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert run_safely(["--home", str(home), *words]) == 0
    return capsys.readouterr().out


def test_a_state_is_said_in_words(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(home, capsys, "cases", "--state", "overdue")
    assert "责任单位" in shown
    assert "超期未办" in shown
    assert "overdue" not in shown
    assert "办理中" not in shown


def test_data_keep_the_code(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(home, capsys, "cases", "--case", "A-001", "--json"))
    assert [row["state"] for row in found] == ["in_time", "overdue", "late"]
    assert {row["case_key"] for row in found} == {"A-001"}


def test_a_list_of_a_city_has_its_counties(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = "lists", "--period", "2017-Q2", "--unit"
    assert "投资企业 某某有限公司" in said(home, capsys, *asked, "贵阳市")
    other = json.loads(said(home, capsys, *asked, "六盘水市", "--json"))
    assert "520102" not in {row["unit_code"] for row in other}


@pytest.mark.parametrize("name", ["files", "findings", "indicators", "measures"])
def test_every_listing_is_of_one_policy_period_and_unit(
    name: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = json.loads(said(home, capsys, name, "--json"))
    chosen = ("--regime", "gz2017", "--unit", "贵阳市", "--period", "1999-01")
    assert everything != []
    assert json.loads(said(home, capsys, name, *chosen, "--json")) == []
    assert run_safely(["--home", str(home), name, "--regime", "none"]) == 2
    assert "没有制度“none”" in capsys.readouterr().err
