"""The table of 操作记录. Belongs here: how an act is written. Does not belong here: reading it."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from dashboards import formats, journal
from dashboards.components import frame, table
from dashboards.components.table import Head, Row

LONGEST = 500
WHO = Markup("{}<br><span class='soft'>{}</span>")


def acts(found: pd.DataFrame) -> None:
    """One row an act, the newest first."""
    if found.empty:
        frame.nothing("这个月没有这样的操作。")
        return
    heads = [
        Head("时间", "keep"), Head("谁", "keep"), Head("角色", "keep"), Head("做了什么", "keep"),
        Head("文件", "long"), Head("单位", "keep"), Head("时段", "keep"), Head("说明", "long"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                row["at"], WHO.format(row["name"], row["who"]),
                row["role"], journal.NAMES.get(row["what"], row["what"]), row["file"],
                row["unit"] or formats.NOTHING, row["period"] or formats.NOTHING, row["detail"],
            ],
            flagged=row["what"] == "personal_download",
        )
        for _, row in found.head(LONGEST).iterrows()
    ]  # fmt: skip
    cut = f"只列最近{LONGEST}条，共{len(found)}条。" if len(found) > LONGEST else ""
    table.show(table.table_html(heads, rows, cut))
