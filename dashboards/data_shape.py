"""Which units a policy has, and what they are called: the root, the units under it, their parts.

Belongs here: those selections and words. Does not belong here: figures (`data.py`).
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from dashboards.serving import select

WHOLE = {"province": "全省", "city": "全市", "county": "全县"}
UNITS = {"city": "市（州）", "county": "县（市、区）", "office": "部门（乡镇、园区）"}


class Shape(NamedTuple):
    """A policy's places in words."""

    root: str  # code of the unit at the top
    root_name: str
    whole: str  # 全省, 全市, 全县
    unit: str  # what the units under it are called
    part: str  # what is below them; '' where nothing is
    levels: tuple[str, ...]  # of units and parts, the wider first

    def word(self, role: str) -> str:
        """What a row of this role is called."""
        return {"root": self.whole, "unit": self.unit}.get(role, self.part)


def shape(regime: str) -> Shape:
    """From the figures themselves, so that a policy needs no description of its own."""
    found = select(
        """
        select v.role, mode(v.level) as level, any_value(r.root_unit) as root,
            any_value(u.name) as root_name, any_value(u.level) as root_level
        from marts.fct_indicator_values as v
        join marts.dim_regimes as r using (regime)
        left join marts.dim_org_units as u on u.unit_code = r.root_unit
        where v.regime = ? group by v.role
        """,
        regime,
    )
    level = dict(zip(found["role"], found["level"], strict=True))
    first = found.iloc[0]
    return Shape(
        str(first["root"]),
        str(first["root_name"]),
        WHOLE.get(str(first["root_level"]), "全部"),
        UNITS.get(level.get("unit", ""), "单位"),
        UNITS.get(level["part"], "下级单位") if "part" in level else "",
        tuple(level[role] for role in ("unit", "part") if role in level),
    )


def horizon(regime: str) -> date | None:
    """The last day that the policy's figures may speak of."""
    found = select("select horizon from marts.dim_regimes where regime = ?", regime)
    return None if found.empty or found["horizon"].iloc[0] is None else found["horizon"].iloc[0]


def parents(regime: str) -> dict[str, str]:
    """Each part with the unit that it lies under, by the newest figures."""
    found = select(
        """select unit_code, arg_max(parent_code, period_end) as parent_code
        from marts.fct_indicator_values where regime = ? and role = 'part' group by all""",
        regime,
    )
    return dict(zip(found["unit_code"], found["parent_code"], strict=True))


def kinds_of_data(regime: str) -> frozenset[str]:
    """What the policy has something of: units, parts, ranks, and what single pages show."""
    found = select(
        """
        select distinct role from marts.fct_indicator_values where regime = $1
        union all select 'ranks' from marts.fct_indicator_values
            where regime = $1 and rank is not null group by all
        union all select 'history' from marts.fct_indicator_values
            where regime = $1 and previous_value is not null group by all
        union all select 'problems' from marts.fct_problems where regime = $1 group by all
        union all select 'contacts' from marts.fct_link_review where regime = $1 group by all
        union all select 'contacts' from marts.dim_settings
            where regime = $1 and name = 'contact_indicator' group by all
        union all select 'progress' from marts.fct_progress where regime = $1 group by all
        union all select 'subjects' from marts.fct_subjects where regime = $1 group by all
        union all select 'steps' from marts.fct_steps where regime = $1 group by all
        union all select 'lists' from marts.dim_watchlists where regime = $1 group by all
        union all select 'duties' from marts.fct_submissions where regime = $1 group by all
        """,
        regime,
    )
    return frozenset(str(kind) for kind in found["role"])
