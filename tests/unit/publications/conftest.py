"""The marts of the tests, built once, and the regime's own bulletin folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.fixtures.marts import build_marts

FOLDER = Path(__file__).parents[3] / "pipelines" / "regimes" / "gz2017"


@pytest.fixture(scope="session")
def marts_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("marts") / "warehouse.duckdb"
    build_marts(path)
    return path


@pytest.fixture
def con(marts_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(marts_file), read_only=True) as connection:
        yield connection


@pytest.fixture
def changed(marts_file: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A private copy that a test may change."""
    copy = tmp_path / "warehouse.duckdb"
    shutil.copy(marts_file, copy)
    with duckdb.connect(str(copy)) as connection:
        yield connection


@pytest.fixture
def folder() -> Path:
    return FOLDER
