"""What a rate counts (逐项明细): each project, article or return behind a unit's value.

Belongs here: the list of subjects with their place above and below the line. Does not belong
here: the rows as received (`evidence.py`).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import data, formats
from dashboards.components import duties, frame, table
from dashboards.components.drill import Chosen, value_of
from dashboards.components.table import Head, Row

LONGEST = 300


def subjects(here: Chosen) -> None:
    """Everything that the unit's rate counts; what is missing above the line comes first."""
    record = here.indicator
    found = data.subjects(
        here.regime, record["numerator"], record["denominator"], here.period, here.unit
    )
    if found.empty:
        _no_subjects(here)
        return
    uncounted = found["in_denominator"].astype(bool) & ~found["in_numerator"].astype(bool)
    note = f"共{len(found)}项，{_split(int(uncounted.sum()))}点名称看报表原文。"
    heads = [
        Head("序号", "num"),
        Head("名称", "long"),
        Head(here.shape.part or here.shape.unit, "keep"),
        Head("计入分母", "keep"),
        Head("分母日期", "keep"),
        Head("计入分子", "keep"),
        Head("分子日期", "keep"),
    ]

    def rows(some: pd.DataFrame) -> list[Row]:
        return [_subject(here, n, row) for n, (_, row) in enumerate(some.iterrows(), start=1)]

    unit = data.unit_names().get(here.unit, here.unit)
    file = f"逐项明细_{record['name']}_{unit}_{formats.period(here.period)}"
    whole = table.first(LONGEST, len(found), heads, lambda: rows(found))
    table.listing("逐项明细", heads, rows(found.head(LONGEST)), note=note, file=file, whole=whole)


def standing(in_denominator: bool, in_numerator: bool) -> str:
    """Whether a subject was counted above the line, in a sign and in words."""
    if in_numerator:
        return Markup('<span class="good">✓ 已计入</span>')
    return Markup('<span class="bad">✗ 未计入</span>') if in_denominator else formats.NOTHING


def _split(uncounted: int) -> str:
    if uncounted == 0:
        return "分母里的都计入了分子。"
    return f"其中{uncounted}项在分母、未计入分子（排在最前，标红）。"


def _subject(here: Chosen, number: int, row: pd.Series[Any]) -> Row:
    below, above = bool(row["in_denominator"]), bool(row["in_numerator"])
    name = here.link(
        row["subject_name"] or row["subject"],
        city=here.city,
        county=here.county,
        subject=row["subject"],
    )
    return Row(
        [
            str(number),
            name,
            row["county_name"] or formats.NOTHING,
            "✓" if below else formats.NOTHING,
            formats.day(row["denominator_on"]),
            standing(below, above),
            formats.day(row["numerator_on"]),
        ],
        below and not above,
    )


def _no_subjects(here: Chosen) -> None:
    """Rates over the expected grid have returns instead of subjects."""
    due = data.duties(here.regime, here.period)
    mine = due[due["unit_code"] == here.unit]
    value = value_of(here)
    if not mine.empty and value is not None and value["denominator"]:
        duties.duty_table("应报报表", mine, "本时段内到期的每一份报表。")
        return
    frame.nothing("这个单位在本时段没有计入的记录（分母为0）。")
