"""The two ways of 溯源: from a figure to its rows and cells, from a cell to its figures.

Belongs here: these two parts of the page. Does not belong here: the choice of the figure.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboards import data_access, data_shape, data_trace, formats, state
from dashboards.components import drill, frame, links, selectors, table
from dashboards.components.table import Head, Row
from dashboards.data_shape import Shape

COUNT = Markup('<div class="db-card"><div class="name">{}</div><div class="big">{}</div></div>')
SIDE = Markup('<div class="db-side"><b>{}</b><p>{}</p></div>')
Behind = tuple[str, str, str, str]  # policy, measure, period, unit
PARTS = {"numerator": "分子", "denominator": "分母"}


def figure_to_rows(here: drill.Chosen, unit: str) -> None:
    """Numerator and denominator: counted again, and row by row with file, sheet and cells."""
    for part, title in PARTS.items():
        measure = here.indicator[part]
        if not measure:
            continue
        number, value = data_trace.counted_again(here.regime, measure, here.period, unit)
        said = f"{title}：{here.indicator[f'{part}_name']}"
        _rows(said, (here.regime, measure, here.period, unit), number, value, here.shape)


def of_measure(regime: str, measure: str, name: str, meaning: str, clause: str) -> None:
    """A count that a paper prints: its value, what it counts, and row by row."""
    found = data_trace.measured(regime, measure)
    periods = dict(zip(found["period"], found["label"], strict=True))
    if not periods:
        frame.nothing("还没有这个数。")
        return
    with frame.controls():
        period = selectors.choose_named("时段", "period", periods)
    here = found[found["period"] == period]
    opened = here[[data_access.opens(unit=code) for code in here["unit_code"]]]
    units = dict(zip(opened["unit_code"], opened["unit_name"], strict=True))
    if not units:
        frame.nothing("这个时段没有这个数，请换一个时段。")
        return
    with frame.controls():
        unit = selectors.choose_named("单位", "unit", units)
    value = opened[opened["unit_code"] == unit].iloc[0]["value"]
    table.show(COUNT.format(f"{units[unit]}　{name}", formats.count(value)))
    says = f"{meaning.rstrip('。')}。" if meaning else ""
    table.show(SIDE.format(f"条款 {clause}" if clause else "数什么", says))
    number, again = data_trace.counted_again(regime, measure, period, unit)
    _rows(name, (regime, measure, period, unit), number, again, data_shape.shape(regime))
    table.show(links.link("看用到它的指标", "trace", regime=regime, period=period, unit=unit))


def _rows(title: str, behind: Behind, number: int, value: float, shape: Shape) -> None:
    note = f"依据 {number:,} 行，去掉重复后合计 {formats.count(value)}。"
    found = data_trace.rows_behind(*behind)
    if found.empty:
        table.heading(title, note)
        frame.nothing("没有可以计入的行。")
        return
    heads = [
        Head(shape.part or shape.unit, "keep"),
        Head("计入的对象", "long"),
        Head("计入日期", "keep"),
        Head("文件", "long"),
        Head("工作表", "keep"),
        Head("行号", "num"),
        Head("单元格原文", "long"),
    ]
    read = data_trace.all_rows_behind(*behind)
    whole = table.first(len(found), number, heads, lambda: _as_rows(read()))
    table.listing(title, heads, _as_rows(found), note=note, whole=whole)


def _as_rows(found: pd.DataFrame) -> list[Row]:
    return [
        Row(
            [
                row["county_name"] or formats.NOTHING,
                row["subject_name"],
                formats.day(row["happened_on"]),
                row["file"] or "按报送日历，没有报表",
                row["sheet"] or "",
                formats.count(row["row_number"]),
                row["cells"] or "",
            ]
        )
        for _, row in found.iterrows()
    ]


def cell_to_figures() -> None:
    """Choose a file and type a cell; every figure that its row counts in."""
    files = data_trace.files_that_count()
    if not files:
        frame.nothing("还没有计入统计的报表。")
        return
    left, right = st.columns([4, 1])
    with left:
        file = state.choose("报表文件", "file", files, str, files[0])
    with right:
        typed = st.text_input("单元格", value=state.wanted("cell"), placeholder="如 C7")
    cell = typed.strip().upper()
    state.keep("cell", cell)
    if not cell:
        frame.nothing("请输入单元格，如 C7。")
        return
    found = data_trace.uses_of_cell(file, cell)
    if found.empty:
        frame.nothing(f"{cell} 所在的行没有计入任何指标：可能是空白、表头、合计，或整行有错误。")
        return
    asked = state.wanted("sheet")
    sheets = [rows for _, rows in found.groupby("sheet", sort=False)]
    for rows in sorted(sheets, key=lambda rows: rows.iloc[0]["sheet"] != asked):
        _uses(file, cell, rows)


def _uses(file: str, cell: str, found: pd.DataFrame) -> None:
    """The figures that one cell's row counts in; the same address may stand on several sheets."""
    first = found.iloc[0]
    said = Markup("文件：<code>{}</code>　工作表：<code>{}</code>　所在的行计入下列指标。")
    heads = [
        Head("报告期", "keep"),
        Head("指标", "keep"),
        Head("部分", "keep"),
        Head("单位", "keep"),
        Head("计入的对象", "long"),
        Head("条款", "keep"),
    ]
    rows = [
        Row(
            [
                formats.period(row["period"]),
                _link(row),
                PARTS[row["part"]],
                row["unit_name"],
                row["subject_name"],
                row["clause"],
            ]
        )
        for _, row in found.iterrows()
    ]
    table.listing(
        f"{first['sheet']} {cell}　{first['label']}：{first['text']}", heads, rows,
        note=said.format(file, first["sheet"]), file=f"{first['sheet']}_{cell}_计入的指标",
    )  # fmt: skip


def _link(row: pd.Series[Any]) -> Markup:
    return links.link(
        str(row["name"]),
        "trace",
        regime=row["regime"],
        indicator=row["indicator"],
        period=row["period"],
        unit=row["unit_code"],
    )
