"""Habits of the offices: when they send, what they call themselves, which variant they keep.

Belongs here: choices that one office makes once and keeps. Does not belong here: the content of
forms, and mistakes (`mess.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.forms import Form
from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.months import Month

DUE_DAY = 22


@dataclass(frozen=True)
class Habits:
    is_cumulative: bool  # the ledger repeats the whole year
    splits_visits: bool  # form 3 with the columns for city and county visits
    keeps_articles: bool  # keeps its own register instead of the province's


class Offices:
    """The offices of one regime, their habits and their calendar."""

    def __init__(self, catalog: Catalog, regime: str, gazetteer: Gazetteer, seed: int) -> None:
        self.catalog, self.regime, self.gazetteer, self.seed = catalog, regime, gazetteer, seed
        self._forms = {
            (folder.regime.id, form.id): form for folder in catalog.regimes for form in folder.forms
        }

    def form(self, form: str, regime: str = "") -> Form:
        return self._forms[regime or self.regime, form]

    def elements(self, form: str, regime: str = "") -> list[str]:
        return [column.element for column in self.form(form, regime).columns]

    def rng(self, *parts: object) -> Random:
        return Random("|".join(map(str, (self.regime, self.seed, *parts))))

    def habits(self, unit: str) -> Habits:
        rng = self.rng("habits", unit)
        return Habits(rng.random() < 0.4, rng.random() < 0.4, rng.random() < 0.25)

    def sent_at(self, unit: str, month: Month) -> datetime:
        """In time: from the 17th to the last second of the 22nd."""
        rng = self.rng("sent", unit, month)
        if rng.random() < 0.06:
            return datetime.combine(month.day(DUE_DAY), time(23, 59, 59))
        day = month.day(rng.randint(DUE_DAY - 5, DUE_DAY))
        return datetime.combine(day, time(rng.randint(9, 17), rng.randrange(60), rng.randrange(60)))

    def cut_on(self, unit: str, month: Month) -> date:
        """The last day that a return of this month covers: the day before it is sent."""
        return self.sent_at(unit, month).date() - timedelta(days=1)

    def reporters(self, month: Month) -> list[str]:
        """Cities, and counties that report straight to the top on the due day."""
        straight = self.gazetteer.straight_on(month.day(DUE_DAY))
        return [*self.gazetteer.cities, *straight]

    def covers(self, unit: str, month: Month) -> set[str]:
        """Root codes of the counties that a reporter answers for."""
        straight = self.gazetteer.straight_on(month.day(DUE_DAY))
        if unit in straight:
            return {self.gazetteer.root_of(unit)}
        counties = self.gazetteer.counties_on(month.end)
        return {
            county.root_code
            for county in counties
            if county.parent_code == unit and county.code not in straight
        }

    def bureau(self, unit: str) -> str:
        return f"{self.gazetteer.unit(unit).name}投资促进局"

    def county_cell(self, county: str, day: date, reporter: str) -> str | None:
        """How the official form names a county; 市本级 is left blank or gives the city's name."""
        if not self.gazetteer.is_own_county(county):
            return self.gazetteer.shown_on(county, day).name
        city = self.gazetteer.city_of(county)
        return self.gazetteer.unit(city).name if self.habits(reporter).is_cumulative else None
