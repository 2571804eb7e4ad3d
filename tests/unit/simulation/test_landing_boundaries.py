"""The simulated world of landing service contains every boundary case that its rules have."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.simulation.landing_service import simulated_world
from pipelines.simulation.landing_service.population import JUST_BELOW, THRESHOLDS
from pipelines.simulation.landing_service.truth.platform import same_day_next_month
from pipelines.simulation.landing_service.world import World, month_later
from pipelines.simulation.months import Month, last_day
from pipelines.simulation.simulate import Request


@pytest.fixture(scope="module", params=[1, 2, 3])
def world(request: pytest.FixtureRequest) -> World:
    span = (Month(2021, 1), Month(2021, 12))
    return simulated_world(Request(load_catalog(), "gz2021", *span, request.param, 1.0, 0.0))


@pytest.mark.parametrize("later", [month_later, same_day_next_month])
@pytest.mark.parametrize(
    ("signed_on", "due_on"),
    [
        (date(2021, 1, 31), date(2021, 2, 28)),
        (date(2021, 1, 28), date(2021, 2, 28)),
        (date(2024, 1, 30), date(2024, 2, 29)),
        (date(2020, 2, 29), date(2020, 3, 29)),
        (date(2021, 5, 31), date(2021, 6, 30)),
        (date(2021, 12, 31), date(2022, 1, 31)),
    ],
)
def test_a_month_later(later: object, signed_on: date, due_on: date) -> None:
    assert callable(later) and later(signed_on) == due_on


def test_month_ends_are_entered_in_time_and_a_day_late(world: World) -> None:
    waits = {
        (p.signed_on, (p.entered_on - month_later(p.signed_on)).days)
        for p in world.projects
        if p.signed_on
    }
    for month in range(1, 13):
        assert {(Month(2021, month).end, 0), (Month(2021, month).end, 1)} <= waits


def test_amounts_on_and_just_below_each_threshold(world: World) -> None:
    amounts = {p.amount for p in world.projects if p.key_industry and p.signed_on}
    assert {*THRESHOLDS, *JUST_BELOW} <= amounts


def test_stages_on_the_last_day_and_one_past_it(world: World) -> None:
    signed = [p for p in world.projects if p.signed_on]
    waits = {(p.fulfilled_on - p.signed_on).days for p in signed if p.fulfilled_on and p.signed_on}
    assert {90, 91} <= waits
    waits = {(p.started_on - p.signed_on).days for p in signed if p.started_on and p.signed_on}
    assert {180, 181} <= waits
    waits = {(p.produced_on - p.started_on).days for p in signed if p.produced_on and p.started_on}
    assert {365, 366} <= waits
    assert any(p.started_on and not p.fulfilled_on for p in signed)
    assert any(p.terminated_on for p in signed)


def test_orders_are_answered_on_the_last_day_the_day_after_and_never(world: World) -> None:
    late = {
        (o.feedback_on - o.feedback_due_on).days if o.feedback_on else None for o in world.orders
    }
    assert {0, 1, None} <= late
    assert any(o.handler_name for o in world.orders)
    assert any(o.feedback_on and not o.closed_on and o.urgings for o in world.orders)


def test_meetings_on_the_last_day_of_a_month(world: World) -> None:
    assert any(m.held_on == Month.of(m.held_on).end for m in world.meetings)
    assert any(m.held_on.day == 1 for m in world.meetings)
    ends = [(i.finished_on, i.limit_on) for m in world.meetings for i in m.items if i.limit_on]
    assert any(done == limit for done, limit in ends)
    assert any(done and limit and done == limit + timedelta(days=1) for done, limit in ends)


def test_a_project_that_the_province_lists_and_the_county_does_not(world: World) -> None:
    owed = [p for p in world.projects if p.key_industry and p.amount >= THRESHOLDS[0]]
    quarters = [
        quarter
        for p in owed
        for quarter in p.ledgers.get("province", {})
        if quarter not in p.ledgers.get("county", {})
    ]
    assert quarters
    assert all(last_day(quarter) <= date(2021, 12, 31) for quarter in quarters)
