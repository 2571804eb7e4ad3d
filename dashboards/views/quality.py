"""数据质量: what is wrong in the returns, by rule and by unit, and whether it becomes less."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboards import data_quality, formats, state, viewer
from dashboards.components import chart, frame, links, months, table
from dashboards.components.table import Head, Row, Styled
from dashboards.figures.findings import findings as findings_figure

WEIGHTS = {"fatal": "不能采用", "error": "错误", "warning": "提醒"}
TONES = {"fatal": "bad", "error": "bad", "warning": "soft"}


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    rules = data_quality.by_rule(regime)
    if rules.empty:
        table.show('<p class="good">✓ 收到的报表没有发现问题。</p>')
        return
    left, right = st.columns([5, 7], gap="medium")
    with left:
        table.heading(
            "逐月发现的问题", "按收到的月份，单位：处；“错误”的那一行不计入，“提醒”的照常计入。"
        )
        found = data_quality.by_month(regime)
        chart.show(findings_figure(found), "findings", "逐月发现的问题数，按轻重分")
    with right:
        _units(regime)
    _rules(rules, regime)
    months.months(regime)
    rule, unit = state.wanted("rule"), state.wanted("at")
    if rule or unit:
        _one_by_one(regime, rule, unit)


def _units(regime: str) -> None:
    found = data_quality.by_unit(regime)
    wide = found.pivot_table(
        index="unit", columns="severity", values="number", fill_value=0, sort=False, aggfunc="sum"
    )
    shown = [severity for severity in WEIGHTS if severity in wide.columns]
    heads = [Head("单位", "keep"), *(Head(f"{WEIGHTS[s]}（处）", "num") for s in shown)]
    rows = [
        Row(
            [
                links.link(str(unit), "quality", regime=regime, at=str(unit)),
                *(formats.count(row[severity]) for severity in shown),
            ]
        )
        for unit, row in wide.iterrows()
    ]
    table.listing("各单位（现在计入统计的报表）", heads, rows, note="点单位看逐条。", level=3)


def _rules(rules: pd.DataFrame, regime: str) -> None:
    heads = [
        Head("轻重", "keep"), Head("问题（举例）", "long"), Head("共（处）", "num"),
        Head("其中现在还在（处）", "num"), Head("最近一个月（处）", "num"),
        Head("涉及单位（个）", "num"), Head("明细", "keep"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                Styled(WEIGHTS[row["severity"]], TONES[row["severity"]]), row["example"],
                formats.count(row["number"]), formats.count(row["current"]),
                formats.count(row["newest"]), formats.count(row["units"]),
                links.link("逐条看", "quality", regime=regime, rule=row["rule"]),
            ]
        )
        for _, row in rules.iterrows()
    ]  # fmt: skip
    table.listing("各类问题", heads, rows, note="重的在前。", is_personal=_quotes_persons())


def _one_by_one(regime: str, rule: str, unit: str) -> None:
    found = data_quality.findings(regime, rule, unit)
    if found.empty:
        frame.nothing("没有这样的问题，可能已按更正后的报表改变。")
        return
    heads = [
        Head("单位", "keep"), Head("状态", "keep"), Head("问题", "long"), Head("文件", "long"),
        Head("工作表", "keep"), Head("单元格", "keep"),
    ]  # fmt: skip
    read = data_quality.all_findings(regime, rule, unit)
    total = int(found["total"].iloc[0])
    whole = table.first(len(found), total, heads, lambda: _as_rows(read()))
    title = f"逐条：{unit or '同一类问题'}"
    table.listing(
        title, heads, _as_rows(found), file="逐条问题", whole=whole, is_personal=_quotes_persons()
    )


def _as_rows(found: pd.DataFrame) -> list[Row]:
    return [
        Row(
            [
                row["unit"], "还在" if row["is_current"] else "已被新报表替换", row["message"],
                row["file"], row["sheet"] or "", row["cell"] or "",
            ]
        )
        for _, row in found.iterrows()
    ]  # fmt: skip


def _quotes_persons() -> bool:
    """Messages quote what stands in a cell, also where that is a contact."""
    return viewer.current().sees_persons


frame.page("数据质量", draw)
