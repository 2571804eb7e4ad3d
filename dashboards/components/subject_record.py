"""All that is known of one subject (一个项目的全部记录), each with a link to where it stands.

Belongs here: the sections of the record. Does not belong here: the rows as received
(`evidence.py`, on 逐级下钻), how long a case took (办件), the way of a problem (问题台账).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import data, data_subjects, formats, state
from dashboards.components import frame, links, subject_list, table
from dashboards.components.subjects import standing
from dashboards.components.table import Head, Row
from dashboards.data_shape import Shape

GONE = "没有“{subject}”：可能写错了，也可能已按更正后的报表改变。"
ONLY_COUNTED = "这个时段它不在任何指标里，只计个数：{counts}。"
NOT_NOW = "它在这个时段没有计入任何指标，请看下面的各时段。"
NOWHERE = "它不在任何清单、问题台账和办件里。"


def record(regime: str, period: str, subject: str, shape: Shape, word: str) -> None:
    """The sections; those without anything are left out and said in one line."""
    found = data_subjects.periods_of(regime, subject)
    kept = {name: state.wanted(name) for name in ("city", "q", "of", "state")}
    back = links.link(f"返回{word}列表", "subjects", regime=regime, period=period, **kept)
    if found.empty:
        frame.nothing(GONE.format(subject=subject))
        table.show(back)
        return
    names = tuple(dict.fromkeys(str(n) for c in ("subject_name", "project_name")
                                for n in found[c].dropna()))  # fmt: skip
    table.heading(subject_list.name_of(found.iloc[0]), _where(found, shape, back))
    _indicators(regime, period, found[found["period"] == period], subject, shape)
    _periods(regime, found, subject)
    parts = [
        _lists(data_subjects.lists(regime, subject), regime, subject),
        _problems(data_subjects.problems(regime, subject, names), regime),
        _cases(data_subjects.cases(regime, subject), regime),
    ]
    if not any(parts):
        table.show(Markup('<div class="db-note">{}</div>').format(NOWHERE))
    _rows(data_subjects.rows(regime, subject), regime)
    _related(data_subjects.related(regime, period, subject, names), regime, period)


def _where(found: pd.DataFrame, shape: Shape, back: Markup) -> Markup:
    units = data.unit_names()
    code = subject_list.code_of(found.iloc[0])
    places = dict.fromkeys(
        "　".join(subject_list.place_of(row, shape, units)) for _, row in found.iterrows()
    )
    said = [f"编号：{code}"] if code else []
    return Markup("　").join([*said, "；".join(places), back])


def _indicators(regime: str, period: str, here: pd.DataFrame, subject: str, shape: Shape) -> None:
    """Each indicator of the period that has it below or above the line, by place."""
    if here.empty:
        frame.nothing(NOT_NOW)
        return
    days = {
        (row["unit_code"], row["measure"]): row["first_on"]
        for _, row in data_subjects.counted(regime, period, subject).iterrows()
    }
    heads = [
        Head("指标", "long"), Head("单位", "keep"), Head("计入分母", "keep"),
        Head("分母日期", "keep"), Head("计入分子", "keep"), Head("分子日期", "keep"),
    ]  # fmt: skip
    rows = []
    for _, place in here.iterrows():
        down = _place(place, shape)
        for _, one in data.indicators(regime).iterrows():
            below, above = (
                days.get((place["unit_code"], one[part])) for part in ("denominator", "numerator")
            )
            if below is None and above is None:
                continue
            shown, tip = str(one["indicator"]), "看报表原文"
            rows.append(Row([
                links.drilldown(one["name"], regime, shown, period, tip, subject=subject, **down),
                place["unit_name"], "✓" if below is not None else formats.NOTHING,
                formats.day(below), standing(below is not None, above is not None),
                formats.day(above),
            ], flagged=above is None))  # fmt: skip
    if not rows:
        frame.nothing(ONLY_COUNTED.format(counts=_counts(regime, here)))
        return
    title = f"{here.iloc[0]['label']}计入的指标"
    table.listing(title, heads, rows, note="点指标看它计入的那几行报表原文。")


def _counts(regime: str, here: pd.DataFrame) -> str:
    names = data_subjects.measure_names(regime)
    measures = dict.fromkeys(str(m) for row in here["measures"] for m in row)
    return "、".join(names.get(measure, measure) for measure in measures)


def _place(row: pd.Series[Any], shape: Shape) -> dict[str, str]:
    """The way down to the unit, as 逐级下钻 names it."""
    if shape.part:
        return {"city": str(row["parent_code"]), "county": str(row["unit_code"])}
    return {"city": str(row["unit_code"])}


def _periods(regime: str, found: pd.DataFrame, subject: str) -> None:
    indicators = data.indicators(regime)
    heads = [
        Head("时段", "keep"), Head("单位", "keep"),
        Head("✓ 已计入（个指标）", "num"), Head("✗ 在分母、未计入（个指标）", "num"),
    ]  # fmt: skip
    rows = []
    for _, row in found.iterrows():
        counted, missed = subject_list.standings(indicators, frozenset(row["measures"]))
        link = links.link(
            row["label"], "subjects", regime=regime, period=row["period"], subject=subject
        )
        rows.append(Row([
            link, row["unit_name"], formats.count(len(counted)), formats.count(len(missed)),
        ]))  # fmt: skip
    table.listing("各时段", heads, rows, level=3)


def _lists(found: pd.DataFrame, regime: str, subject: str) -> bool:
    heads = [
        Head("清单", "long"), Head("时段", "keep"), Head("单位", "keep"), Head("日期", "keep"),
        Head("要做的", "long"),
    ]  # fmt: skip
    rows = [
        Row([
            links.link(row["watchlist_name"], "lists", "看清单和依据", regime=regime,
                       list=row["watchlist"], period=row["period"], subject=subject),
            row["label"], row["unit_name"], formats.day(row["happened_on"]), row["says"] or "",
        ])
        for _, row in found.iterrows()
    ]  # fmt: skip
    return _part("清单", heads, rows)


def _problems(found: pd.DataFrame, regime: str) -> bool:
    heads = [
        Head("问题", "long"), Head("提出日期", "keep"), Head("当前层级", "keep"),
        Head("结果", "keep"),
    ]  # fmt: skip
    rows = [
        Row([
            links.link(row["description"] or row["project_name"], "problems", "看每一级停了几天",
                       regime=regime, problem=row["problem"]),
            formats.day(row["raised_on"]), row["rung"],
            f"✓ {formats.day(row['closed_on'])}办结" if row["closed_on"] is not None
            else ("✗ 停滞" if row["is_stuck"] else "… 未办结"),
        ], flagged=bool(row["is_stuck"]))
        for _, row in found.iterrows()
    ]  # fmt: skip
    return _part("问题", heads, rows)


def _cases(found: pd.DataFrame, regime: str) -> bool:
    heads = [
        Head("办件", "keep"), Head("开始", "keep"), Head("下一步", "keep"), Head("由谁办", "keep"),
        Head("最迟", "keep"), Head("已超期（步）", "num"), Head("超时办结（步）", "num"),
    ]  # fmt: skip
    rows = [
        Row([
            links.link(row["case_key"], "cases", "看办理过程", regime=regime, case=row["case_key"],
                       shown="all"),
            formats.moment(row["started_at"]),
            row["next_step"] or ("✓ 已办完" if row["is_done"] else "— 登记表没有"),
            row["next_by"] or formats.NOTHING, formats.due(row["next_due"]),
            formats.count(row["overdue"]), formats.count(row["late"]),
        ], flagged=row["overdue"] > 0)
        for _, row in found.iterrows()
    ]  # fmt: skip
    return _part("办件", heads, rows)


def _rows(found: pd.DataFrame, regime: str) -> None:
    """The rows of returns that name it; each leads to the figures that it counts in."""
    names = data_subjects.measure_names(regime)
    heads = [
        Head("报表", "long"), Head("收到", "keep"), Head("文件", "long"), Head("在哪里", "keep"),
        Head("计入的分项", "long"),
    ]  # fmt: skip
    rows = []
    for _, row in found.iterrows():
        place = f"{row['sheet'] or ''} 第{formats.count(row['row_number'])}行"
        if row["cell"]:
            tip, unit = "看这一行计入了哪些指标", row["unit_code"]
            place = links.cell(place, row["file"], row["sheet"], row["cell"], tip,
                               regime=regime, period=row["period"], unit=unit)  # fmt: skip
        counts = "、".join(names.get(measure, measure) for measure in row["measures"])
        rows.append(Row([
            row["form_title"] or formats.NOTHING, formats.moment(row["received_at"]),
            row["file"], place, counts,
        ]))  # fmt: skip
    cut = f"只列最近{data_subjects.ROWS}行。" if len(rows) == data_subjects.ROWS else ""
    _part("点名它的报表", heads, rows, cut)


def _related(found: pd.DataFrame, regime: str, period: str) -> None:
    heads = [Head("名称", "long"), Head("编号", "keep"), Head("单位", "keep")]
    rows = [
        Row([
            links.link(subject_list.name_of(row), "subjects", "看全部记录", regime=regime,
                       period=period, subject=row["subject"]),
            subject_list.code_of(row) or formats.NOTHING, row["unit_name"],
        ])
        for _, row in found.iterrows()
    ]  # fmt: skip
    cut = f"只列前{data_subjects.RELATED}个。" if len(rows) == data_subjects.RELATED else ""
    _part("与它同名或属于它的", heads, rows, cut)


def _part(title: str, heads: list[Head], rows: list[Row], cut: str = "") -> bool:
    """A section where there is anything."""
    if rows:
        table.listing(title, heads, rows, caption=cut, level=3)
    return bool(rows)
