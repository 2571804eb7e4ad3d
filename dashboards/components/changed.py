"""What a run changed (计入前后): the files that were new, and every figure that moved.

Belongs here: sentences and tables. Does not belong here: finding the changes (`data_changes.py`),
the run (`counted.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from dashboards import data_changes, formats
from dashboards.components import links, table
from dashboards.components.cards import place
from dashboards.components.file_card import note
from dashboards.components.kept import kept
from dashboards.components.table import Head, Listing, Row, Styled

SHOWN = 300
ROLES = {"root": 0, "unit": 1, "part": 2}
KINDS = {"quarter": 0, "month": 1, "year": 2}  # the period of the bulletin first
STATES = {
    "accepted": Styled("✓ 采用", "good"), "superseded": Styled("已被新报替换", "soft"),
    "duplicate": Styled("内容重复", "soft"), "rejected": Styled("✗ 退回", "bad"),
    "unsupported": Styled("✗ 读不了", "bad"),
}  # fmt: skip
FIRST = "这是第一次计入，没有以前的数值可以比较；数值请看“总览”。"
NOTE = "箭头左边是计入前，右边是计入后；下级单位的名次是在本单位内的名次。"
NO_FILES = "这次没有新的文件：重新计算了一遍，或者更新了制度定义、更正和豁免。"
NONE_USED = "没有指标变化：新收的文件都没有采用，原因见下表。"
HELD_OUT = "没有指标变化：有 {rows} 行因为有错误没有计入，改正后重报才会进入指标（见下表）。"
SAME = "没有指标变化：这些报表与以前的内容相同，或者是名单、登记一类不影响指标的内容。"


class Changes(NamedTuple):
    """Ready parts: the sentence, the files, the tables with their headings."""

    said: str
    figures: int
    files: Listing | None
    tables: Sequence[Listing]


def show(changes: Changes) -> None:
    """The sentence, the first period's table, the others folded, the files."""
    table.show(note("good" if changes.figures else "plain", changes.said))
    for section in changes.tables[:1]:
        table.put(section)
    if others := changes.tables[1:]:
        with st.expander(f"其他时段的变化（{len(others)} 个时段）"):
            for section in others:
                table.put(section)
    if changes.files is not None:
        table.put(changes.files)


@kept
def changes() -> Changes:
    """Everything that the last run changed, as far as the viewer sees it."""
    if not data_changes.has_before():
        return Changes(FIRST, 0, None, ())
    files = data_changes.new_files()
    regimes = {str(regime) for regime in files["regime"] if regime}
    moved = data_changes.moved(regimes)
    if moved.empty:
        return Changes(_why_none(files), 0, _files(files), ())
    groups = sorted(moved.groupby(["regime", "period"]), key=lambda group: _period_order(group[1]))
    return Changes(
        _said(moved, [rows for _, rows in groups]),
        len(moved),
        _files(files),
        [_figures(rows) for _, rows in groups],
    )


def _period_order(rows: pd.DataFrame) -> tuple[int, int, str]:
    first = rows.iloc[0]
    newest = -pd.Timestamp(first["period_end"]).toordinal()
    return KINDS.get(first["period_kind"], 3), newest, str(first["regime"])


def _said(moved: pd.DataFrame, groups: Sequence[pd.DataFrame]) -> str:
    alone = int(moved["is_rank_alone"].sum())
    figures = moved[~moved["is_rank_alone"].astype(bool)]
    parts = [f"{rows.iloc[0]['label']} {len(rows)} 项" for rows in groups[:4]]
    rest = "等" if len(groups) > 4 else ""
    said = f"{figures['unit_code'].nunique()} 个单位的 {len(figures)} 项指标有变化"
    others = f"，另有 {alone} 项只是名次跟着变了" if alone else ""
    return f"{said}{others}：{'，'.join(parts)}{rest}。"


def _why_none(files: pd.DataFrame) -> str:
    if files.empty:
        return NO_FILES
    used = files[files["state"] == "accepted"]
    if used.empty:
        return NONE_USED
    held_out = int((used["records"] - used["usable_records"]).sum())
    return HELD_OUT.format(rows=held_out) if held_out else SAME


