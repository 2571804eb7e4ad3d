"""The dbt unit tests of the models, and the name key, which every link rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.integration.dbt.dbt_runs import PROJECT, build_models, run_unit_tests
from tests.integration.dbt.small_province import create


def test_every_unit_test_of_the_models_passes(tmp_path: Path) -> None:
    database = tmp_path / "warehouse.duckdb"
    create(database).close()
    build_models(database, tmp_path)
    tested = run_unit_tests(database, tmp_path)
    assert len(tested) >= 17
    assert not {name: status for name, status in tested.items() if status != "pass"}


@pytest.mark.parametrize(
    "model", sorted(PROJECT.glob("models/**/*.sql")), ids=lambda path: path.stem
)
def test_a_model_fits_on_a_page(model: Path) -> None:
    assert len(model.read_text(encoding="utf-8").splitlines()) < 60


def test_regimes_are_named_only_in_their_own_folders() -> None:
    regimes = {p.name for p in PROJECT.glob("models/intermediate/*")} - {"core", "declared"}
    shared = [
        *PROJECT.glob("models/**/core/*.sql"),
        *PROJECT.glob("models/**/declared/*.sql"),
        *PROJECT.glob("models/marts/quality/*.sql"),
        *PROJECT.glob("macros/*.sql"),
    ]
    named = [(p.name, r) for p in shared for r in regimes if r in p.read_text(encoding="utf-8")]
    assert named == []
