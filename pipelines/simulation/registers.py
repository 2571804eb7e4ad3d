"""Returns of registers, for any simulator: rows of plain values -> a file of an office.

Use: `keeper = Registers(request)`, then `keeper.row("form", {...})` for each line and
`keeper.sent("form", unit, period, received_at, rows)` for the file; `keeper.centre_name` is the
protocol's `centre_name`. Belongs here: what every return has (path, sheet, sender, names of units
in cells). Does not belong here: any content, spelling (`spelling.py`), mess (`mess.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from random import Random

from pipelines.catalog.model.forms import Form
from pipelines.simulation.months import Month, label
from pipelines.simulation.returns import Return, Row, Sheet, Value
from pipelines.simulation.simulate import Request
from pipelines.simulation.tree import LEVELS, tree_of

BUREAU = "投资促进局"


class Registers:
    """Writes the returns of one regime, and those of a data source named with `regime`."""

    def __init__(self, request: Request) -> None:
        self.request, self.tree = request, tree_of(request)
        self._forms = {
            (folder.regime.id, form.id): form
            for folder in request.catalog.regimes
            for form in folder.forms
        }

    def form(self, form: str, regime: str = "") -> Form:
        return self._forms[regime or self.request.regime, form]

    def rng(self, *parts: object) -> Random:
        """Chance of its own per purpose, the same whatever else happens."""
        return self.request.rng("registers", *parts)

    def centre_name(self, unit: str) -> str:
        """How a unit is named after 填报单位 and as sender."""
        if not unit:
            return ""
        found = self.tree.unit(unit)
        return found.name if found.level in LEVELS[:1] else f"{found.name}{BUREAU}"

    def row(
        self, form: str, values: Mapping[str, Value | None],
        typed: Mapping[str, Value | None] | None = None, regime: str = "",
    ) -> Row:  # fmt: skip
        """A line: blanks left out, units (given as codes) typed by name unless `typed` says."""
        known = {column.element: column for column in self.form(form, regime).columns}
        unknown = set(values) - set(known)
        if unknown:
            raise ValueError(f"{form} has no columns {sorted(unknown)}")
        filled = {
            element: value for element, value in values.items() if value is not None and value != ""
        }
        names: dict[str, Value | None] = {
            element: self.tree.unit(str(code)).name
            for element, code in filled.items()
            if known[element].type == "unit"
        }
        return Row(filled, names | dict(typed or {}))

    def sent(
        self, form: str, unit: str, period: str, received_at: datetime, rows: Sequence[Row],
        regime: str = "", title: str = "",
    ) -> Return:  # fmt: skip
        """One file with one sheet. `unit` '' and `period` '' for an extract of a data source."""
        definition = self.form(form, regime)
        title = title or definition.title
        columns = [column.element for column in definition.columns]
        name = self.tree.unit(unit).name if unit else ""
        when = label(period) if period else f"{received_at:%Y%m%d}"
        folder = str(Month.of(received_at.date()))
        return Return(
            regime=regime or self.request.regime,
            form=form,
            unit=unit,
            period=period,
            path=f"{folder}/{name or '平台'}/{name}{when}{title}.xlsx",
            received_at=received_at,
            sender=self.centre_name(unit),
            sheets=[Sheet(title[:31], unit, columns, list(rows))],
        )

    def in_time(self, unit: str, due_on: date, *parts: object) -> datetime:
        """A time of receipt from five days before the due day to its last second."""
        rng = self.rng("sent", unit, due_on, *parts)
        if rng.random() < 0.06:
            return datetime.combine(due_on, time(23, 59, 59))
        day = date.fromordinal(due_on.toordinal() - rng.randint(0, 5))
        return datetime.combine(day, time(rng.randint(9, 17), rng.randrange(60), rng.randrange(60)))
