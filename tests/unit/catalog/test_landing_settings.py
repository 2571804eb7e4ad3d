"""What the landing-service policy says twice, as a setting and in a definition, agrees."""

from __future__ import annotations

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.model.folder import RegimeFolder


@pytest.fixture(scope="module")
def folder() -> RegimeFolder:
    return next(f for f in load_catalog().regimes if f.regime.id == "gz2021")


@pytest.fixture(scope="module")
def settings(folder: RegimeFolder) -> dict[str, object]:
    return {setting.name: setting.value for setting in folder.regime.settings}


@pytest.mark.parametrize(
    ("step", "setting"), [("fulfil", "stalled_fulfil_days"), ("start", "stalled_start_days")]
)
def test_steps_have_the_days_of_the_settings(
    folder: RegimeFolder, settings: dict[str, object], step: str, setting: str
) -> None:
    limit = next(s.within for s in folder.steps if s.id == step)
    assert limit is not None and limit.days == settings[setting]


@pytest.mark.parametrize(
    ("setting", "clause", "said"),
    [
        ("province_minimum_amount", "一（二）4", "10亿元以上"),
        ("city_minimum_amount", "一（四）4", "5亿元以上"),
        ("county_minimum_amount", "一（五）2", "1亿元以上"),
    ],
)
def test_thresholds_are_those_of_the_clauses(
    folder: RegimeFolder, settings: dict[str, object], setting: str, clause: str, said: str
) -> None:
    text = next(c.text for c in folder.regime.clauses if c.id == clause)
    assert f"额{said}" in text
    assert settings[setting] == int(said.partition("亿")[0]) * 10_000


def test_the_green_channel_starts_where_the_province_tracks(
    folder: RegimeFolder, settings: dict[str, object]
) -> None:
    measure = next(m for m in folder.measures if m.id == "green_channel_projects")
    least = {f.at_least for source in measure.source for f in source.where if f.at_least}
    assert least == {settings["province_minimum_amount"]}


def test_every_indicator_says_why_and_by_which_clause(folder: RegimeFolder) -> None:
    clauses = {clause.id for clause in folder.regime.clauses}
    assert all(i.why and i.group and i.clause in clauses for i in folder.indicators)
    assert all(w.says and w.clause in clauses for w in folder.watchlists)