def _figures(moved: pd.DataFrame) -> Listing:
    heads = [
        Head("单位", "keep"), Head("指标", "long"), Head("分子 / 分母", "num"), Head("数值", "num"),
        Head("变化", "num"), Head("名次", "mid"), Head("看依据", "keep"),
    ]  # fmt: skip
    ordered = moved.assign(role_order=moved["role"].map(ROLES)).sort_values(
        ["is_rank_alone", "role_order", "unit_order", "unit_code", "indicator_order"],
        kind="stable",
    )
    first = moved.iloc[0]
    title = f"{first['policy']} {first['label']}的变化"

    def rows(some: pd.DataFrame) -> list[Row]:
        return [_figure(row) for _, row in some.iterrows()]

    whole = table.first(SHOWN, len(ordered), heads, lambda: rows(ordered))
    return table.prepared(
        title, heads, rows(ordered.head(SHOWN)), caption=NOTE, level=3, whole=whole
    )


def _figure(row: pd.Series[Any]) -> Row:
    old = pd.Series({**row, **{name: row[f"{name}_before"] for name in data_changes.FIGURES}})
    parts = _step(_parts(old), _parts(row))
    return Row(
        [
            row["unit_name"],
            row["name"],
            parts,
            _step(formats.figure(old), formats.figure(row)),
            _change(row),
            _step(_rank(old), _rank(row)),
            links.drilldown(
                "逐级下钻", row["regime"], row["indicator"], row["period"], **place(row)
            ),
        ]
    )


def _parts(row: pd.Series[Any]) -> str:
    return formats.parts_of(row)


def _rank(row: pd.Series[Any]) -> str:
    return formats.NOTHING if row["rank"] is None else formats.rank(row["rank"])


def _step(before: str, now: str) -> Markup | Styled:
    """`37.5% → 50.0%`; what stayed is said once, softly."""
    if before == now:
        return Styled(now, "soft")
    return Markup('<span class="soft">{} →</span> <b>{}</b>').format(before, now)


def _change(row: pd.Series[Any]) -> str | Styled:
    """The difference, in points for a rate; a rank that moved alone says why."""
    compared = row.copy()
    compared["previous_value"] = row["value_before"]
    text = formats.moved(compared)
    if text == "持平":
        return Styled("数值未变", "soft")
    is_rate = row["denominator"] is not None
    return text + (" 个百分点" if is_rate and text != formats.NOTHING else "")


def _files(files: pd.DataFrame) -> Listing | None:
    if files.empty:
        return None
    heads = [
        Head("文件", "long"), Head("单位", "keep"), Head("报表", "long"), Head("报告期", "keep"),
        Head("结果", "keep"), Head("数据（行）", "num"), Head("计入（行）", "num"),
        Head("说明", "long"),
    ]  # fmt: skip

    def rows(some: pd.DataFrame) -> list[Row]:
        return [_file(row) for _, row in some.iterrows()]

    whole = table.first(SHOWN, len(files), heads, lambda: rows(files))
    title, file = f"这次新计入的文件（{len(files)} 个）", "这次新计入的文件"
    return table.prepared(title, heads, rows(files.head(SHOWN)), level=3, file=file, whole=whole)


def _file(row: pd.Series[Any]) -> Row:
    is_used = row["state"] == "accepted"
    held_out = int((row["records"] or 0) - (row["usable_records"] or 0))
    said = row["reason"] or ""
    if is_used and held_out > 0:
        href = links.link("看问题", "quality", regime=row["regime"])
        said = Markup('<span class="bad">{} 行有错误，没有计入</span>　{}').format(held_out, href)
    return Row(
        [
            row["file"],
            row["unit_name"] or formats.NOTHING,
            row["form_title"] or formats.NOTHING,
            formats.period(row["period"]) if row["period"] else formats.NOTHING,
            STATES.get(row["state"], str(row["state"])),
            formats.count(row["records"]),
            formats.count(row["usable_records"]) if is_used else "0",
            said,
        ]
    )
