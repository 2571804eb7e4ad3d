"""However an office lays out its return: the same values, or a finding at the cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.intake.desk import Desk
from tests.integration.offices import (
    bends_formats,
    bends_headers,
    bends_lines,
    bends_periods,
    bends_rows,
    bends_sheets,
    bends_units,
    bends_values,
)
from tests.integration.offices.judge import assert_balanced, facts, read, said
from tests.integration.offices.variants import GOOD, VARIANTS, Variant

BENDS = (
    bends_formats, bends_headers, bends_lines, bends_periods, bends_rows, bends_sheets,
    bends_units, bends_values,
)  # fmt: skip


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk.of(load_catalog())


@pytest.mark.parametrize("bent", VARIANTS, ids=lambda bent: bent.name)
def test_offices_differ(desk: Desk, tmp_path: Path, bent: Variant) -> None:
    outcome = read(desk, bent.write(tmp_path), bent.file)
    found = outcome.all_findings()
    assert said(found) == {(cell, rule) for cell, rule, _words in bent.says}
    for cell, rule, words in bent.says:
        assert any(words in f.message for f in found if (f.cell, f.rule) == (cell, rule)), found
    assert_balanced(outcome)
    (submission,) = outcome.submissions
    assert submission.outcome == ("rejected" if bent.refused else "accepted")
    if bent.refused:
        return
    _build, _rows, unit, period = GOOD[bent.form]
    assert facts(submission) == bent.expected_rows()
    assert (submission.form, submission.unit_code, submission.period) == (
        bent.form, bent.unit or unit, bent.period or period,
    )  # fmt: skip


def test_names_are_unique_and_many() -> None:
    names = [bent.name for bent in VARIANTS]
    assert len(names) == len(set(names))
    assert len(names) >= 60


@pytest.mark.parametrize("form", GOOD)
def test_the_good_returns_are_good(desk: Desk, tmp_path: Path, form: str) -> None:
    build, rows, unit, period = GOOD[form]
    build().save(tmp_path / "good.xlsx")
    outcome = read(desk, tmp_path / "good.xlsx")
    assert outcome.all_findings() == []
    assert_balanced(outcome)
    (submission,) = outcome.submissions
    assert facts(submission) == rows
    assert (submission.unit_code, submission.period) == (unit, period)
