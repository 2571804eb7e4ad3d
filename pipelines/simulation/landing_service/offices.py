"""What the offices write down: the register of work orders, ledgers by level, meetings, extracts.

Belongs here: which records a return shows and what it can know on the day it is sent. Does not
belong here: the records (`world.py`), mistakes and looks (`simulation/mess.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from pipelines.simulation.gazetteer import Gazetteer
from pipelines.simulation.landing_service import words
from pipelines.simulation.landing_service.world import Item, Meeting, Order, Project, World
from pipelines.simulation.months import Month
from pipelines.simulation.registers import Registers
from pipelines.simulation.returns import Return, Row, Sheet, Value

ORDERS, LEDGER, MEETINGS, EXTRACT = "work_orders", "landing_ledger", "meetings", "projects"
LEADERS, CLERKS = ("分管领导甲", "分管领导乙"), ("某甲", "某乙", "某丙")


@dataclass
class Offices:
    keeper: Registers
    gazetteer: Gazetteer
    source: str  # the data source that has the extract

    def returns(self, world: World, months: Sequence[Month]) -> list[Return]:
        found = [self._extract(world, month) for month in months]
        for month in (month for month in months if month.ends_quarter):
            found.append(self._order_register(world.orders, month))
            for unit in (self.gazetteer.root, *self.gazetteer.cities):
                found.append(self._ledgers(world.projects, unit, month))
                found.append(self._meeting_register(world.meetings, unit, month))
        return sorted(found, key=lambda sent: (sent.received_at, sent.path))

    def _sent(self, form: str, unit: str, month: Month) -> tuple[datetime, date]:
        """When a quarter's return is sent, and the last day that it knows of."""
        received_at = self.keeper.in_time(unit, month.end, form)
        is_last_minute = received_at.date() == month.end
        return received_at, received_at.date() - timedelta(days=0 if is_last_minute else 1)

    def _name(self, unit: str, name: str, day: date) -> str:
        return name or self.gazetteer.shown_on(unit, day).name

    def _order_register(self, orders: Sequence[Order], month: Month) -> Return:
        """This year's orders and those still open at the year's start, each quarter again."""
        root, start = self.gazetteer.root, date(month.year, 1, 1)
        received_at, cut = self._sent(ORDERS, root, month)
        shown = [
            order
            for order in orders
            if order.issued_on <= cut
            and (order.issued_on >= start or (order.closed_on or date.max) >= start)
        ]
        rows = [self._order_row(order, cut) for order in shown]
        return self.keeper.sent(ORDERS, root, month.quarter, received_at, rows)

    def _order_row(self, order: Order, cut: date) -> Row:
        project = order.project
        place = self.gazetteer.shown_on(project.county, cut).name
        values: dict[str, Value | None] = {
            "order_no": order.number,
            "source": order.source,
            "project_name": project.name,
            "industry": project.industry,
            "address": f"{self.gazetteer.unit(project.city).name}{place}",
            "handler": order.handler,
            "issued_on": order.issued_on,
            "feedback_due_on": order.feedback_due_on,
            "feedback_on": _known(order.feedback_on, cut),
            "progress": words.PROGRESS[len(order.number) % len(words.PROGRESS)],
            "closed_on": _known(order.closed_on, cut),
            "urged": sum(day <= cut for day in order.urgings),
        }
        typed: dict[str, Value | None] = {
            "handler": self._name(order.handler, order.handler_name, cut)
        }
        return self.keeper.row(ORDERS, values, typed)

    def _ledgers(self, projects: Sequence[Project], unit: str, month: Month) -> Return:
        """The province's own ledger, or a city's workbook: its own and one sheet per county."""
        received_at, cut = self._sent(LEDGER, unit, month)
        is_root = unit == self.gazetteer.root
        own = [p for p in projects if is_root or p.city == unit]
        sheets = [self._ledger(own, unit, "province" if is_root else "city", month, cut)]
        for county in self.gazetteer.right_under(unit, cut) if not is_root else ():
            theirs = [p for p in own if p.county == county.root_code]
            sheets.append(self._ledger(theirs, county.code, "county", month, cut))
        sent = self.keeper.sent(LEDGER, unit, month.quarter, received_at, ())
        sent.sheets = [sheet for sheet in sheets if sheet.rows] or sheets[:1]
        return sent

    def _ledger(
        self, projects: Sequence[Project], keeper: str, level: str, month: Month, cut: date
    ) -> Sheet:
        rows = []
        for project in projects:
            if month.quarter not in project.ledgers.get(level, {}) or project.entered_on > cut:
                continue
            rng = self.keeper.rng("ledger", project.code, level)
            values: dict[str, Value | None] = {
                "project_code": project.code,
                "project_name": project.name,
                "amount": project.amount,
                "key_industry": project.key_industry,
                "leader": rng.choice(LEADERS),
                "responsible_unit": f"{self.gazetteer.shown_on(project.county, cut).name}招商专班",
                "responsible_person": rng.choice(CLERKS),
                "followed_on": cut - timedelta(days=rng.randint(0, 60)),
                "progress": rng.choice(words.PROGRESS),
                "difficulty": project.ledgers[level][month.quarter],
            }
            in_hundred_millions = {"amount": f"{project.amount / 10000:.6f}"}
            rows.append(self.keeper.row(LEDGER, values, dict(in_hundred_millions)))
        columns = [column.element for column in self.keeper.form(LEDGER).columns]
        name = self.gazetteer.unit(keeper).name
        title = {"province": "省级台账", "city": "市本级"}.get(level, name)
        return Sheet(title, keeper, columns, rows)

    def _meeting_register(self, meetings: Sequence[Meeting], unit: str, month: Month) -> Return:
        """This year's meetings of the unit and of its counties, each quarter again."""
        received_at, cut = self._sent(MEETINGS, unit, month)
        start = date(month.year, 1, 1)
        rows = [
            self._meeting_row(meeting, item, cut)
            for meeting in meetings
            if start <= meeting.held_on <= cut and self._keeps(unit, meeting.unit)
            for item in meeting.items or (None,)
        ]
        return self.keeper.sent(MEETINGS, unit, month.quarter, received_at, rows)

    def _keeps(self, unit: str, meeting_unit: str) -> bool:
        if self.gazetteer.root in (unit, meeting_unit):
            return unit == meeting_unit
        return self.gazetteer.city_of(meeting_unit) == unit

    def _meeting_row(self, meeting: Meeting, item: Item | None, cut: date) -> Row:
        values: dict[str, Value | None] = {
            "unit": meeting.unit,
            "meeting_type": meeting.kind,
            "held_on": meeting.held_on,
            "responsible_unit": words.SECRETARIAT,
        }
        if item is not None:
            values |= {
                "item": item.text,
                "responsible_unit": item.responsible or words.SECRETARIAT,
                "limit_on": item.limit_on,
                "finished_on": _known(item.finished_on, cut),
            }
        name = self._name(meeting.unit, meeting.unit_name, cut)
        return self.keeper.row(MEETINGS, values, {"unit": name})

    def _extract(self, world: World, month: Month) -> Return:
        """The platform as of a month's end, received on the first of the next."""
        day = month.end
        rows = [self._project_row(p, day) for p in world.projects if p.entered_on <= day]
        received_at = datetime.combine(month.plus(1).start, time(9, 0))
        return self.keeper.sent(EXTRACT, "", "", received_at, rows, regime=self.source)

    def _project_row(self, project: Project, day: date) -> Row:
        started = _known(project.started_on, day)
        values: dict[str, Value | None] = {
            "project_code": project.code,
            "project_name": project.name,
            "city": project.city,
            "county": project.county,
            "investor": project.investor,
            "source": project.source,
            "amount": project.amount,
            "industry": project.industry,
            "industry_class": project.industry_class,
            "key_industry": project.key_industry,
            "signed_on": _known(project.signed_on, day),
            "entered_on": project.entered_on,
            "fulfilled_on": _known(project.fulfilled_on, day),
            "started_on": started,
            "produced_on": _known(project.produced_on, day),
            "paid_in": project.paid_in if started else 0.0,
            "status": project.status_on(day),
        }
        is_own = self.gazetteer.is_own_county(project.county)
        county = None if is_own else self.gazetteer.shown_on(project.county, day).name
        return self.keeper.row(EXTRACT, values, {"county": county}, regime=self.source)


def _known(day: date | None, cut: date) -> date | None:
    return day if day is not None and day <= cut else None
