"""Ratios, targets and ranks, from the counts.

Belongs here: the list of indicators as this simulator understands the policy. Does not belong
here: the measures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pipelines.simulation.agency_service.truth.counting import Count
from pipelines.simulation.gazetteer import Gazetteer

ALL, COUNTY_CITY, CITY = ("county", "city", "province"), ("county", "city"), ("city",)


@dataclass(frozen=True)
class Ratio:
    indicator: str
    numerator: str
    denominator: str
    levels: tuple[str, ...]
    kinds: str  # letters of M, Q, Y
    target: float | None = None
    ranked: tuple[str, ...] = COUNTY_CITY


RATIOS = (
    Ratio("new_service_rate", "new_projects_served", "new_projects", ALL, "MQY", 0.95),
    Ratio("new_agency_share", "new_projects_agency", "new_projects", ALL, "MQY"),
    Ratio("signed_city_visit_rate", "signed_visited_city", "signed_projects",
          ("city", "province"), "QY", 0.2),
    Ratio("signed_county_visit_rate", "signed_visited_county", "signed_projects", ALL, "QY", 1.0),
    Ratio("signed_tracking_rate", "signed_tracked", "signed_projects", ALL, "QY"),
    Ratio("closure_rate", "matters_closed", "matters_filed", ALL, "MQY"),
    Ratio("article_quota", "article_quota_months", "article_months", CITY, "MQY", 1.0),
    Ratio("article_mid_month", "article_mid_months", "article_months", CITY, "MQY", 1.0),
    Ratio("article_adoption", "articles_adopted", "articles", CITY, "MQY"),
    Ratio("reporting_rate", "reports_received", "reports_due", COUNTY_CITY, "MQY", 1.0, CITY),
    Ratio("on_time_rate", "reports_on_time", "reports_due", COUNTY_CITY, "MQY", 1.0, CITY),
    Ratio("complete_rate", "reports_complete", "reports_due", COUNTY_CITY, "MQY", 1.0, CITY),
    Ratio("monthly_contact_rate", "contacted_projects", "active_projects", ("county",), "M", 1.0),
    Ratio("problem_resolution", "problems_closed", "problems_raised", COUNTY_CITY, "MQY"),
)  # fmt: skip


def indicator_rows(gazetteer: Gazetteer, counts: Iterable[Count]) -> list[dict[str, Any]]:
    values = {(c.measure, c.level, c.unit, c.period): c.value for c in counts}
    rows = []
    for (measure, level, unit, period), below in values.items():
        for ratio in RATIOS:
            if measure != ratio.denominator or level not in ratio.levels:
                continue
            if kind_of(period) not in ratio.kinds:
                continue
            above = values[ratio.numerator, level, unit, period]
            value = above / below if below else None
            has_verdict = value is not None and ratio.target is not None
            rows.append(
                {
                    "indicator": ratio.indicator,
                    "level": level,
                    "unit_code": unit,
                    "period": period,
                    "numerator": above,
                    "denominator": below,
                    "value": value,
                    "attained": value >= ratio.target if has_verdict else None,  # type: ignore[operator]
                    "rank": None,
                }
            )
    _rank(gazetteer, rows)
    return rows


def kind_of(period: str) -> str:
    return "Q" if "Q" in period else "M" if "-" in period else "Y"


def _rank(gazetteer: Gazetteer, rows: list[dict[str, Any]]) -> None:
    """Equal values share a rank and the next is skipped; counties compete within their city."""
    ranked = {(ratio.indicator, level) for ratio in RATIOS for level in ratio.ranked}
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["value"] is not None and (row["indicator"], row["level"]) in ranked:
            unit = row["unit_code"]
            city = gazetteer.city_of(unit) if row["level"] == "county" else ""
            groups[row["indicator"], row["period"], row["level"], city].append(row)
    for group in groups.values():
        for row in group:
            row["rank"] = 1 + sum(other["value"] > row["value"] for other in group)
