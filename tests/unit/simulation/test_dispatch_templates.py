"""Blank forms of project dispatch, filled in with simulated rows and sent back: no finding."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import find_form
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.templates import write_template
from pipelines.intake.desk import Desk
from pipelines.intake.limits import Limits
from pipelines.intake.process import read_file
from pipelines.simulation.months import Month
from pipelines.simulation.project_dispatch import returns_of
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request, spell_all

from .template_filling import fill_in

CITY, COUNTY, ZONE = "520100", "520103", "52GY03"
CASES = [
    ("half_monthly", COUNTY, "2019-02-A"),
    ("half_monthly", ZONE, "2019-03-B"),
    ("observations", COUNTY, "2019-Q1"),
    ("observations", ZONE, "2019-Q1"),
    ("dispatch_items", CITY, "2019-03"),
]


@cache
def catalog() -> Catalog:
    return load_catalog()


@cache
def simulated() -> tuple[Return, ...]:
    request = Request(catalog(), "guiyang2019", Month(2019, 1), Month(2019, 3), 1, 1.0, 0.0)
    returns = returns_of(request)
    spell_all(request, returns)
    return tuple(returns)


@pytest.mark.parametrize(("form", "unit", "period"), CASES)
def test_a_filled_blank_form_has_no_finding(
    tmp_path: Path, form: str, unit: str, period: str
) -> None:
    sent = next(s for s in simulated() if (s.form, s.unit, s.period) == (form, unit, period))
    reference, path = f"guiyang2019.{form}", tmp_path / "sent.xlsx"
    write_template(catalog(), reference, unit, period, path)
    fill_in(path, find_form(catalog(), reference)[1], sent)
    outcome = read_file(Desk.of(catalog()), path.name, path, sent.received_at, Limits())
    assert [(f.sheet, f.cell, f.rule, f.message) for f in outcome.all_findings()] == []
    (submission,) = outcome.submissions
    assert (submission.form, submission.unit_code, submission.period) == (form, unit, period)
    assert len(submission.records) == len(sent.rows) > 0
