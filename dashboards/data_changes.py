"""What the last run changed (计入前后): the copy from before it beside the present one.

Belongs here: reading both as the viewer sees them, and putting equal keys side by side. Does not
belong here: a formula; both figures stand in a mart. How it looks is `components/changed.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from dashboards import serving
from dashboards.data import PARTS, PARTS_COUNT
from dashboards.serving import select

KEYS = ["regime", "indicator", "period", "role", "parent_code", "unit_code"]
FIGURES = ["numerator", "denominator", "value", "rank"]
_VALUES = f"""
select v.regime, v.indicator, v.period, v.unit_code, v.name, v.unit_name, v.role, v.parent_code,
    v.period_kind, v.period_end, v.unit_order, v.indicator_order,
    coalesce(p.label, v.period) as label, g.short_title as policy,
    v.numerator, v.denominator, v.value, v.rank, {PARTS_COUNT}
from marts.fct_indicator_values as v
left join marts.dim_indicators as d on d.regime = v.regime and d.indicator = v.indicator {PARTS}
left join marts.dim_periods as p on p.regime = v.regime and p.period = v.period
left join marts.dim_regimes as g on g.regime = v.regime
where list_contains(?, v.regime)
"""
_FILES = """
select file, sha256, any_value(regime) as regime, any_value(state) as state,
    any_value(reason) as reason, any_value(unit_name) as unit_name,
    string_agg(distinct form_title, '、') as form_title, any_value(period) as period,
    max(received_at) as received_at, sum(records) as records, sum(usable_records) as usable_records
from marts.fct_files group by file, sha256
"""


def seen() -> Mapping[str, str]:
    """The files of the present copy with their content; nothing without a copy."""
    try:
        found = select("select distinct file, sha256 from marts.fct_files")
    except (serving.NoData, serving.NotReadable):
        return {}
    return dict(zip(found["file"], found["sha256"], strict=True))


def own_unit_names() -> list[str]:
    """Names of the units whose rows the viewer may open."""
    return [str(name) for name in select("select name from access.mine")["name"] if name]


def has_before() -> bool:
    """Whether there is a copy from before the last run."""
    return _before_file().is_file()


def new_files() -> pd.DataFrame:
    """Files that the present copy knows and the one before does not, with what became of them."""
    now, before = select(_FILES), _from_before(_FILES)
    known = set(zip(before["file"], before["sha256"], strict=True))
    is_new = [pair not in known for pair in zip(now["file"], now["sha256"], strict=True)]
    return now[is_new].sort_values(["received_at", "file"])


def moved(regimes: Collection[str]) -> pd.DataFrame:
    """Every value of these policies that is not what it was: columns `…_before` and `…`.

    Missing on one side: None. `is_rank_alone`: others moved, and this one's place with them.
    """
    asked = sorted(regimes)
    now, before = select(_VALUES, asked), _from_before(_VALUES, asked)
    both = now.merge(before, on=KEYS, how="outer", suffixes=("", "_before"))
    for name in {*now.columns} - {*KEYS, *FIGURES}:  # what is no longer there still has a name
        both[name] = both[name].where(both[name].notna(), both[f"{name}_before"])
    both = both.astype(object).where(both.notna(), None)
    stayed = pd.Series(True, index=both.index)
    for name in FIGURES[:-1]:
        stayed &= _is_same(both, name)
    both["is_rank_alone"] = stayed
    both = both[~(stayed & _is_same(both, "rank"))]
    return both.sort_values(["unit_order", "unit_code", "indicator_order"])


def _is_same(both: pd.DataFrame, name: str) -> pd.Series[bool]:
    old, new = both[f"{name}_before"], both[name]
    return (old == new) | (old.isna() & new.isna())


def _before_file() -> Path:
    return serving.home() / "serving" / "before" / "warehouse.duckdb"


def _from_before(sql: str, *values: object) -> pd.DataFrame:
    """The same question put to the copy from before the last run."""
    serving.read_from(_before_file())
    try:
        return select(sql, *values)
    finally:
        serving.read_from(None)
