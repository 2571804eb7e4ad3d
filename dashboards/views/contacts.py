"""联系清单: projects that nobody contacted in the month, and names that lead to no project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboards import data, data_contacts, data_shape, formats
from dashboards.components import frame, links, selectors, table
from dashboards.components.table import Head, Row

REASONS = {
    "similar": "名称相近",
    "ambiguous": "同名的有几个",
    "other_county": "在别的县（市、区）",
    "not_found": "找不到相近的",
}
REVIEW = "核对以前不计入。请向管理员要核对表，逐个填“是”或“不是”，填好后在“报表接收”里交回。"


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    indicator = data_contacts.contact_indicator(regime)
    found = data_contacts.links_to_review(regime)
    if not indicator and found.empty:
        frame.nothing("这项政策没有要逐月联系的项目，也没有对不上的项目名称。")
        return
    _links(regime, found)
    if indicator:
        _uncontacted(regime, indicator)


def _uncontacted(regime: str, indicator: str) -> None:
    shape = data_shape.shape(regime)
    with frame.controls():
        period = selectors.choose_period(data.periods_of(regime, indicator))
        unit = selectors.choose_unit(regime, shape.whole, shape.unit)
    found = data_contacts.uncontacted(regime, indicator, period, unit)
    if found.empty:
        table.heading("待联系的项目")
        table.show('<p class="good">✓ 这个月在服务的项目都联系过。</p>')
        return
    above = data_shape.parents(regime)
    heads = [Head(shape.part, "keep"), Head("项目", "long"), Head("开始服务", "keep")]
    asked = (regime, indicator, period, unit)

    def rows(some: pd.DataFrame) -> list[Row]:
        return [_project(row, asked, above) for _, row in some.iterrows()]

    read = data_contacts.all_uncontacted(*asked)
    whole = table.first(len(found), int(found["total"].iloc[0]), heads, lambda: rows(read()))
    note = "正在服务、这个月既没有上门也没有电话的项目，请县级代办中心联系。"
    file = f"待联系的项目_{formats.period(period)}"
    table.listing("待联系的项目", heads, rows(found), note=note, file=file, whole=whole)


def _project(
    row: pd.Series[Any], asked: tuple[str, str, str, str], above: Mapping[str, str]
) -> Row:
    regime, indicator, period, unit = asked
    name = links.link(
        row["subject_name"] or row["subject"],
        "drilldown",
        "看报表原文",
        regime=regime,
        indicator=indicator,
        period=period,
        city=unit or above.get(row["unit_code"], ""),
        county=row["unit_code"],
        subject=row["subject"],
    )
    return Row([row["unit_name"], name, formats.day(row["since"])])


def _links(regime: str, found: pd.DataFrame) -> None:
    if found.empty:
        table.heading("待核对的项目名称")
        table.show('<p class="good">✓ 报表上的项目名称都对得上。</p>')
        return
    heads = [
        Head("县（市、区）", "keep"),
        Head("报表上的名称", "long"),
        Head("平台上可能是", "long"),
        Head("原因", "keep"),
        Head("报表", "long"),
        Head("在哪里", "keep"),
    ]
    read = data_contacts.all_links_to_review(regime)
    total = int(found["total"].iloc[0])
    whole = table.first(len(found), total, heads, lambda: _names(read()))
    table.listing("待核对的项目名称", heads, _names(found), note=REVIEW, whole=whole)


def _names(found: pd.DataFrame) -> list[Row]:
    return [
        Row(
            [
                row["county_name"],
                row["stated_name"],
                _candidates(row) or "（没有候选）",
                REASONS.get(row["reason"], row["reason"]),
                row["form_title"],
                f"{row['sheet']} 第{formats.count(row['row_number'])}行",
            ]
        )
        for _, row in found.iterrows()
    ]


def _candidates(row: pd.Series) -> Markup:
    """The projects that may be meant, each leading to all that is known of it."""
    codes, names = (str(row[c] or "").split(" | ") for c in ("candidate_codes", "candidate_names"))
    return Markup("；").join(
        links.link(name, "subjects", "看它的全部记录", regime=row["regime"], subject=code)
        for code, name in zip(codes, names, strict=False)
        if name
    )


frame.page("联系清单", draw)
