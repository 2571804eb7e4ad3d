"""Supposed figures beside the published ones (推演对照).

Belongs here: the table of 推演 and its summary. Does not belong here: computing either figure.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import table
from dashboards.components.cards import verdict
from dashboards.components.table import Head, Row


def summary(found: pd.DataFrame) -> str:
    """How many units reach the target, and how many change places."""
    said = []
    if found["attained"].notna().any():
        now, before = found["attained"].eq(True).sum(), found["published_attained"].eq(True).sum()
        said.append(f"达标 {now} 个（公布 {before} 个）")
    moved = found["rank"].notna() & found["published_rank"].notna()
    moved &= found["rank"] != found["published_rank"]
    said.append(f"名次变动 {moved.sum()} 个")
    return "，".join(said) + "。"


def comparison(found: pd.DataFrame, top: str | None, bottom: str | None) -> None:
    """Both ranks, both values, and what changes; `top` and `bottom`: what the parts count."""
    heads = [
        Head("推演名次", "mid"), Head("单位", "keep"), Head("推演数值", "num"),
        Head(formats.counted("分子", top), "num"), Head(formats.counted("分母", bottom), "num"),
        Head("推演达标", "keep"), Head("公布数值", "num"),
        Head("公布名次", "mid"), Head("公布达标", "keep"), Head("名次变化（位）", "mid"),
        Head("达标变化", "keep"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                formats.count(row["rank"]), _name(row), formats.figure(row),
                formats.count(row["numerator"]), formats.count(row["denominator"]),
                verdict(row["attained"]), formats.figure({**row, "value": row["published_value"]}),
                formats.count(row["published_rank"]), verdict(row["published_attained"]),
                formats.rank_change(row["rank"], row["published_rank"]), _turned(row),
            ],
        )
        for _, row in found.iterrows()
    ]  # fmt: skip
    table.listing("推演结果", heads, rows, note=summary(found))


def _turned(row: pd.Series[Any]) -> Markup | str:
    """Only what differs is written."""
    if row["on_own_line"] or row["attained"] == row["published_attained"]:
        return ""
    tone, said = ("good", "变为达标") if row["attained"] else ("bad", "变为未达标")
    return Markup('<span class="{}">{}</span>').format(tone, said)


def _name(row: pd.Series[Any]) -> str:
    return f"{row['unit_name']}（单列）" if row["on_own_line"] else str(row["unit_name"])
