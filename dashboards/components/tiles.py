"""The schematic tiles (示意图): a tile a unit, coloured by attainment, with value and sign in it.

Belongs here: drawing tiles from rows. Does not belong here: where a tile stands (marts). It is no
map: neighbours, sizes and borders mean nothing.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats
from dashboards.components import cards, links

LEGEND = (
    '<div class="db-legend"><span>✓ 浅色底：达标</span><span>✗ 粗框斜纹：未达标</span>'
    "<span>—：没有数值</span><span>示意图，只表示大致方位。</span></div>"
)


def grid(values: pd.DataFrame, places: pd.DataFrame, small: bool = False) -> Markup:
    """The tiles of one indicator's rows; nothing where none of the units has a tile."""
    joined = places.merge(values, on="unit_code", how="inner")
    if joined.empty:
        return Markup("")
    top, left = int(joined["tile_row"].min()), int(joined["tile_column"].min())
    wide = int(joined["tile_column"].max()) - left + 1
    drawn = Markup("").join(_tile(row, top, left) for _, row in joined.iterrows())
    columns = Markup("grid-template-columns:repeat({},minmax(0,1fr))").format(wide)
    return Markup('<div class="db-tiles {}" style="{}">{}</div>{}').format(
        "small" if small else "", columns, drawn, Markup(LEGEND)
    )


def _tile(row: pd.Series[Any], top: int, left: int) -> Markup:
    tone = {True: "good", False: "bad"}.get(row["attained"], "none")
    said = f"{formats.figure(row)} {formats.mark(row['attained'])}".strip()
    tip = f"{row['unit_name']}\n{cards.tip(row)}"
    address = links.target(
        "drilldown", regime=row["regime"], indicator=row["indicator"], period=row["period"],
        **cards.place(row),
    )  # fmt: skip
    return Markup(
        '<a class="tile {}"{} data-tip="{}" style="grid-row:{};grid-column:{}">'
        "<span>{}</span><b>{}</b></a>"
    ).format(
        tone, address, tip, int(row["tile_row"]) - top + 1, int(row["tile_column"]) - left + 1,
        row["label"], said,
    )  # fmt: skip
