"""The rows as received (报表原文): file, sheet, row, each cell with its text as sent.

Belongs here: showing the source of one subject. Does not belong here: masking (`data.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import data, formats
from dashboards.components import downloads, links, table
from dashboards.components.drill import Chosen
from dashboards.components.table import Head, Row

STATES = {"value": "", "not_applicable": "不适用", "error": "表内错误", "unreadable": "无法识别",
          "inherited": "承接上一行"}  # fmt: skip
IN_FILE = ("文件", "工作表", "行号", "单元格", "栏目", "报送原文", "说明", "收到", "计入日期")
FILE_HEADS = [Head(text) for text in IN_FILE]


def evidence(here: Chosen) -> None:
    """Why the subject stands in the numerator, and why in the denominator."""
    record = here.indicator
    found = data.subjects(
        here.regime, record["numerator"], record["denominator"], here.period, here.unit
    )
    mine = found[found["subject"] == here.subject]
    name = here.subject if mine.empty else (mine.iloc[0]["subject_name"] or here.subject)
    back = here.link("返回逐项明细", city=here.city, county=here.county)
    table.heading(str(name), back)
    for title, part in (("分子", "numerator"), ("分母", "denominator")):
        if record[part]:
            name = f"计入{title}（{record[f'{part}_name']}）的依据"
            part_of(name, here.regime, record[part], here.period, here.unit, here.subject, title)


def part_of(
    title: str, regime: str, measure: str, period: str, unit: str, subject: str, whole: str
) -> None:
    """The rows that make a subject count in a measure, or that there are none."""
    cells = data.evidence(regime, measure, period, unit, subject)
    if cells.empty:
        text = f"✗ 未计入{whole}：在已收到的报表里，没有找到可以计入的记录。"
        table.show(Markup('<h3>{}</h3><p class="bad">{}</p>').format(title, text))
        return
    keys = ["submission_id", "sheet", "row_number"]
    figure = {"regime": regime, "period": period, "unit": unit}
    groups = [rows for _, rows in cells.groupby(keys, sort=False, dropna=False)]
    sources = [_source(rows, figure, f"{title} {n}") for n, rows in enumerate(groups, start=1)]
    heading = Markup("<h3>{}</h3>").format(title)
    lines = downloads.later(lambda: (FILE_HEADS, [_in_file(row) for _, row in cells.iterrows()]))
    table.put(table.Listing(title, heading, Markup("").join(sources), lines))


def _in_file(row: pd.Series[Any]) -> Row:
    """One cell with the place that the page shows above its table."""
    said = [row["label"] or "（表外栏目）", row["text"], _remark(row)] if row["cell"] else [""] * 3
    place = [row["file"], row["sheet"] or "", formats.count(row["row_number"]), row["cell"] or ""]
    received, counted = formats.moment(row["received_at"]), formats.day(row["happened_on"])
    return Row([*place, *(text or "" for text in said), received, counted])


def _cell(row: pd.Series[Any], figure: Mapping[str, str]) -> Markup:
    """The address as a link, except where personal data stand: those count in nothing."""
    shown = Markup("<code>{}</code>").format(row["cell"])
    if row["is_personal"]:
        return shown
    tip = "看这个单元格计入了哪些指标"
    return links.cell(shown, row["file"], row["sheet"], row["cell"], tip, **figure)


def _remark(row: pd.Series[Any]) -> str:
    """The state of the cell; of a corrected one also what counts instead, and by which record."""
    state = STATES.get(row["state"], "")
    if pd.isna(row["correction"]):
        return state
    text = f"已更正为“{row['counted_text']}”（记录 {row['correction']}）"
    return f"{text}，{state}" if state else text


def _source(cells: pd.DataFrame, figure: Mapping[str, str], name: str) -> Markup:
    """One row of one sheet with all its filled cells; each leads to every figure it counts in."""
    first = cells.iloc[0]
    where = [Markup("文件：<code>{}</code>").format(first["file"])]
    if first["sheet"]:
        where.append(Markup("工作表：<code>{}</code>").format(first["sheet"]))
    if first["row_number"] is not None:
        where.append(Markup("第{}行").format(formats.count(first["row_number"])))
    where.append(Markup("收到：{}").format(formats.moment(first["received_at"])))
    where.append(Markup("计入日期：{}").format(formats.day(first["happened_on"])))
    heads = [
        Head("单元格", "keep"), Head("栏目", "keep"), Head("报送原文", "long"),
        Head("说明", "keep"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                _cell(row, figure),
                row["label"] or "（表外栏目）",
                row["text"],
                _remark(row),
            ]
        )
        for _, row in cells.dropna(subset=["cell"]).iterrows()
    ]
    body = table.table_html(heads, rows, name=name) if rows else ""
    return Markup('<div class="db-source"><p>{}</p>{}</div>').format(Markup("　").join(where), body)
