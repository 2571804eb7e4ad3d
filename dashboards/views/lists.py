"""清单: who stands on each watch list in a period, with the row that says so and a file to take."""

from __future__ import annotations

import json

from dashboards import data, data_shape, data_work, formats, state
from dashboards.components import evidence, frame, links, selectors, table
from dashboards.components.table import Head, Row

SHORT = 12


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    shape = data_shape.shape(regime)
    with frame.controls():
        period = selectors.choose_period(data.periods(regime))
        unit = selectors.choose_unit(regime, shape.whole, shape.unit)
    lists = data_work.watchlists(regime, period)
    if lists.empty:
        frame.nothing("这项政策没有清单。")
        return
    names = {r["watchlist"]: f"{r['name']}（{r['number']}）" for _, r in lists.iterrows()}
    first = next((r["watchlist"] for _, r in lists.iterrows() if r["number"]), next(iter(names)))
    chosen = state.choose("清单", "list", list(names), names.__getitem__, first, width=520)
    here = lists[lists["watchlist"] == chosen].iloc[0]
    found = data_work.list_rows(regime, chosen, period, unit)
    if asked := state.wanted("subject"):
        for _, row in found[found["subject"] == asked].head(1).iterrows():
            place = (regime, row["measure"], period, row["unit_code"], asked)
            evidence.part_of(f"{row['subject_name'] or asked}的依据", *place, "清单")
    if found.empty:
        frame.nothing(f"“{here['name']}”在这个时段没有要列的。")
        return
    cells = [{c["label"]: c["text"] for c in json.loads(r or "[]")} for r in found["cells"]]
    labels = list(dict.fromkeys(label for row in cells for label in row))
    kinds = ["类别"] if found["measure"].nunique() > 1 else []
    heads = [
        Head("单位", "keep"),
        *(Head(k, "keep") for k in kinds),
        Head("对象", "long"),
        *(_head(label, cells) for label in labels),
    ]
    heads += [Head("日期", "keep"), Head("依据", "long")]
    rows = [
        Row([
            r["unit_name"], *([r["measure_name"]] if kinds else []),
            links.link(r["subject_name"] or r["subject"], "lists", "看报表原文", regime=regime,
                       list=chosen, period=period, subject=r["subject"], city=unit),
            *(cells[n].get(label, "") for label in labels), formats.day(r["happened_on"]),
            f"{r['file'] or ''}　{r['sheet'] or ''} 第{formats.count(r['row_number'])}行",
        ])
        for n, (_, r) in enumerate(found.iterrows())
    ]  # fmt: skip
    clause = f"　依据：条款{here['clause']}" if here["clause"] else ""
    says = f"{here['says'].rstrip('。')}。" if here["says"] else ""
    note = f"{len(found)}项。{says}{clause}"
    table.listing(
        str(here["name"]), heads, rows, note=note, file=f"{here['name']}_{formats.period(period)}"
    )


def _head(label: str, cells: list[dict[str, str]]) -> Head:
    """Short texts, such as dates, stay on one line."""
    is_short = all(len(row.get(label) or "") <= SHORT for row in cells)
    return Head(label, "keep" if is_short else "")


frame.page("清单", draw)
