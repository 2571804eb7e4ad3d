"""Printing where the cells of a file went (`daiban check --account`).

Belongs here: table and JSON. Does not belong here: the account (`intake/account.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pipelines.cli.frame import wants_json
from pipelines.cli.output import show, show_json
from pipelines.warehouse.selection import Rows

if TYPE_CHECKING:
    from pipelines.intake.outcome import SheetAccount

KINDS = {
    "title": "标题", "header": "表头", "total": "合计", "note": "说明", "signature": "签名",
    "numbering": "空序号行", "guidance": "附页",
}  # fmt: skip
LISTED = 10


def show_accounts(accounts: Sequence[SheetAccount]) -> None:
    """One line a sheet; the parts add up to its filled cells."""
    if wants_json():
        show_json([_plain(entry) for entry in accounts])
        return
    words = KINDS.values()
    columns = ("文件", "工作表", "非空", "入库", *words, "在问题中", "下落不明", "下落不明处")
    rows = [
        {
            "文件": entry.file,
            "工作表": entry.sheet,
            "非空": entry.cells,
            "入库": entry.landed,
            **{word: entry.labels.get(kind, 0) for kind, word in KINDS.items()},
            "在问题中": entry.in_findings,
            "下落不明": len(entry.unaccounted),
            "下落不明处": "、".join(entry.unaccounted[:LISTED]),
        }
        for entry in accounts
    ]
    show(Rows(columns, rows), "table")


def _plain(entry: SheetAccount) -> dict[str, Any]:
    return {
        "file": entry.file,
        "sheet": entry.sheet,
        "cells": entry.cells,
        "landed": entry.landed,
        "labels": {kind: entry.labels.get(kind, 0) for kind in KINDS},
        "in_findings": entry.in_findings,
        "unaccounted": len(entry.unaccounted),
        "unaccounted_cells": list(entry.unaccounted),
    }
