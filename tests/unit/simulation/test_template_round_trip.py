"""Blank forms, filled in with simulated rows and sent back: no finding at all."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import find_form, find_list
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.templates import write_template
from pipelines.intake.desk import Desk
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from pipelines.intake.process import read_file
from pipelines.simulation.agency_service import returns_of
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request, spell_all

from .template_filling import fill_in

TOP = "520000"
MANY_COUNTIES, NO_COUNTY, ETHNIC, STRAIGHT = "520300", "52GA00", "522300", "520382"
CASES = [
    (form, unit, period)
    for form, periods in {
        "ledger": ("2017-01", "2017-12"),
        "problems": ("2017-01", "2017-12"),
        "tracking": ("2017-Q1", "2017-Q4"),
        "tracking_summary": ("2017-Q1", "2017-Q4"),
        "liaison": ("2017",),
    }.items()
    for unit in (MANY_COUNTIES, NO_COUNTY, ETHNIC)
    for period in periods
] + [
    ("ledger", STRAIGHT, "2017-02"),
    ("articles", TOP, "2017-01"),
    ("articles", TOP, "2017-12"),
    ("projects", TOP, ""),
    ("signed_projects", TOP, ""),
]  # fmt: skip


@cache
def catalog() -> Catalog:
    return load_catalog()


LISTED_EVENTS = [
    item.name for item in find_list(find_form(catalog(), "gz2017.tracking")[0], "events").items
]


@cache
def desk() -> Desk:
    return Desk.of(catalog())


@cache
def simulated(first: str, last: str) -> tuple[Return, ...]:
    """What offices send when all goes well, typed as the guidance asks."""
    request = Request(catalog(), "gz2017", Month.parse(first), Month.parse(last), 1, 1.5, 0.0)
    returns = returns_of(request)
    spell_all(request, returns)
    for row in (row for sent in returns if sent.form == "tracking" for row in sent.rows):
        if row.typed["event"] not in LISTED_EVENTS:  # the world has more than the policy lists
            row.typed["event"] = LISTED_EVENTS[0]  # one chooses from the drop-down
    return tuple(returns)


def filled(form: str, unit: str, period: str) -> Return:
    """The simulated return of a form; the newest where there are several."""
    returns = simulated(*(("2017-12",) * 2 if "12" in period or "Q4" in period else
                          ("2017-01", "2017-04")))  # fmt: skip
    own = [s for s in returns if s.form == form and s.period == period and s.unit in (unit, "")]
    own += [s for s in returns if s.form == form and s.period == period and unit == TOP]
    return max(own, key=lambda sent: (sent.unit == unit, sent.received_at))


def reference(sent: Return) -> str:
    return f"{sent.regime}.{sent.form}"


def checked(path: Path, sent: Return) -> FileOutcome:
    return read_file(desk(), path.name, path, sent.received_at, Limits())


@pytest.mark.parametrize(("form", "unit", "period"), CASES)
def test_a_filled_blank_form_has_no_finding(
    tmp_path: Path, form: str, unit: str, period: str
) -> None:
    sent = filled(form, unit, period)
    path = tmp_path / "sent.xlsx"
    write_template(catalog(), reference(sent), unit, period, path)
    fill_in(path, find_form(catalog(), reference(sent))[1], sent)
    outcome = checked(path, sent)
    assert [(f.sheet, f.cell, f.rule, f.message) for f in outcome.all_findings()] == []
    (submission,) = outcome.submissions
    assert (submission.form, submission.unit_code, submission.period) == (form, unit, period)
    assert len(submission.records) == len(sent.rows) > 0
    expected = sum(value not in (None, "") for row in sent.rows for value in row.typed.values())
    stated = [cell for cell in submission.cells if cell[4]]
    assert len(stated) >= expected


@pytest.mark.parametrize(("form", "unit", "period"), CASES)
def test_an_unfilled_form_only_lacks_rows(
    tmp_path: Path, form: str, unit: str, period: str
) -> None:
    sent = filled(form, unit, period)
    path = tmp_path / "sent.xlsx"
    write_template(catalog(), reference(sent), unit, period, path)
    assert {f.rule for f in checked(path, sent).all_findings()} == {"empty_return"}
