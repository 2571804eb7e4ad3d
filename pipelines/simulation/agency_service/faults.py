"""Mistakes in rows that this business invites: those that hold a row out, and mere warnings.

Belongs here: which mistakes each form invites. Does not belong here: what any form invites
(`simulation/faults.py`), mistakes with whole files (`simulation/mishaps.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.simulation import faults
from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.agency_service.world import TICKS
from pipelines.simulation.faults import (
    FAULTS_PER_ROW,
    WARNINGS_PER_ROW,
    left_blank,
    negative,
    unknown_unit,
    unreadable,
)
from pipelines.simulation.looks import continues
from pipelines.simulation.returns import Fault, Row
from pipelines.simulation.spelling import spell_count_with_unit


@dataclass
class Scene(faults.Scene):
    """Where a mistake happens."""

    offices: Offices


Mistake = Callable[[Scene, Row], Fault | None]  # None: this row gives no occasion
unknown_county = unknown_unit("county")


def make_mistakes(scene: Scene, mess: float) -> None:
    """Spoils and smudges rows of one return."""
    mistakes = MISTAKES.get(scene.sent.form, ())
    for sheet in scene.sent.sheets:
        for index, row in enumerate(sheet.rows):
            following = sheet.rows[index + 1] if index + 1 < len(sheet.rows) else None
            if continues(row, scene.form) or (following and continues(following, scene.form)):
                continue  # what stands above is inherited below
            if mistakes and scene.rng.random() < FAULTS_PER_ROW * mess:
                row.fault = scene.rng.choice(mistakes)(scene, row)
            elif scene.rng.random() < WARNINGS_PER_ROW * mess:
                _smudge(scene, row)


def foreign_county(scene: Scene, row: Row) -> Fault:
    gazetteer = scene.offices.gazetteer
    home = gazetteer.city_of(scene.sent.unit)
    foreign = [
        unit.name
        for unit in gazetteer.counties_on(scene.sent.received_at.date())
        if unit.parent_code != home and not gazetteer.is_own_county(unit.code)
    ]
    row.typed["county"] = scene.rng.choice(foreign)
    return Fault("county", "county")


def closed_before_filed(scene: Scene, row: Row) -> Fault | None:
    filed_on = row.values.get("filed_on")
    if not isinstance(filed_on, date) or "closed_on" not in row.values:
        return None
    row.typed["closed_on"] = f"{filed_on - timedelta(days=scene.rng.randint(1, 9)):%Y-%m-%d}"
    return Fault("closed_on", "ledger_closed_before_filed")


def filed_after_receipt(scene: Scene, row: Row) -> Fault | None:
    if "filed_on" not in row.values:
        return None
    # The same file may come again within twelve days (`mishaps.py`): later than that as well.
    day = scene.sent.received_at.date() + timedelta(days=scene.rng.choice((13, 30)))
    row.typed |= {"filed_on": f"{day:%Y-%m-%d}", "closed_on": None}
    return Fault("filed_on", "ledger_filed_after_receipt")


def two_ticks(scene: Scene, row: Row) -> Fault:
    order = list(dict.fromkeys(TICKS.values()))
    own = next(tick for tick in order if tick in row.values)
    extra = scene.rng.choice([tick for tick in order if tick != own])
    row.typed[extra] = "√"
    return Fault(max(own, extra, key=order.index), "tracking_one_progress")


def no_tick(_scene: Scene, row: Row) -> Fault:
    row.typed |= dict.fromkeys(TICKS.values())
    return Fault("p_preparing", "tracking_one_progress")


def more_closed_than_filed(_scene: Scene, row: Row) -> Fault | None:
    filed = row.values.get("matters_filed")
    if not isinstance(filed, int):
        return None
    row.typed["matters_closed"] = filed + 1
    return Fault("matters_closed", "tracking_closed_exceeds_filed")


MISTAKES: dict[str, tuple[Mistake, ...]] = {
    "ledger": (
        unknown_county,
        foreign_county,
        unreadable("filed_on"),
        negative("visits"),
        left_blank("project_name", "ledger_project_name"),
        closed_before_filed,
        filed_after_receipt,
    ),
    "tracking": (
        unknown_county,
        foreign_county,
        negative("visits"),
        left_blank("project_name", "tracking_project_name"),
        two_ticks,
        no_tick,
        more_closed_than_filed,
    ),
    "articles": (unreadable("sent_on"), left_blank("title", "articles_title")),
    "problems": (
        unknown_county,
        unreadable("raised_on"),
        left_blank("description", "problems_description"),
    ),
    "projects": (
        unknown_county,
        unreadable("entered_on"),
        left_blank("project_code", "projects_code"),
    ),
    "signed_projects": (unknown_county, left_blank("project_type", "signed_type")),
}


def _smudge(scene: Scene, row: Row) -> None:
    """A mistake that a reader reports and puts up with."""
    rng, kind = scene.rng, scene.sent.form
    if kind in ("ledger", "tracking"):
        counts = [e for e in ("visits", "calls") if isinstance(row.values.get(e), int)]
        if counts and rng.random() < 0.3:
            element = rng.choice(counts)
            row.typed[element] = spell_count_with_unit(int(str(row.values[element])))
        elif rng.random() < 0.1:
            row.typed["seq"] = int(str(row.values.get("seq", 1))) + 1
    if kind == "tracking" and "tracked" not in row.values:
        row.typed |= {"tracked": "否", "agency": "否"}
    if kind in ("ledger", "tracking", "problems"):
        _rename_county(scene, row)


def _rename_county(scene: Scene, row: Row) -> None:
    """A short name, a name of former days, the city's name or nothing for 市本级."""
    gazetteer, rng = scene.offices.gazetteer, scene.rng
    county, day = str(row.values["county"]), scene.sent.received_at.date()
    if gazetteer.is_own_county(county):
        city = gazetteer.unit(gazetteer.city_of(county))
        if scene.sent.unit == city.code and scene.sent.sheets[0].centre == city.code:
            row.typed["county"] = rng.choice((None, city.name, *city.short_names[:1]))
        return
    unit = gazetteer.shown_on(county, day)
    former = [old.name for old in gazetteer.renamed(county) if old.valid_to and old.valid_to < day]
    choices = [*unit.short_names[:1], *former[-1:]]
    if choices:
        row.typed["county"] = rng.choice(choices)
