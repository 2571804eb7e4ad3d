"""Words for "nothing to state", told from what only begins like them."""

from __future__ import annotations

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.model.forms import Column
from pipelines.intake.values.choices import text
from pipelines.intake.values.reading import CellContext


def column(regime: str, form: str, element: str) -> Column:
    folder = next(f for f in load_catalog().regimes if f.regime.id == regime)
    found = next(f for f in folder.forms if f.id == form)
    return next(c for c in found.columns if c.element == element)


PROJECT = column("guiyang2019", "observations", "project_name")
DIFFICULTY = column("gz2021", "landing_ledger", "difficulty")
ITEM = column("guiyang2019", "dispatch_items", "item")


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        (PROJECT, "零报告"), (PROJECT, "本季度零报告"), (PROJECT, "暂无"), (PROJECT, "没有"),
        (PROJECT, "无观摩项目"), (PROJECT, "本季度无观摩项目。"), (PROJECT, "无 项 目"),
        (DIFFICULTY, "暂无"), (DIFFICULTY, "没有困难"), (DIFFICULTY, "无困难和问题"),
        (DIFFICULTY, "目前不存在问题"), (DIFFICULTY, "无困难、问题"), (ITEM, "没有议定事项"),
    ],
)  # fmt: skip
def test_says_none(place: Column, typed: str) -> None:
    reading = text(typed, CellContext(place))
    assert (reading.value, reading.state, reading.rule) == (None, "not_applicable", "")


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        (PROJECT, "无锡科技园项目"), (PROJECT, "无人机产业园项目"), (PROJECT, "零报告大数据项目园"),
        (PROJECT, "某产业园"), (DIFFICULTY, "用地指标没有落实"), (DIFFICULTY, "无用地指标"),
        (DIFFICULTY, "没有资金"), (ITEM, "无偿划拨用地"),
    ],
)  # fmt: skip
def test_states_something(place: Column, typed: str) -> None:
    reading = text(typed, CellContext(place))
    assert (reading.value, reading.state) == (typed, "value")


@pytest.mark.parametrize(
    ("place", "typed"),
    [(PROJECT, "无重大观摩项目"), (DIFFICULTY, "无明显困难"), (DIFFICULTY, "没有资金困难")],
)
def test_what_is_in_doubt_counts_and_is_told(place: Column, typed: str) -> None:
    reading = text(typed, CellContext(place))
    assert (reading.value, reading.rule, reading.harmless) == (typed, "doubtful_none", True)
    assert reading.message == (
        f"“{place.label}”填“{typed}”，按有内容计入。没有的请只填“无”；有的请直接写明是什么。"
    )
