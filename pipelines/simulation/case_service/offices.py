"""Who keeps the registers, and what they look like.

Belongs here: the keepers' habits. Does not belong here: the cases (`population.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.simulation.case_service.core.records import Record
from pipelines.simulation.case_service.core.registers import Register, monthly
from pipelines.simulation.months import Month
from pipelines.simulation.registers import Registers
from pipelines.simulation.returns import Return

CASES, TASKS = "cases", "tasks"
TITLES = {CASES: "帮办代办登记表", TASKS: "任务分送单登记表"}
NUMBERING = "seq"


class CaseRegisters(Registers):
    """Registers of a county: the government itself keeps them, or the office that receives."""

    def centre_name(self, unit: str) -> str:
        if not unit:
            return ""
        name = self.tree.unit(unit).name
        return f"{name}人民政府" if unit == self.tree.root else name

    def keeper(self, form: str) -> str:
        """The root, or the receiving office under it: a habit of the place."""
        receiver = self.request.folder.regime.receiver
        offices = [unit.code for unit in self.tree.members if unit.name == receiver]
        return self.rng("keeper", form).choice([self.tree.root, *offices])

    def repeats_all(self, form: str) -> bool:
        return self.rng("repeats", form).random() < 0.6


def case_registers(
    registers: CaseRegisters, cases: Sequence[Record], months: Sequence[Month]
) -> list[Return]:
    """Cases and tasks, month by month, each line with its number."""
    tasks = [task for case in cases for task in case.parts]
    found = []
    for form, records in ((CASES, list(cases)), (TASKS, tasks)):
        for sent in monthly(_register(registers, form), records, months):
            sent.sender = registers.centre_name(sent.unit)
            for number, row in enumerate(sent.rows, start=1):
                row.values[NUMBERING] = number
            found.append(sent)
    return found


def _register(registers: CaseRegisters, form: str) -> Register:
    definition, keeper = registers.form(form), registers.keeper(form)
    names = {unit.code: unit.name for unit in registers.tree.members}
    return Register(
        regime=registers.request.regime,
        form=form,
        title=TITLES[form],
        unit=keeper,
        keeper=registers.tree.unit(keeper).name,
        columns=[column.element for column in definition.columns],
        repeats_all=registers.repeats_all(form),
        names={definition.place_element: names} if definition.place_element else {},
    )
