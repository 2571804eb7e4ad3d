"""The scorecard of 总览: each target with value, bar, change, the first three, those below.

Belongs here: the rows of that table and the sentence above it. Does not belong here: any rate;
units are only counted and listed.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import cards, table
from dashboards.components.table import Head, Listing, Row, Styled
from dashboards.data_shape import Shape

FIRST = 3


def lead(root: pd.DataFrame, units: pd.DataFrame, period: str, shape: Shape) -> Markup:
    """One sentence: how many targets are met, and what moved."""
    goals = [_goal(code, root, units) for code in _indicators(root, units)]
    met = sum(goal is True for goal in goals)
    missed = sum(goal is False for goal in goals)
    return Markup(
        '<p class="db-lead">{}{}：<b>{}</b>项目标中，<b class="good">✓ {}项达标</b>，'
        '<b class="bad">✗ {}项未达标</b>。{}</p>'
    ).format(period, shape.whole, met + missed, met, missed, _moved(root))


def scorecard(root: pd.DataFrame, units: pd.DataFrame, shape: Shape) -> Listing | None:
    """One row per indicator with a target, in the policy's order; None without any."""
    codes = _indicators(root, units)
    if not codes:
        return None
    heads = [
        Head("指标", "keep"),
        Head(shape.whole, "num"),
        Head("目标", "num"),
        Head("对照目标", "keep"),
        Head("比上期（百分点）", "num"),
        Head(f"达标的{shape.unit}（个）", "mid"),
        Head("排前三位", "note"),
        Head("未达标（最低的三个）", "wide"),
    ]
    rows = [_row(code, root, units) for code in codes]
    return table.prepared(
        "指标与目标", heads, rows, note="指着数字看分子、分母；点数字看是哪些项目，点单位看原因。"
    )


def _indicators(root: pd.DataFrame, units: pd.DataFrame) -> list[str]:
    """Those with a target, in printed order."""
    both = pd.concat([root, units]).dropna(subset=["target"])
    return both.sort_values("indicator_order", kind="stable")["indicator"].unique().tolist()


def _goal(code: str, root: pd.DataFrame, units: pd.DataFrame) -> bool | None:
    """The root's own verdict, else whether every unit reaches the target."""
    own = root[root["indicator"] == code]
    judged = (own if not own.empty else units[units["indicator"] == code]).dropna(
        subset=["attained"]
    )
    return None if judged.empty else bool(judged["attained"].astype(bool).all())


def _moved(root: pd.DataFrame) -> str:
    both = root.dropna(subset=["target", "value", "previous_value"])
    up = int((both["value"].astype(float) > both["previous_value"].astype(float)).sum())
    down = int((both["value"].astype(float) < both["previous_value"].astype(float)).sum())
    return f"比上期，{up}项上升，{down}项下降。" if up or down else ""


def _row(code: str, root: pd.DataFrame, units: pd.DataFrame) -> Row:
    own, mine = root[root["indicator"] == code], units[units["indicator"] == code]
    whole = None if own.empty else own.iloc[0]
    first = mine.iloc[0] if whole is None else whole
    goal = _goal(code, root, units)
    value: str | Styled = Styled(formats.NOTHING, "soft")
    if whole is not None:
        value = Styled(cards.value_link(whole, formats.figure(whole)), _tone(goal))
    judged = mine.dropna(subset=["attained"])
    reached = int(judged["attained"].astype(bool).sum())
    return Row(
        [
            Markup("<b>{}</b>").format(first["name"]),
            value,
            formats.target_of(first),
            Markup("{} {}").format(_bar(whole, goal), cards.verdict(goal)),
            formats.NOTHING if whole is None else formats.moved(whole),
            f"{reached} / {len(judged)}" if len(judged) else formats.NOTHING,
            best(mine),
            _below(judged),
        ]
    )


def _tone(goal: bool | None) -> str:
    return "" if goal is None else ("good" if goal else "bad")


def _bar(row: pd.Series[Any] | None, goal: bool | None) -> Markup:
    """The value against the target, on a scale that holds both."""
    if row is None or row["value"] is None or row["target"] is None:
        return Markup("")
    widest = max(float(row["value"]), float(row["target"]), 1.0 if row["denominator"] else 0.0)
    if not widest:
        return Markup("")
    share, mark = (min(100 * float(row[name]) / widest, 100) for name in ("value", "target"))
    return Markup(
        '<span class="db-bar {}" aria-hidden="true"><i style="width:{:.1f}%"></i>'
        '<u style="left:calc({:.1f}% - 1px)"></u></span>'
    ).format("" if goal else "bad", share, mark)


def best(mine: pd.DataFrame) -> str:
    """The first three with ties; too many equals are counted, not listed."""
    ranked = mine.dropna(subset=["rank"]).sort_values(["rank", "unit_order"], kind="stable")
    said: list[str] = []
    for _, same in ranked[ranked["rank"].astype(int) <= FIRST].groupby("rank", sort=True):
        rank = int(same["rank"].iloc[0])
        names = same["short_name"].tolist()
        if len(names) > FIRST:
            said.append(f"{len(names)}个并列第{rank}")
        else:
            tie = f"（并列第{rank}）" if len(names) > 1 else ""
            said.append("、".join(names) + tie)
    return "、".join(said) or formats.NOTHING


def _below(judged: pd.DataFrame) -> Markup:
    below = judged[~judged["attained"].astype(bool)].sort_values(
        ["value", "unit_order"], kind="stable"
    )
    if below.empty:
        return Markup('<span class="good">✓ 都达到目标</span>' if len(judged) else formats.NOTHING)
    names = [
        cards.value_link(row, f"{row['short_name']} {formats.figure(row)}")
        for _, row in below.head(FIRST).iterrows()
    ]
    more = f"等{len(below)}个" if len(below) > FIRST else ""
    return Markup("{}{}").format(Markup("、").join(names), more)
