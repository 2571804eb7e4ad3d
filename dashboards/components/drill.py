"""The steps of 逐级下钻: where one is, the unit's value, the units below it.

Belongs here: these parts of the page. Does not belong here: what a rate counts
(`subjects.py`) and the rows as received (`evidence.py`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboards import data, formats
from dashboards.components import chart, links, table
from dashboards.components.cards import verdict
from dashboards.data_shape import Shape
from dashboards.figures.trend import trend


class Chosen(NamedTuple):
    """What the page shows: an indicator's record and the way down to a subject."""

    regime: str
    shape: Shape
    indicator: pd.Series[Any]
    period: str
    city: str
    county: str
    subject: str

    @property
    def unit(self) -> str:
        """The unit whose rows are listed."""
        return self.county or self.city

    def link(self, text: str, **place: str | None) -> Markup:
        """A link within the page; what `place` does not name is given up."""
        return links.drilldown(
            text, self.regime, self.indicator["indicator"], self.period, "", **place
        )


def chosen(regime: str, shape: Shape, indicator: str, period: str, city: str) -> Chosen:
    """The choices of the drop-downs with what the address adds."""
    found = data.indicators(regime)
    record = found[found["indicator"] == indicator].iloc[0]
    county = str(st.query_params.get("county", "")) if city else ""
    subject = str(st.query_params.get("subject", "")) if city else ""
    return Chosen(regime, shape, record, period, city, county, subject)


def value_of(here: Chosen) -> pd.Series[Any] | None:
    """The indicator's value for the place where one is."""
    role = "part" if here.county else ("unit" if here.city else "root")
    values = data.indicator_values(here.regime, here.period, role)
    mine = values[values["indicator"] == here.indicator["indicator"]]
    if here.unit:
        mine = mine[mine["unit_code"] == here.unit]
    return None if mine.empty else mine.iloc[0]


def parts_of(here: Chosen) -> pd.DataFrame:
    """The unit's parts with a value of the indicator."""
    values = data.indicator_values(here.regime, here.period, "part")
    name = str(here.indicator["indicator"])
    mine: pd.DataFrame = values[values["indicator"] == name]
    return mine[mine["parent_code"] == here.city]


def crumbs(here: Chosen) -> None:
    """The whole › unit › part › subject; all but the last are links."""
    names = data.unit_names()
    steps: list[str] = [here.link(here.shape.whole)]
    if here.city:
        steps.append(here.link(names.get(here.city, here.city), city=here.city))
    if here.county:
        steps.append(
            here.link(names.get(here.county, here.county), city=here.city, county=here.county)
        )
    last = Markup("<b>{}</b>").format(Markup(steps[-1]).striptags())
    if here.subject:
        last = Markup("<b>逐项依据</b>")
        steps.append("")
    table.show(
        Markup('<div class="db-crumbs">{}</div>').format(Markup("　›　").join([*steps[:-1], last]))
    )


def summary(here: Chosen) -> None:
    """The value with its parts on the left, its run in the middle, the clause on the right."""
    left, middle, right = st.columns([3, 4, 5], gap="medium")
    row = value_of(here)
    with left:
        _value(here, row)
    with middle:
        _trend(here, row)
    with right:
        clause(here)


def _value(here: Chosen, row: pd.Series[Any] | None) -> None:
    record = here.indicator
    if row is None:
        table.show(
            Markup(
                '<div class="db-card"><div class="name">{}</div><div class="row">{}</div></div>'
            ).format(record["name"], "这一级没有这个指标的数值，请往下看。")
        )
        return
    lines = [
        f"{record['numerator_name']}：{formats.count(row['numerator'])}",
        f"{record['denominator_name']}：{formats.count(row['denominator'])}",
        f"目标：{formats.target_of(row)}",
        formats.change_of(row),
    ]
    tone = "" if row["attained"] is None else ("good-card" if row["attained"] else "bad-card")
    table.show(
        Markup(
            '<div class="db-card {}"><div class="name">{}　{}</div>'
            '<div class="big">{} <small>{}</small></div>{}</div>'
        ).format(
            tone,
            row["unit_name"],
            record["name"],
            formats.figure(row),
            verdict(row["attained"]) if row["attained"] is not None else "",
            Markup("").join(Markup('<div class="row">{}</div>').format(line) for line in lines),
        )
    )


def _trend(here: Chosen, row: pd.Series[Any] | None) -> None:
    if row is None:
        return
    past = data.history(
        here.regime, here.indicator["indicator"], row["unit_code"], row["period_kind"]
    )
    if past["value"].notna().sum() > 1:
        table.show('<div class="db-note">走势（虚线为目标）</div>')
        chart.show(trend(past), "trend", f"{row['unit_name']}{row['name']}逐期走势")


def clause(here: Chosen) -> None:
    """The clause as printed, and what the two parts of the rate mean."""
    record = here.indicator
    meanings = data.measure_meanings(here.regime)
    table.show(
        Markup(
            '<div class="db-side"><b>条款{}</b><p>{}</p><b>分子：{}</b><p>{}</p>'
            "<b>分母：{}</b><p>{}</p>{}</div>"
        ).format(
            f" {record['clause']}" if record["clause"] else "",
            record["clause_text"] or "政策没有逐字规定，按口径说明计算。",
            record["numerator_name"],
            meanings.get(record["numerator"], ""),
            record["denominator_name"],
            meanings.get(record["denominator"], ""),
            links.link(
                "逐行溯源到文件和单元格",
                "trace",
                regime=here.regime,
                indicator=record["indicator"],
                period=here.period,
                unit=here.unit,
            ),
        )
    )
