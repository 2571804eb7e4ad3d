"""How messy files look: formats, headers, positions, subtotals, merged cells.

Belongs here: what a careful reader sees through; nothing here changes what a return says. Does
not belong here: mistakes (`faults.py`, `mishaps.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from random import Random

from pipelines.catalog.model.forms import Column, Form
from pipelines.simulation.returns import Return, Row, Sheet

Groups = Sequence[dict[str, str]]
NO_GROUPS: Groups = ({},)
FOOTER = ("填表说明：1. 本表按要求填报，数据真实、完整。", "审核人：某甲　　填表人：某乙")
ODD_NAMES = ("新建 Microsoft Excel 工作表", "汇总(1)", "上报稿", "最终版2")


def disturb_looks(
    sent: Return, form: Form, rng: Random, mess: float, groups: Groups = NO_GROUPS
) -> None:
    """Chooses a file format and a layout for each sheet; `groups`: headers above some columns."""
    _choose_format(sent, rng, mess)
    is_csv = sent.path.endswith(".csv")
    for sheet in sent.sheets:
        look = sheet.look
        if rng.random() < mess:
            look.first_row = rng.randint(1, 3)
        if rng.random() < mess * 0.5:
            look.first_column = 2
        look.title_has_period = rng.random() >= mess
        if rng.random() < mess:
            look.footer = FOOTER
        if rng.random() < mess * 0.6:
            look.groups = dict(rng.choice(groups))
        if not is_csv and form.county_element == "county" and rng.random() < mess:
            _merge_counties(sheet, form)
        if sent.period and form.total_rows == "label" and rng.random() < mess:
            look.subtotals_after = _subtotals(sheet, form, rng)
        _relabel(sheet, form, rng, mess)
        if rng.random() < mess * 0.4:
            _in_hundred_millions(sheet, form)


def _choose_format(sent: Return, rng: Random, mess: float) -> None:
    path, draw = PurePosixPath(sent.path), rng.random()
    ending = ".xlsx"
    if not sent.period:
        ending = rng.choice((".csv", ".xlsx", ".xlsx", ".xlsx"))
        sent.encoding = rng.choice(("utf-8", "utf-8-sig", "gbk"))
    elif draw < mess * 0.5:
        ending = ".xls"
    elif draw < mess * 0.8 and len(sent.sheets) == 1:
        ending, sent.encoding = ".csv", rng.choice(("gbk", "gb18030", "utf-8-sig"))
    stem = path.stem
    if sent.period and rng.random() < mess * 0.2:
        stem = f"{rng.choice(ODD_NAMES)}{stem[-2:]}{rng.randrange(1000):03d}"
    sent.path = str(path.with_name(stem + ending))


def _merge_counties(sheet: Sheet, form: Form) -> None:
    """One merged cell per run of rows of a county, further matters included."""
    sheet.look.merge_counties = True
    above = None
    for row in sheet.rows:
        if continues(row, form):
            row.typed["county"] = above
        above = row.typed.get("county")


def _subtotals(sheet: Sheet, form: Form, rng: Random) -> tuple[int, ...]:
    ends = [
        index
        for index, row in enumerate(sheet.rows)
        if index + 1 == len(sheet.rows) or not continues(sheet.rows[index + 1], form)
    ]
    return tuple(sorted(rng.sample(ends, min(len(ends), 2))))


def _relabel(sheet: Sheet, form: Form, rng: Random, mess: float) -> None:
    for column in form.columns:
        if rng.random() >= mess:
            continue
        aliases = [alias for alias in column.aliases if _is_own(alias, column, form)]
        if aliases and column.type != "amount":
            sheet.look.labels[column.element] = rng.choice(aliases)
        elif len(column.label) > 4 and column.type != "amount":
            sheet.look.labels[column.element] = f"{column.label[:2]} {column.label[2:]}"


def _is_own(alias: str, column: Column, form: Form) -> bool:
    """Whether no other column of the form goes by this name."""
    others = (other for other in form.columns if other is not column)
    return all(alias != other.label and alias not in other.aliases for other in others)


def _in_hundred_millions(sheet: Sheet, form: Form) -> None:
    """The first amount column in 亿元 instead of 万元, and its header says so."""
    for column in form.columns:
        if column.type == "amount" and column.unit == "万元":
            element = column.element
            sheet.look.labels[element] = f"{column.label.partition('（')[0]}(亿元)"
            for row in sheet.rows:
                amount = row.values.get(element)
                if isinstance(amount, float) and row.typed.get(element, 0) is not None:
                    row.typed[element] = round(amount / 10000, 6)
            return


def continues(row: Row, form: Form) -> bool:
    """Whether the row is a further line of the row above and inherits from it."""
    further = form.continuation
    return further is not None and row.values.get(further.element) == further.value
