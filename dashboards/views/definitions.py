"""口径说明: how every figure is counted, by which clause, and what was assumed."""

from __future__ import annotations

from markupsafe import Markup

from dashboards import data, data_definitions, formats, state
from dashboards.components import frame, links, table
from dashboards.components.table import Head, Row

PARTS = {
    "indicators": "指标",
    "measures": "分子和分母",
    "assumed": "暂定口径与设定",
    "clauses": "条款原文",
}
BASES = {"ytd": "年初至期末", "period": "本期内", "cum": "起算日至期末"}


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    with frame.controls():
        part = state.choose(
            "看什么", "part", list(PARTS), PARTS.__getitem__, "indicators", width=190
        )
    {"indicators": _indicators, "measures": _measures, "assumed": _assumed, "clauses": _clauses}[
        part
    ](regime)


def _indicators(regime: str) -> None:
    heads = [
        Head("指标", "keep"),
        Head("怎么算", "long"),
        Head("目标", "num"),
        Head("条款", "keep"),
        Head("条款原文", "long"),
        Head("为什么看", "long"),
    ]
    rows = [
        Row(
            [
                links.link(row["name"], "drilldown", regime=regime, indicator=row["indicator"]),
                _formula(row["numerator_name"], row["denominator_name"]),
                formats.target(row["target"])
                if row["denominator_name"]
                else formats.count(row["target"]),
                row["clause"] or formats.NOTHING,
                row["clause_text"] or "政策没有逐字规定。",
                row["why"] or "",
            ]
        )
        for _, row in data.indicators(regime).iterrows()
    ]
    table.listing("指标", heads, rows, note="点指标名看数值。")


def _formula(top: str, bottom: str | None) -> Markup:
    if not bottom:
        return Markup("{}").format(top)
    return Markup("{} <b>÷</b> {}").format(top, bottom)


def _measures(regime: str) -> None:
    heads = [
        Head("名称", "keep"),
        Head("数什么", "long"),
        Head("单位", "keep"),
        Head("时间范围", "keep"),
        Head("条款", "keep"),
    ]
    rows = [
        Row(
            [
                row["name"],
                row["meaning"],
                row["unit"],
                BASES.get(row["basis"], row["basis"]),
                row["clause"] or formats.NOTHING,
            ]
        )
        for _, row in data_definitions.measures(regime).iterrows()
    ]
    table.listing("分子和分母", heads, rows)


def _assumed(regime: str) -> None:
    heads = [
        Head("编号", "keep"),
        Head("文件没有写明的", "long"),
        Head("暂按", "long"),
        Head("条款", "keep"),
    ]
    rows = [
        Row([row["assumption"], row["gap"], row["assumed"], row["clause"] or formats.NOTHING])
        for _, row in data_definitions.assumptions(regime).iterrows()
    ]
    table.listing("暂定口径", heads, rows, note="有关单位作出决定以前，这样计算。")
    heads = [Head("设定", "long"), Head("现为", "keep"), Head("条款", "keep")]
    rows = [
        Row([row["note"], row["value"], row["clause"] or formats.NOTHING])
        for _, row in data_definitions.settings(regime).iterrows()
    ]
    table.listing("设定", heads, rows)


def _clauses(regime: str) -> None:
    heads = [Head("条款", "keep"), Head("标题", "keep"), Head("原文", "long")]
    rows = [
        Row([row["clause"], row["title"] or "", row["text"]])
        for _, row in data_definitions.clauses(regime).iterrows()
    ]
    table.listing("条款原文", heads, rows)


frame.page("口径说明", draw)
