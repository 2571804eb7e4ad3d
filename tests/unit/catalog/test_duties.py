"""docs/duties.md names every clause, indicator and watch list of every policy, in its own section."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.model.folder import RegimeFolder

PAGE = Path(__file__).parents[3] / "docs" / "duties.md"
POLICIES = [folder for folder in load_catalog().regimes if folder.indicators]


def section(regime: str) -> str:
    parts = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.M)
    return next(part for part in parts if part.startswith(f"{regime} ·"))


@pytest.mark.parametrize("folder", POLICIES, ids=lambda folder: folder.regime.id)
def test_every_indicator_and_list_is_named(folder: RegimeFolder) -> None:
    said = section(folder.regime.id)
    parts = [*folder.indicators, *folder.watchlists]
    assert [part.id for part in parts if f"`{part.id}`" not in said] == []


@pytest.mark.parametrize("folder", POLICIES, ids=lambda folder: folder.regime.id)
def test_every_clause_is_named(folder: RegimeFolder) -> None:
    """Of an annex's numbered notes the annex is enough, of a heading one of its items."""
    named = set(re.split(r"[\s，、；：:;,()|`]+", section(folder.regime.id)))
    named |= {text.split("第")[0] for text in named}
    clauses = [clause.id for clause in folder.regime.clauses]
    missing = [
        clause
        for clause in clauses
        if clause.split("第")[0] not in named
        and not any(text.startswith(clause) and text != clause for text in named)
    ]
    assert missing == []
