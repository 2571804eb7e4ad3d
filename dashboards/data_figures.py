"""Which figure a bulletin's number is (数字的来历): names, units and values of one period.

Belongs here: those selections, and finding the figure that a phrase like “某市86.4%（19/22）”
prints. Does not belong here: links (`components/claims.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboards import data, data_shape, formats
from dashboards.serving import select


class Printed(NamedTuple):
    """An indicator's value of a unit, as papers print it."""

    indicator: str
    unit_code: str
    share: str
    parts: str
    target: str


class Figures(NamedTuple):
    """What the numbers of one period's paper can be."""

    root: str
    indicators: Mapping[str, str]  # id -> name
    measures: Mapping[str, str]
    units: Mapping[str, str]  # code -> name
    codes: Mapping[str, frozenset[str]]  # name or short name -> codes
    printed: tuple[Printed, ...]

    def named(self, text: str) -> str:
        """The indicator whose name stands in the text, the longest of several; ''."""
        found = [(len(name), code) for code, name in self.indicators.items() if name in text]
        return max(found)[1] if found else ""

    def unit_before(self, text: str) -> frozenset[str]:
        """Codes of the unit whose name the text ends with."""
        for length in range(min(len(text), 20), 1, -1):
            if text[-length:] in self.codes:
                return self.codes[text[-length:]]
        return frozenset()

    def of_unit(self, units: frozenset[str], share: str, parts: str, said: str) -> Printed | None:
        """The one figure of a unit that reads so; of several the indicator that is named."""
        found = [
            figure
            for figure in self.printed
            if figure.unit_code in units and figure.share == share and parts in ("", figure.parts)
        ]
        if len(found) > 1:
            found = [figure for figure in found if figure.indicator == self.named(said)]
        return found[0] if len(found) == 1 else None

    def has_target(self, indicator: str, target: str) -> bool:
        """Whether the policy sets this target for the indicator."""
        return any(p.indicator == indicator and p.target == target for p in self.printed)


def figures(regime: str, period: str) -> Figures:
    """Of the copy that is shown, for this viewer."""
    units = select("select distinct unit_code, name, short_name from marts.dim_org_units")
    codes: dict[str, set[str]] = {}
    for column in ("name", "short_name"):
        for code, name in zip(units["unit_code"], units[column], strict=True):
            if name:
                codes.setdefault(str(name), set()).add(str(code))
    return Figures(
        data_shape.shape(regime).root,
        _names("indicator", regime),
        _names("measure", regime),
        data.unit_names(),
        {name: frozenset(found) for name, found in codes.items()},
        _printed(regime, period),
    )


def _printed(regime: str, period: str) -> tuple[Printed, ...]:
    found = select(
        "select indicator, unit_code, value, numerator, denominator, target"
        " from marts.fct_indicator_values where regime = ? and period = ?",
        *(regime, period),
    )
    return tuple(
        Printed(
            row["indicator"], row["unit_code"], formats.percent(row["value"]),
            f"{_plain(row['numerator'])}/{_plain(row['denominator'])}",
            formats.target(row["target"]),
        ) for row in found.to_dict("records")
    )  # fmt: skip


def _plain(value: float | None) -> str:
    """As papers print a count."""
    return formats.count(value).replace(",", "")


def _names(kind: str, regime: str) -> dict[str, str]:
    found = {
        "indicator": "select indicator as id, name from marts.dim_indicators where regime = ?",
        "measure": "select measure as id, name from marts.dim_measures where regime = ?",
    }[kind]
    rows = select(found, regime)
    return dict(zip(rows["id"], rows["name"], strict=True))
