"""Who keeps which register: townships and zones their own, the county the rest, monthly.

Belongs here: keepers, their habits, what their returns show. Does not belong here: the content of
a case (`case_file.py`), mess (`mess.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipelines.simulation.case_service.core.records import Record
from pipelines.simulation.case_service.core.registers import Register, monthly
from pipelines.simulation.investor_agency.case_file import CaseFile
from pipelines.simulation.months import Month
from pipelines.simulation.returns import Return
from pipelines.simulation.simulate import Request
from pipelines.simulation.tree import Tree

CENTRE = "投资项目代办服务中心"
SHEETS = {"cases": "登记表", "tasks": "任务分解计划表", "feedback": "进度反馈"}
NUMBERING = "seq"
RESTATED = ("cases", "tasks")


@dataclass(frozen=True)
class Habits:
    keeps_from: Month | None  # until then, or always, the county keeps the registers
    repeats_all: bool  # else only cases with news are shown


class Offices:
    """The offices of one county, and what each is used to."""

    def __init__(self, request: Request, tree: Tree, months: Sequence[Month]) -> None:
        self.request, self.tree, self.months = request, tree, months
        units = sorted(unit.code for unit in tree.members if unit.code != tree.root)
        self.habits = {code: self._habits(n, code) for n, code in enumerate(units)}

    def _habits(self, n: int, code: str) -> Habits:
        """Of six offices four keep their own registers, one begins in the span, one never does."""
        rng = self.request.rng("habits", code)
        begins = {4: rng.choice(self.months[1:] or self.months), 5: None}
        return Habits(begins.get(n % 6, self.months[0]), rng.random() < 0.7)

    def centre_name(self, unit: str) -> str:
        name = self.tree.unit(unit).name if unit else ""
        return f"{name}{CENTRE}" if unit == self.tree.root else name

    def keeper(self, place: str, month: Month) -> str:
        habits = self.habits.get(place)
        is_own = habits is not None and habits.keeps_from and habits.keeps_from <= month
        return place if is_own else self.tree.root

    def returns(self, cases: Sequence[CaseFile]) -> list[Return]:
        found = []
        for month in self.months:
            for keeper in [self.tree.root, *self.habits]:
                kept = [case for case in cases if self.keeper(case.place, month) == keeper]
                records = {
                    "cases": [case.record for case in kept],
                    "tasks": [task for case in kept for task in case.tasks],
                    "feedback": [told for case in kept for told in case.feedback],
                }
                for form, own in records.items():
                    found += self._return(form, keeper, own, month)
        return sorted(found, key=lambda sent: (sent.received_at, sent.path))

    def _return(
        self, form: str, keeper: str, records: Sequence[Record], month: Month
    ) -> list[Return]:
        definition = next(f for f in self.request.folder.forms if f.id == form)
        register = Register(
            regime=self.request.regime,
            form=form,
            title=SHEETS[form],
            unit=keeper,
            keeper=self.tree.unit(keeper).name,
            columns=[column.element for column in definition.columns],
            repeats_all=form in RESTATED and self._repeats_all(keeper, month),
            names={definition.place_element: self._names()} if definition.place_element else {},
        )
        found = [sent for sent in monthly(register, records, [month]) if sent.rows]
        for sent in found:
            sent.sender = self.centre_name(keeper)
            for number, row in enumerate(sent.rows, start=1):
                row.values[NUMBERING] = number
            if keeper == self.tree.root:  # what names nobody counts for the county
                sent.names_unit = self.request.rng("names", form, month).random() < 0.7
        return found

    def _repeats_all(self, keeper: str, month: Month) -> bool:
        """Who begins a register writes everything down first."""
        habits = self.habits.get(keeper)
        return habits is None or habits.repeats_all or month == habits.keeps_from

    def _names(self) -> Mapping[str, str]:
        return {unit.code: unit.name for unit in self.tree.members}
