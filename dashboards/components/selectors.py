"""Choosing a period or an indicator: shared drop-downs with sensible defaults.

Belongs here: the options of a drop-down and its default. Does not belong here: keeping the
choice (`state.py`).
"""

from __future__ import annotations

import pandas as pd

from dashboards import data, data_access, formats, state


def default_period(periods: pd.DataFrame) -> str:
    """The newest complete quarter, else the newest complete period, else the newest."""
    complete = periods[periods["is_complete"].astype(bool)]
    quarters = complete[complete["kind"] == "quarter"]
    for found in (quarters, complete, periods):
        if not found.empty:
            return str(found.sort_values("end_on").iloc[-1]["period"])
    return ""


def choose_period(periods: pd.DataFrame, label: str = "时段") -> str:
    """A period with data; '' when there is none."""
    labels = {
        str(row["period"]): str(row["label"]) + ("" if row["is_complete"] else "（未结束）")
        for _, row in periods.iterrows()
    }
    if not labels:
        return ""
    first = default_period(periods)
    return state.choose(label, "period", list(labels), labels.__getitem__, first, width=220)


def choose_month(months: list[str]) -> str:
    """A month in which returns were due, the newest first."""
    return state.choose("截止月份", "month", months, formats.period, months[0], width=160)


def choose_indicator(indicators: pd.DataFrame) -> str:
    """An indicator, those with a target first."""
    ordered = indicators.assign(plain=indicators["target"].isna()).sort_values(
        ["plain", "display_order"]
    )
    names = dict(zip(ordered["indicator"], ordered["name"], strict=True))
    first = next(iter(names), "")
    return state.choose("指标", "indicator", list(names), names.__getitem__, first, width=260)


def choose_unit(regime: str, whole: str, word: str, resets: tuple[str, ...] = ()) -> str:
    """A unit under the root that the viewer may open; '' = all of them."""
    places = data.units(regime)
    places = places[places["unit_code"].isin(data_access.own_units())]
    names = {"": whole, **dict(zip(places["unit_code"], places["unit_name"], strict=True))}
    return state.choose(word, "city", list(names), names.__getitem__, "", resets, width=220)


def choose_named(label: str, name: str, names: dict[str, str]) -> str:
    """One of several by name; the first unless the address says otherwise."""
    return state.choose(label, name, list(names), names.__getitem__, next(iter(names)), width=260)
