"""How an office sends a return: file name, sender, time.

Belongs here: what all returns of offices have in common. Does not belong here: their content
(one module per form), extracts of the platform (`platform.py`).
"""

from __future__ import annotations

from pipelines.simulation.agency_service.offices.habits import Offices
from pipelines.simulation.months import Month, label
from pipelines.simulation.returns import Return, Sheet


def monthly_return(
    offices: Offices, form: str, title: str, unit: str, month: Month, sheets: list[Sheet]
) -> Return:
    """A return for a month, sent in that month."""
    when = f"{month.year}年{month.month}月"
    return _return(offices, form, f"{when}{title}", unit, month, str(month), sheets)


def quarterly_return(
    offices: Offices, form: str, title: str, unit: str, month: Month, sheets: list[Sheet]
) -> Return:
    """A return for the quarter that `month` ends, sent in that month."""
    when = label(month.quarter)
    return _return(offices, form, f"{when}{title}", unit, month, month.quarter, sheets)


def _return(
    offices: Offices,
    form: str,
    title: str,
    unit: str,
    month: Month,
    period: str,
    sheets: list[Sheet],
) -> Return:
    name = offices.gazetteer.unit(unit).name
    return Return(
        regime=offices.regime,
        form=form,
        unit=unit,
        period=period,
        path=f"{month}/{name}/{name}{title}.xlsx",
        received_at=offices.sent_at(unit, month),
        sender=offices.bureau(unit),
        sheets=sheets,
    )
