"""Cards: each indicator with a target, its provincial value or how many units reach it.

Belongs here: the cards of 总览. Does not belong here: any rate; only units are counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import frame, links, table

_CARD = Markup(
    '<div class="db-card {kind}"><div class="name">{name}</div><div class="big">{big}'
    '<small class="{tone}">{verdict}</small></div>{rows}</div>'
)


def cards(province: pd.DataFrame, cities: pd.DataFrame, counties: pd.DataFrame) -> None:
    """One card per indicator with a target, in the policy's order."""
    found = sorted(_all_cards(province, cities, counties), key=lambda pair: pair[0])
    if not found:
        frame.nothing("这个时段没有设目标的指标。")
        return
    inside = Markup("").join(markup for _, markup in found)
    table.show(Markup('<div class="db-cards">{}</div>').format(inside))


def _all_cards(*levels: pd.DataFrame) -> Iterator[tuple[int, Markup]]:
    """Each indicator once, at the highest level that has it."""
    seen: set[str] = set()
    for place, values in enumerate(levels):
        for indicator, rows in values.dropna(subset=["target"]).groupby("indicator", sort=False):
            if indicator not in seen:
                seen.add(str(indicator))
                first = rows.iloc[0]
                yield int(first["indicator_order"]), (_value(first) if place == 0 else _units(rows))


def _value(row: pd.Series[Any]) -> Markup:
    """The province's value with its parts, its target and the change."""
    reached = row["attained"]
    made_of = formats.parts(row["numerator"], row["denominator"])
    lines = (
        f"{made_of}　目标 {formats.target_of(row)}",
        formats.change_of(row),
    )
    said = "" if reached is None else formats.verdict(reached)
    return _card(row["name"], formats.figure(row), said, reached, lines)


def _units(rows: pd.DataFrame) -> Markup:
    """How many of the units with a value reach the target."""
    judged = rows.dropna(subset=["attained"])
    reached = int(judged["attained"].astype(bool).sum())
    first = rows.iloc[0]
    whose = "市（州）" if first["level"] == "city" else "县（市、区）"
    everyone = None if judged.empty else reached == len(judged)
    below = judged[~judged["attained"].astype(bool)]["short_name"].tolist()
    names = "、".join(below[:4]) + (f"等{len(below)}个" if len(below) > 4 else "")
    lines = (
        f"{whose}达标数　目标 {formats.target_of(first)}",
        f"未达标：{names}" if below else ("" if len(judged) else "没有可以判定的单位"),
    )
    said = "" if everyone is None else ("✓ 全部达标" if everyone else "✗ 未全部达标")
    return _card(first["name"], f"{reached} / {len(judged)}", said, everyone, lines)


def _card(name: str, big: str, said: str, reached: bool | None, lines: tuple[str, ...]) -> Markup:
    tone = {None: "soft", True: "good", False: "bad"}[None if reached is None else bool(reached)]
    rows = Markup("").join(Markup('<div class="row">{}</div>').format(line) for line in lines)
    return _CARD.format(
        kind=f"{tone}-card",
        name=name,
        big=big,
        tone=tone,
        verdict=said,
        rows=rows,
    )


def verdict(reached: bool | None) -> Markup:
    """达标 or 未达标 with its sign and colour, for a table cell."""
    tone = "soft" if reached is None else ("good" if reached else "bad")
    return Markup('<span class="{}">{}</span>').format(tone, formats.verdict(reached))


def place(row: pd.Series[Any]) -> dict[str, str]:
    """Where a value's link leads: the city, or the county within its city."""
    if row["level"] == "county":
        return {"city": row["parent_code"], "county": row["unit_code"]}
    return {"city": row["unit_code"]} if row["level"] == "city" else {}


def value_link(row: pd.Series[Any], text: str) -> Markup:
    """A value that opens its rows in 区县下钻."""
    title = f"{row['unit_name']} {formats.parts(row['numerator'], row['denominator'])}"
    return links.drilldown(
        text, row["regime"], row["indicator"], row["period"], title, **place(row)
    )
