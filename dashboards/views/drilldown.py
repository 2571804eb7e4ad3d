"""逐级下钻: indicator → unit → part → project → the rows and cells as received."""

from __future__ import annotations

from dashboards import data, data_shape
from dashboards.components import (
    drill,
    drill_tables,
    evidence,
    frame,
    links,
    selectors,
    subjects,
    table,
)


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    chosen = _choices(regime)
    if chosen is None:
        frame.nothing("还没有可以下钻的数值：收到第一份报表后再看。")
        return
    drill.crumbs(chosen)
    drill.summary(chosen)
    if not chosen.city:
        drill_tables.units_table(chosen)
        return
    parts = drill.parts_of(chosen)
    if not chosen.county and not parts.empty:
        drill_tables.unit_table(f"各{chosen.shape.part}", parts, chosen)
    if chosen.subject:
        evidence.evidence(chosen)
        _record(chosen)
    else:
        subjects.subjects(chosen)


def _choices(regime: str) -> drill.Chosen | None:
    """The indicator, the period and the city, from the address or the drop-downs."""
    indicators = data.indicators(regime)
    if indicators.empty:
        return None
    shape = data_shape.shape(regime)
    with frame.controls():
        indicator = selectors.choose_indicator(indicators)
        periods = data.periods_of(regime, indicator)
        if periods.empty:
            return None
        period = selectors.choose_period(periods)
        city = selectors.choose_unit(regime, shape.whole, shape.unit, ("county", "subject"))
    return drill.chosen(regime, shape, indicator, period, city)


def _record(chosen: drill.Chosen) -> None:
    """What else is known of it."""
    place = {"regime": chosen.regime, "period": chosen.period, "subject": chosen.subject}
    table.show(links.link("看它的全部记录：各指标、清单、问题、办件和报表", "subjects", **place))


frame.page("逐级下钻", draw)
