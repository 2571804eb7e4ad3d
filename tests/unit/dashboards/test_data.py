"""The serving copy: masked, seen anew after a swap, and its absence said plainly."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from dashboards import data, masks, serving
from tests.fixtures.serving import PERSON, TEXT, build_serving


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.usefixtures("home")
def test_no_copy() -> None:
    with pytest.raises(serving.NoData):
        data.build_facts()


def test_unreadable_copy(home: Path) -> None:
    (home / "serving").mkdir()
    (home / "serving" / "warehouse.duckdb").write_text("not a database")
    with pytest.raises(serving.NotReadable):
        data.build_facts()


def test_replaced_copy_is_seen(home: Path) -> None:
    path = build_serving(home)
    assert data.build_facts().iloc[0]["definition_version"] == "test"
    fresh = build_serving(home / "next")
    with duckdb.connect(str(fresh)) as connection:
        connection.execute("update marts.dim_build set definition_version = 'next'")
    fresh.replace(path)
    assert data.build_facts().iloc[0]["definition_version"] == "next"


def test_personal_cells_are_masked(home: Path) -> None:
    build_serving(home)
    cells = data.evidence("gz2017", "new_projects", "2017-Q2", "520102", "P1")
    shown = dict(zip(cells["cell"], cells["text"], strict=True))
    assert shown == {"B5": "南明区", "C5": TEXT, "E5": masks.MASK}
    assert PERSON not in cells.to_string()


def test_what_is_not_counted_comes_first(home: Path) -> None:
    build_serving(home)
    found = data.subjects("gz2017", "new_projects_served", "new_projects", "2017-Q2", "520102")
    assert found["subject"].tolist() == ["P3", "P1", "P2"]
    assert found["in_numerator"].tolist() == [False, True, True]


def test_periods_and_units_in_order(home: Path) -> None:
    build_serving(home)
    assert data.periods("gz2017")["period"].tolist()[:3] == ["2017-Q2", "2017-Q1", "2017-06"]
    assert data.units("gz2017")["unit_name"].tolist()[:3] == ["贵阳市", "遵义市", "六盘水市"]
    assert len(data.units("gz2017")) == 10
