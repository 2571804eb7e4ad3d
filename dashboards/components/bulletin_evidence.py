"""The evidence beside one page of a bulletin: its sentences, the numbers of its tables and charts.

Belongs here: the order and the folds. Does not belong here: the links (`claims.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from markupsafe import Markup

from dashboards.bulletin_evidence import Told
from dashboards.components.claims import Linker, title_of

ENDS = ("。", "；", "！", "？")  # what ends otherwise is a title, a date, a list of annexes
OPEN = 14  # sentences of a page that stand open
FOLD = Markup('<details class="db-fold"><summary>{}</summary>{}</details>')
ITEM = Markup('<p class="db-said-so">{}</p>')
UNIT = Markup("<dt>{}</dt><dd>{}</dd>")
NUMBER = Markup('<span class="db-cell">{} {}</span>')


def beside(told: Sequence[Told], linker: Linker) -> Markup:
    """All that one page states, by section, in the order of the paper."""
    found = Markup("")
    for section, group in groupby(told, key=lambda sentence: sentence.section):
        mine = list(group)
        if body := _section(mine, linker):
            found += Markup("<h4>{}</h4>").format(section) if section else ""
            found += body
    return found


def _section(told: Sequence[Told], linker: Linker) -> Markup:
    found = _text([t for t in told if not t.table], linker)
    tables = [t for t in told if t.table > 0]
    for _, group in groupby(tables, key=lambda sentence: sentence.table):
        found += _table(list(group), linker)
    for chart in (t for t in told if t.table < 0):
        found += FOLD.format(f"图中的数字：{title_of(chart)}", ITEM.format(linker.sentence(chart)))
    return found


def _text(told: Sequence[Told], linker: Linker) -> Markup:
    lines = [ITEM.format(linker.sentence(t)) for t in told if t.text.endswith(ENDS)]
    first, rest = lines[:OPEN], lines[OPEN:]
    more = FOLD.format(f"另有{len(rest)}句", Markup("").join(rest)) if rest else ""
    return Markup("").join(first) + more


def _table(told: Sequence[Told], linker: Linker) -> Markup:
    """The numbers of a table, unit by unit; what has no unit row by row."""
    linker = replace(linker, tips=False)
    numbers, rows = [], list[Markup]()
    for sentence in told:
        linked = linker.sentence(sentence)
        if sentence.is_traced:
            numbers.append((linker.unit(sentence), linker.name(sentence), linked))
        elif "<a" in linked:
            rows.append(ITEM.format(linked))
    units = Markup("").join(
        UNIT.format(unit, Markup("").join(NUMBER.format(name, text) for _, name, text in group))
        for unit, group in groupby(numbers, key=lambda number: number[0])
    )
    listed = Markup("<dl>{}</dl>").format(units) if numbers else ""
    count = sum(line.count("<a") for line in (units, *rows))
    return (
        FOLD.format(f"表里的数字（{count}个）", listed + Markup("").join(rows))
        if count
        else Markup("")
    )
