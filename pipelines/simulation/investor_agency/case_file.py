"""A case with its tasks and what its owner was told: the records that the registers show.

Belongs here: what can happen to a case. Does not belong here: chance (`lives.py`), boundary
cases (`boundaries.py`), registers (`offices.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from random import Random

from pipelines.simulation.case_service.core.records import Record
from pipelines.simulation.investor_agency import words
from pipelines.simulation.returns import Value


@dataclass
class CaseFile:
    """`place`: code of the township, zone, or the county itself."""

    place: str
    record: Record
    tasks: list[Record] = field(default_factory=list)
    feedback: list[Record] = field(default_factory=list)

    @property
    def number(self) -> str:
        return str(self.record.values["case_no"])

    @property
    def registered_on(self) -> date:
        return self.record.since

    def agree(self, agreed_on: date, plan_made_on: date | None = None) -> None:
        self.record.dated("agreed_on", agreed_on)
        if plan_made_on is not None:
            self.record.dated("plan_made_on", plan_made_on)

    def lead(self, on: date, rank: str | None, supervisor: str | None) -> None:
        if rank is not None:
            self.record.happens(on, lead_rank=rank)
        if supervisor is not None:
            self.record.happens(on, supervisor=supervisor)

    def task(self, which: tuple[str, str, str], since: date, planned_on: date) -> Record:
        stage, matter, department = which
        values: dict[str, Value] = {
            "case_no": self.number,
            "stage": stage,
            "matter": matter,
            "department": department,
            "planned_on": planned_on,
        }
        if int(self.number[-1]) % 2:  # the column may be left blank
            values["place"] = self.place
        task = Record(since, values)
        self.tasks.append(task)
        return task

    def end(self, element: str, on: date, archived_on: date | None) -> None:
        """`element`: closed_on or terminated_on. Tasks that are undone then are stopped."""
        self.record.dated(element, on)
        if archived_on is not None:
            self.record.dated("archived_on", archived_on)
        if element == "terminated_on":
            for task in self.tasks:
                task.changes = [change for change in task.changes if change.on <= on]
                if not any(change.element == "done_on" for change in task.changes):
                    task.dated("stopped_on", on)

    def rate(self, on: date, owner: str | None, agent: str | None) -> None:
        if owner is not None:
            self.record.happens(on, owner_rating=owner)
        if agent is not None:
            self.record.happens(on, agent_rating=agent)

    def tell(self, feedback_on: date, content: str, stated_on: date | None = None) -> None:
        """The owner is told of the progress; the register says so on `stated_on`."""
        values: dict[str, Value] = {
            "case_no": self.number,
            "feedback_on": feedback_on,
            "content": content,
        }
        self.feedback.append(Record(max(feedback_on, stated_on or feedback_on), values))


class Numbering:
    """Opens case files under running numbers."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._numbers: Iterator[int] = count(1)

    def open(self, place: str, registered_on: date, amount: float, is_industrial: bool) -> CaseFile:
        number = next(self._numbers)
        values: dict[str, Value] = {
            "case_no": f"DB{registered_on.year}-{number:04d}",
            "project_name": f"{words.project_name(self._rng)}{number}号",
            "owner": words.firm_name(self._rng),
            "place": place,
            "amount": amount,
            "is_industrial": "是" if is_industrial else "否",
            "registered_on": registered_on,
        }
        return CaseFile(place, Record(registered_on, values))
