"""Who keeps the registers, and what they look like.

Belongs here: the keepers' habits. Does not belong here: the cases (`population.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.simulation.case_service.core.records import Record
from pipelines.simulation.case_service.core.registers import monthly
from pipelines.simulation.months import Month
from pipelines.simulation.registers import Registers
from pipelines.simulation.returns import Return

CASES, TASKS = "cases", "tasks"


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
    """Cases and tasks, month by month."""
    tasks = [task for case in cases for task in case.parts]
    found = []
    for form, records in ((CASES, list(cases)), (TASKS, tasks)):
        found += monthly(
            registers, form, registers.keeper(form), records, months, registers.repeats_all(form)
        )
    return found
