"""The models on a database of a test; all output stays in the test's folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipelines.settings import DBT_PROJECT as PROJECT
from pipelines.warehouse import dbt
from pipelines.warehouse.moment import Moment
from pipelines.warehouse.rebuild import rebuild
from tests.fixtures.parse import hand_parse

__all__ = ["PROJECT", "build_models", "run_unit_tests"]


def build_models(database: Path, home: Path, as_of: date | None = None) -> None:
    """Every model and data test, as a copy of a past day makes them; raises BuildError."""
    hand_parse(home)
    rebuild(home, Moment(as_of=as_of), database)


def run_unit_tests(database: Path, home: Path) -> dict[str, str]:
    """{name: status} of dbt's unit tests, with the message where it went wrong."""
    with dbt.environment(database):
        outcome = dbt.invoke(home, ["test", "--select", "test_type:unit"], dbt.parsed(home))
    if outcome.result is None:
        raise AssertionError(f"dbt ended with {outcome.exception}")
    return {
        one.node.name: one.status if one.status == "pass" else f"{one.status}: {one.message}"
        for one in outcome.result.results
    }
