"""Ranking tables (排名表): ties, change of place, units without a denominator last.

Belongs here: ordering by the rank that the marts hold, and the tables. Does not belong here:
computing a rank.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import table
from dashboards.components.cards import value_link, verdict
from dashboards.components.table import Head, Row, Styled


def ranked_indicators(values: pd.DataFrame) -> pd.DataFrame:
    """The rows of indicators that rank at least one unit, those of the bulletin first."""
    ranked = values[values["indicator"].isin(values.dropna(subset=["rank"])["indicator"])]
    return ranked.assign(other=~ranked["in_bulletin_ranking"].astype(bool)).sort_values(
        ["other", "indicator_order", "unit_order"], kind="stable"
    )


def with_remarks(ranked: pd.DataFrame, remarks: pd.DataFrame) -> pd.DataFrame:
    """The rows with their remark; '' for a unit that is not ranked."""
    joined = ranked.merge(remarks, on=["indicator", "unit_code"], how="left")
    return joined.assign(remark=joined["remark"].fillna(""), is_small=joined["is_small"].eq(True))


def in_rank_order(rows: pd.DataFrame) -> pd.DataFrame:
    """By rank, ties in printed order, unranked units last."""
    last = rows["rank"].map(lambda rank: float("inf") if rank is None else float(rank))
    return rows.assign(last=last).sort_values(["last", "unit_order"], kind="stable")


def ties(rows: pd.DataFrame) -> set[int]:
    """The ranks that several units share."""
    counts = rows["rank"].dropna().astype(int).value_counts()
    return set(counts[counts > 1].index)


def note(rows: pd.DataFrame) -> str:
    """The line below an indicator's heading: target and clause."""
    first = rows.iloc[0]
    kind = "通报排名指标" if first["in_bulletin_ranking"] else "其他指标"
    basis = f"　依据：条款{first['clause']}" if first["clause"] else ""
    return f"{kind}　目标：{formats.target_of(first)}{basis}"


def overview(ranked: pd.DataFrame, period: str) -> None:
    """Units by indicators: the place of each."""
    columns = ranked.drop_duplicates("indicator")
    heads = [Head("单位", "keep")] + [
        Head(Markup('<a href="#{}">{}</a>').format(row["indicator"], row["name"]), "mid")
        for _, row in columns.iterrows()
    ]
    shared = {code: ties(rows) for code, rows in ranked.groupby("indicator")}
    ordered = ranked.sort_values(["unit_order", "unit_code"], kind="stable")
    rows = []
    for _, mine in ordered.groupby("unit_code", sort=False):
        by_indicator = {row["indicator"]: row for _, row in mine.iterrows()}
        cells = [_place(by_indicator.get(code), shared[code]) for code in columns["indicator"]]
        rows.append(Row([mine["short_name"].iloc[0], *cells]))
    note = "按印发顺序；点指标名跳到下面的图表。通报排名的指标在前。"
    table.listing(
        "名次一览", heads, rows, note=note, kind="matrix", file=f"名次一览_{formats.period(period)}"
    )


def _place(row: pd.Series[Any] | None, shared: set[int]) -> Styled:
    if row is None or row["rank"] is None:
        return Styled(formats.NOTHING, "soft")
    text = formats.rank(row["rank"], int(row["rank"]) in shared)
    tone = {True: "cell-good", False: "cell-bad", None: ""}[
        None if row["attained"] is None else bool(row["attained"])
    ]
    return Styled(value_link(row, f"{text} {formats.mark(row['attained'])}"), tone)


def ranking_table(ordered: pd.DataFrame) -> None:
    """名次, 单位, 数值, its parts, last period's place and the change."""
    shared = ties(ordered)
    top, bottom = formats.part_heads(ordered)
    heads = [
        Head("名次", "mid"), Head("单位", "keep"), Head(formats.value_head(ordered), "num"),
        Head(top, "num"), Head(bottom, "num"), Head("是否达标", "keep"),
        Head("上期名次", "mid"), Head("名次变化（位）", "mid"), Head("说明", "note"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                formats.rank(row["rank"], row["rank"] is not None and int(row["rank"]) in shared),
                value_link(row, str(row["short_name"])),
                formats.figure(row).rstrip("%"),
                formats.count(row["numerator"]),
                formats.count(row["denominator"]),
                verdict(row["attained"]),
                formats.count(row["previous_rank"]),
                formats.rank_change(row["rank"], row["previous_rank"]),
                row["remark"],
            ]
        )
        for _, row in ordered.iterrows()
    ]
    first = ordered.iloc[0]
    file = f"排名_{first['name']}_{formats.period(first['period'])}"
    table.listing("名次表", heads, rows, file=file, level=3)
