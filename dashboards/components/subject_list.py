"""The list of 项目: what counts in the period, in which indicators, and where it was not counted.

Belongs here: how one is called and the table. Does not belong here: what is known of one
(`subject_record.py`), finding them (`data_subjects.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from dashboards import data, data_subjects, formats
from dashboards.components import links, table
from dashboards.components.table import Head, Row, Styled
from dashboards.data_shape import Shape

NOTE = "共{total:,}个，点名称看一个{word}的全部记录。✓ 计入了指标的分子；✗ 在分母里、没有计入分子。"
CODE = re.compile(r"[^\W\d_]+[\W_]*\d[\w-]*|\d[\d-]{10,}")  # 工单2021-006, or digits alone


def name_of(row: pd.Series[Any]) -> str:
    """What a subject is called: as its rows name it; of a part also which part it is."""
    own, project = str(row["subject_name"]), str(row["project_name"] or "")
    is_part = any(sign in own for sign in ("|", "　"))
    return f"{project}（{own}）" if project and is_part else project or own


def code_of(row: pd.Series[Any]) -> str:
    """The number by which a subject is known; '' where its key is made of names and places."""
    first = str(row["subject"]).partition("|")[0]
    return first if CODE.fullmatch(first) and first != name_of(row) else ""


def listed(
    found: pd.DataFrame,
    everything: Callable[[], pd.DataFrame],
    total: int,
    word: str,
    regime: str,
    period: str,
    shape: Shape,
    **chosen: str,
) -> None:
    """One row a subject; `everything` reads all that `found` is the first part of; `chosen` is
    kept in the links."""
    places = [Head(shape.unit, "keep"), *([Head(shape.part, "keep")] if shape.part else [])]
    heads = [
        Head("名称", "long"), Head("编号", "keep"), *places,
        Head("✓ 已计入的指标", "long"), Head("✗ 未计入的指标", "long"),
    ]  # fmt: skip
    indicators = data.indicators(regime)
    names, measures = data.unit_names(), data_subjects.measure_names(regime)

    def row_of(row: pd.Series[Any]) -> Row:
        counted, missed = standings(indicators, frozenset(row["measures"]))
        link = links.link(
            name_of(row), "subjects", "看全部记录",
            regime=regime, period=period, subject=row["subject"], **chosen,
        )  # fmt: skip
        only = [] if counted or missed else [measures.get(m, m) for m in row["measures"]]
        return Row([
            link, code_of(row) or formats.NOTHING, *place_of(row, shape, names),
            Styled(said("✓", counted), "good")
            if counted
            else Styled(said("只计个数", only), "soft"),
            Styled(said("✗", missed), "bad" if missed else "soft"),
        ])  # fmt: skip

    def rows_of(read: pd.DataFrame) -> list[Row]:
        return [row_of(row) for _, row in read.iterrows()]

    whole = table.first(len(found), total, heads, lambda: rows_of(everything()))
    note = NOTE.format(total=total, word=word)
    table.listing(word, heads, rows_of(found), note=note, file=f"{word}_{period}", whole=whole)


def place_of(row: pd.Series[Any], shape: Shape, names: dict[str, str]) -> list[str]:
    """The unit and, where the policy has any, the part in which the subject stands."""
    if not shape.part:
        return [str(row["unit_name"])]
    above = names.get(str(row["parent_code"]), "")
    return [above or formats.NOTHING, str(row["unit_name"])]


def standings(indicators: pd.DataFrame, measures: frozenset[str]) -> tuple[list[str], list[str]]:
    """Names of the indicators that count it above the line, and of those that have it below it
    alone."""
    counted = [str(i["name"]) for _, i in indicators.iterrows() if i["numerator"] in measures]
    missed = [
        str(i["name"])
        for _, i in indicators.iterrows()
        if i["denominator"] in measures and i["numerator"] not in measures
    ]
    return counted, missed


def said(sign: str, names: Sequence[str]) -> str:
    """“✓ 甲、乙”; a dash for none."""
    return f"{sign} {'、'.join(names)}" if names else formats.NOTHING
