"""Whether an address leads to what the viewer may open: asked of the viewer's own marts.

Belongs here: those questions. Does not belong here: what is shown then (`components/gate.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboards import viewer
from dashboards.serving import select

# The choices of an address that name somebody's rows.
UNITS = ("city", "county", "unit")
ROWS = {  # choice -> the mart and column that have it
    "case": ("fct_steps", "case_key"), "file": ("fct_files", "file"),
    "problem": ("fct_problems", "problem"), "subject": ("fct_lineage", "subject"),
}  # fmt: skip
NAMED = (*UNITS, *ROWS)


def may_open(asked: Mapping[str, str]) -> bool:
    """Whether all of an address' choices are the viewer's own; those not chosen are ''.

    Units that do not exist are nobody's: the page says that there is no such unit.
    """
    if not viewer.current().unit:
        return True
    if not all(_may_open_unit(name, asked.get(name, "")) for name in UNITS):
        return False
    return all(_is_there(*ROWS[name], asked[name]) for name in ROWS if asked.get(name, ""))


def takes_part(regime: str) -> bool:
    """Whether the viewer works with the policy, and their unit is, or stands under, its root."""
    return not viewer.current().scope.is_limited or _is_there("dim_regimes", "regime", regime)


def own_units() -> frozenset[str]:
    """The units whose rows the viewer may open."""
    return frozenset(select("select unit_code from access.mine")["unit_code"])


def opens(**place: str | None) -> bool:
    """Whether a link to this place would be let through; for not offering dead ends."""
    if not viewer.current().unit:
        return True
    return all(_may_open_unit(name, place.get(name) or "") for name in UNITS)


def _may_open_unit(name: str, code: str) -> bool:
    if not code or code in own_units():
        return True
    if name == "unit" and code in _above():
        return True  # the province's figure; of its rows only the own ones are read
    return code not in _known()


def _is_there(mart: str, column: str, value: str) -> bool:
    return not select(f"select 1 as one from marts.{mart} where {column} = ? limit 1", value).empty


def _above() -> frozenset[str]:
    return frozenset(select("select unit_code from access.above")["unit_code"])


def _known() -> frozenset[str]:
    return frozenset(select("select distinct unit_code from marts.dim_org_units")["unit_code"])
