"""The table of 操作记录. Belongs here: how an act is written. Does not belong here: reading it."""

from __future__ import annotations

from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import formats, journal
from dashboards.components import frame, table
from dashboards.components.table import Head, Row

LONGEST = 500
WHO = Markup("{}<br><span class='soft'>{}</span>")


def acts(found: pd.DataFrame, month: str) -> None:
    """One row an act, the newest first."""
    if found.empty:
        frame.nothing("这个月没有这样的操作。")
        return
    heads = [
        Head("时间", "keep"), Head("谁", "keep"), Head("角色", "keep"), Head("做了什么", "keep"),
        Head("文件", "long"), Head("单位", "keep"), Head("时段", "keep"), Head("说明", "long"),
    ]  # fmt: skip

    def rows(some: pd.DataFrame) -> list[Row]:
        return [_row(row) for _, row in some.iterrows()]

    whole = table.first(LONGEST, len(found), heads, lambda: rows(found))
    table.listing(
        month, heads, rows(found.head(LONGEST)), note="新的在前。", file=f"操作记录_{month}",
        whole=whole,
    )  # fmt: skip


def _row(row: pd.Series[Any]) -> Row:
    cells = [
        row["at"], WHO.format(row["name"], row["who"]), row["role"],
        journal.NAMES.get(row["what"], row["what"]), row["file"], row["unit"] or formats.NOTHING,
        formats.periods(row["period"]) or formats.NOTHING, row["detail"],
    ]  # fmt: skip
    return Row(cells, flagged=row["what"] == "personal_download")
