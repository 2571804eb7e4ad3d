"""项目 (in the policy's own word): found by name, code or place, and all that is known of one."""

from __future__ import annotations

import streamlit as st

from dashboards import data, data_shape, data_subjects, state
from dashboards.components import frame, selectors, subject_list, subject_record
from dashboards.data_subjects import Asked


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    shape = data_shape.shape(regime)
    word = data_subjects.word(regime)
    with frame.controls():
        period = selectors.choose_period(data.periods(regime))
        unit = selectors.choose_unit(regime, shape.whole, shape.unit)
    if subject := str(st.query_params.get("subject", "")):
        subject_record.record(regime, period, subject, shape, word)
        return
    asked, chosen = _asked(regime, unit)
    total = data_subjects.number(regime, period, asked)
    if not total:
        frame.nothing(f"没有找到这样的{word}。请少写几个字，或换一个时段。")
        return
    found = data_subjects.subjects(regime, period, asked)
    everything = data_subjects.all_subjects(regime, period, asked)
    subject_list.listed(found, everything, total, word, regime, period, shape, city=unit, **chosen)


def _asked(regime: str, unit: str) -> tuple[Asked, dict[str, str]]:
    """What is looked for, and the same as choices of the address."""
    indicators = {str(row["indicator"]): row for _, row in data.indicators(regime).iterrows()}
    names = {"": "全部指标"} | {key: str(row["name"]) for key, row in indicators.items()}
    left, middle, right = st.columns([5, 4, 3])
    with left:
        q = state.type_in("查找", "q", "名称、编号或地方的一部分；几个词用空格隔开")
    with middle:
        indicator = state.choose("指标", "of", list(names), names.__getitem__, "", ("state",))
    standing = ""
    if indicator:
        with right:
            states = data_subjects.STATES
            standing = state.choose("是否计入", "state", list(states), states.__getitem__, "")
    above, below = (
        str(indicators[indicator][part] or "") if indicator else ""
        for part in ("numerator", "denominator")
    )
    asked = Asked(tuple(q.split()), unit, above, below, standing)
    return asked, {"q": q, "of": indicator, "state": standing}


frame.page("项目", draw, title_of=data_subjects.word)
