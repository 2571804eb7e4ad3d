"""What goes wrong in the registers of cases beyond what any form invites.

Belongs here: short names of departments, other words for 有, a call without its time, a team before
its case. Does not belong here: mishaps of any form (`pipelines.simulation.mess`).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from pipelines.simulation.case_service.departments import MEMBERS
from pipelines.simulation.case_service.offices import CASES, TASKS, CaseRegisters
from pipelines.simulation.mess import Risks
from pipelines.simulation.mess import disturb as disturb_forms
from pipelines.simulation.returns import Fault, Return, Row
from pipelines.simulation.simulate import Request

UNKNOWN_AT_FIRST = {CASES: ("closed_on", "delivered_on"), TASKS: ("closed_on", "feedback_on")}
OTHER_WORDS = {"有": ("是", "√", "已归档"), "无": ("否", "未归档")}
EARLY_TEAM, NO_TIME = 0.03, 0.05  # chances per row at mess 1


def disturb(request: Request, registers: CaseRegisters, returns: list[Return]) -> list[Return]:
    for index, sent in enumerate(returns):
        rng = request.rng("case mess", request.mess, index)
        for row in sent.rows:
            _smudge(registers, row, rng, request.mess)
            if sent.form == CASES and rng.random() < EARLY_TEAM * request.mess:
                _team_before_case(row)
            if sent.form == TASKS and rng.random() < NO_TIME * request.mess:
                _without_time(row)
    due = {duty.form: duty.due_on for duty in request.folder.duties}

    def due_on(sent: Return) -> date | None:
        return due.get(sent.form)

    risks = Risks(
        due_on,
        unknown_at_first=UNKNOWN_AT_FIRST,
        rejected=(CASES, TASKS, MEMBERS),
        among_notes=(TASKS,),
    )
    return disturb_forms(request, returns, risks)


def _smudge(registers: CaseRegisters, row: Row, rng: Random, mess: float) -> None:
    """Words that a careful reader understands."""
    for element, value in row.values.items():
        if rng.random() >= mess:
            continue
        if element == "department":
            row.typed[element] = rng.choice(registers.tree.unit(str(value)).short_names)
        elif str(value) in OTHER_WORDS:
            row.typed[element] = rng.choice(OTHER_WORDS[str(value)])


def _team_before_case(row: Row) -> None:
    accepted = row.values.get("accepted_on")
    if isinstance(accepted, date) and "team_on" in row.values:
        row.typed["team_on"] = f"{accepted - timedelta(days=1):%Y-%m-%d}"
        row.fault = Fault("team_on", "cases_team_before_acceptance")


def _without_time(row: Row) -> None:
    """Only the day of the call: whether it was collected in time cannot be told."""
    called = row.values.get("dispatched_at")
    if isinstance(called, datetime):
        row.values["dispatched_at"] = called.date()
        row.typed["dispatched_at"] = f"{called:%Y-%m-%d}"
