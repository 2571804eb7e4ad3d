"""对比: two units, or two periods of one unit, indicator by indicator."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from dashboards import data, data_series, data_shape, formats, state
from dashboards.components import cards, frame, selectors, table
from dashboards.components.table import Head, Row, Styled

NONE = Styled(formats.NOTHING, "soft")


class Side(NamedTuple):
    """One of the two: its name and its figures by indicator."""

    name: str
    rows: dict[str, pd.Series[Any]]


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    periods, places = data.periods(regime), data_series.places(regime)
    labels = dict(zip(periods["period"], periods["label"], strict=True))
    names = dict(zip(places["unit_code"], places["unit_name"], strict=True))
    units = places[places["role"] == "unit"]["unit_code"].tolist() or list(names)
    first = selectors.default_period(periods)
    with frame.controls():
        pair = [_side(regime, which, names, labels, units, first) for which in ("a", "b")]
    _table(data.indicators(regime), pair[0], pair[1], data_shape.shape(regime))


def _side(
    regime: str,
    which: str,
    names: dict[str, str],
    labels: dict[str, str],
    units: list[str],
    first: str,
) -> Side:
    word = {"a": "甲", "b": "乙"}[which]
    default = units[0] if which == "a" else units[min(1, len(units) - 1)]
    unit = state.choose(
        f"单位{word}", f"unit_{which}", list(names), names.__getitem__, default, width=180
    )
    period = state.choose(
        f"时段{word}", f"period_{which}", list(labels), labels.__getitem__, first, width=170
    )
    found = data_series.of_unit(regime, period, unit)
    rows = {str(row["indicator"]): row for _, row in found.iterrows()}
    return Side(f"{names[unit]}　{labels[period]}", rows)


def _table(indicators: pd.DataFrame, a: Side, b: Side, shape: data_shape.Shape) -> None:
    del shape
    shown = [
        row
        for _, row in indicators.iterrows()
        if {row["indicator"]} & (a.rows.keys() | b.rows.keys())
    ]
    if not shown:
        frame.nothing("这两个都没有指标数值，请换一个单位或时段。")
        return
    heads = [
        Head("指标", "keep"),
        Head("目标", "num"),
        Head(f"甲：{a.name}", "num"),
        Head("甲 分子 / 分母", "num"),
        Head(f"乙：{b.name}", "num"),
        Head("乙 分子 / 分母", "num"),
        Head("甲比乙（百分点）", "num"),
    ]
    rows = [_row(row, a.rows.get(row["indicator"]), b.rows.get(row["indicator"])) for row in shown]
    table.listing(
        f"{a.name} 与 {b.name}",
        heads,
        rows,
        note="点数字看是哪些项目；换上面的单位或时段，地址随之改变，可发给同事。",
    )


def _row(indicator: pd.Series[Any], a: pd.Series[Any] | None, b: pd.Series[Any] | None) -> Row:
    some = a if a is not None else b
    assert some is not None
    cells: list[str | Styled] = [
        Markup("<b>{}</b>").format(indicator["name"]),
        formats.target_of(some) if some["target"] is not None else formats.NOTHING,
    ]
    for side in (a, b):
        cells += [_value(side), NONE if side is None else _parts(side)]
    if a is None or b is None:
        return Row([*cells, NONE])
    moved = formats.moved({**a, "previous_value": b["value"]})
    is_plain = a["denominator"] is None and moved[0] in "↑↓"
    return Row([*cells, f"{moved} {a['unit'] or ''}".strip() if is_plain else moved])


def _value(row: pd.Series[Any] | None) -> Styled:
    if row is None or row["value"] is None:
        return NONE
    tone = {True: "cell-good", False: "cell-bad"}.get(row["attained"], "")
    return Styled(
        cards.value_link(row, f"{formats.figure(row)} {formats.mark(row['attained'])}"), tone
    )


def _parts(row: pd.Series[Any]) -> str:
    return formats.parts_of(row)


frame.page("对比", draw, published=("unit",))
