"""The parts of 问题台账: the rungs, the list, the way of one problem.

Belongs here: these tables. Does not belong here: counting days or deciding what is stuck (marts).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboards import formats, state
from dashboards.components import chart, links, table
from dashboards.components.table import Head, Row
from dashboards.figures.ladder import ladder

LONGEST = 100


def rungs(found: pd.DataFrame) -> None:
    """Bars of what stands where, and how long stays took."""
    left, right = st.columns([6, 6], gap="medium")
    with left:
        chart.show(ladder(found), "ladder", "各层级在办和停滞的问题数")
    heads = [
        Head("层级", "keep"), Head("在办（个）", "num"), Head("其中停滞（个）", "num"),
        Head("走完一般用（天）", "num"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                row["rung"], formats.count(row["standing"]), formats.count(row["stuck"]),
                formats.count(row["days"]),
            ]
        )
        for _, row in found.iloc[::-1].iterrows()
    ]  # fmt: skip
    with right:
        table.listing("各层级的数", heads, rows, level=3)


def problem_table(found: pd.DataFrame, regime: str) -> None:
    """One row a problem; what is stuck is set off."""
    heads = [
        Head("县（市、区）", "keep"), Head("项目与问题", "long"), Head("提出日期", "keep"),
        Head("当前层级", "keep"), Head("停留（天）", "num"), Head("下一步", "note"),
        Head("责任单位", "keep"),
    ]  # fmt: skip
    place = {"regime": regime, "city": state.wanted("city")}

    def rows(some: pd.DataFrame) -> list[Row]:
        return [_row(row, place) for _, row in some.iterrows()]

    note = "停留最久的在前；点项目名看它在每一级停了几天。"
    whole = table.first(LONGEST, len(found), heads, lambda: rows(found))
    table.listing("问题", heads, rows(found.head(LONGEST)), note=note, whole=whole)


def _row(row: pd.Series[Any], place: Mapping[str, str]) -> Row:
    cells = [
        row["county_name"], _problem(row, place), formats.day(row["raised_on"]), row["rung"],
        _days(row), _next(row), row["responsible"] or formats.NOTHING,
    ]  # fmt: skip
    return Row(cells, flagged=bool(row["is_stuck"]))


def way(steps: pd.DataFrame) -> None:
    """One problem's stays, with where each was stated."""
    heads = [
        Head("步骤", "mid"), Head("层级", "keep"), Head("起", "keep"), Head("止", "keep"),
        Head("停留（天）", "num"), Head("依据", "long"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                formats.count(row["step"]), row["rung"], _from(row),
                "至今" if row["is_current"] else formats.day(row["until_on"]),
                formats.count(row["days"]),
                f"{row['file']}　{row['sheet']} 第{row['row_number']}行",
            ]
        )
        for _, row in steps.iterrows()
    ]  # fmt: skip
    table.listing("各级停留", heads, rows, level=3)


def _problem(row: pd.Series[Any], place: Mapping[str, str]) -> Markup:
    here = {**place, "problem": str(row["problem"])}
    return Markup("{}<br>{}").format(
        links.link(str(row["project_name"]), "problems", "看它在每一级停了几天", **here),
        row["description"] or "",
    )


def _days(row: pd.Series[Any]) -> str:
    if row["closed_on"] is not None:
        return formats.NOTHING
    return f"{formats.count(row['days_on_rung'])}{' ✗' if row['is_stuck'] else ''}"


def _next(row: pd.Series[Any]) -> str:
    if row["closed_on"] is not None:
        return f"✓ {formats.day(row['closed_on'])}办结"
    return f"请{row['owed_by']}：{row['next_step']}"


def _from(row: pd.Series[Any]) -> str:
    return formats.day(row["from_on"]) + ("" if row["is_dated"] else "（未填，按首次填报）")
