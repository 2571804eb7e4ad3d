"""需要决定 (what needs a decision): a line each, with the way to the reason.

Belongs here: the words. Does not belong here: counting (`data_overview.py`).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import links

LONGEST = 26
# kind -> (what it is, what is to be done, page, choices)
LINES: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "stuck": (
        "个问题停滞",
        "最久停留{most}天，在：{names}。请决定由哪一级办结。",
        "problems",
        {"shown": "stuck"},
    ),
    "in_a_row": (
        "个单位连续缺报",
        "最长连续{most}个月：{names}。请决定是否通报。",
        "reminders",
        {},
    ),
    "missing": ("份报表未报", "{names}。请催报。", "reminders", {}),
    "rejected": ("份报表被退回、没有重报", "{names}。请催报。", "reminders", {}),
    "late": ("份报表迟报", "最多迟{most}天：{names}。", "reporting", {}),
    "hollow": ("份报表没有新内容", "{names}。请退回重报。", "reporting", {}),
    "links": ("个项目名称对不上", "{names}。核对以前不计入。", "contacts", {}),
}


def waiting(found: pd.DataFrame, regime: str, period: str) -> Markup:
    """The list; an empty one says so."""
    if found.empty:
        return Markup('<p class="db-lead good">✓ 没有等待决定的事项。</p>')
    lines = Markup("").join(_line(row, regime, period) for _, row in found.iterrows())
    return Markup('<h2>需要决定</h2><div class="db-todo">{}</div>').format(lines)


def _line(row: pd.Series[Any], regime: str, period: str) -> Markup:
    if row["kind"] == "list":
        name, _, says = str(row["names"]).partition("|")
        what, page, choices = name, "lists", {"list": str(row["id"]), "period": period}
    else:
        what, says, page, choices = LINES[row["kind"]]
    names = str(row["names"])
    short = names if len(names) <= LONGEST else f"{names[:LONGEST].rpartition('、')[0]}等"
    below = says.format(most=formats.count(row["most"]), names=short)
    text = Markup("<b>{}</b>{}").format(formats.count(row["number"]), what)
    return Markup('<div>{}<span class="what">{}</span></div>').format(
        links.link(text, page, regime=regime, **choices), below
    )
