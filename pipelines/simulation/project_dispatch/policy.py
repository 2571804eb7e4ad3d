"""The measures, indicators and watch lists as this simulator understands the policy.

Does not belong here: what each measure means (`truth.py`).
"""

from __future__ import annotations

from pipelines.simulation.truth import Measure, Ratio, Watchlist

BOTH, UNITS, WHOLE = ("county", "city"), ("county",), ("city",)

MEASURES = (
    Measure("half_months_due", "period", levels=BOTH),
    Measure("half_months_received", "period", levels=BOTH),
    Measure("half_months_on_time", "period", levels=BOTH),
    Measure("months", "period", levels=WHOLE),
    Measure("meeting_months", "period", levels=WHOLE),
    Measure("items_due", "ytd", levels=BOTH),
    Measure("items_on_time", "ytd", levels=BOTH),
    Measure("observations_due", "period", levels=BOTH),
    Measure("observations_received", "period", levels=BOTH),
    Measure("observation_projects", "period", levels=BOTH),
    Measure("zero_quarters", "cum", levels=UNITS),
    Measure("criticism_warned", "cum", levels=BOTH),
    Measure("criticism_due", "cum", levels=BOTH),
    Measure("introduced_projects", "cum", levels=BOTH),
    Measure("contract_amount", "cum", "sum", BOTH),
    Measure("paid_in_amount", "cum", "sum", BOTH),
    Measure("started_projects", "cum", levels=BOTH),
    Measure("producing_projects", "cum", levels=BOTH),
)
RATIOS = (
    Ratio(
        "half_monthly_on_time", "half_months_on_time", "half_months_due", BOTH, "MQY", 1.0, UNITS
    ),
    Ratio("dispatch_meeting", "meeting_months", "months", WHOLE, "MQY", 1.0, ()),
    Ratio("item_completion", "items_on_time", "items_due", BOTH, "MQY", None, UNITS),
    Ratio("observation_projects", "observation_projects", "", BOTH, "QY", None, UNITS),
    Ratio("zero_quarters", "zero_quarters", "", UNITS, "QY", 2, (), "lower"),
    Ratio("introduction", "introduced_projects", "", BOTH, "MQY", None, UNITS),
    Ratio("funds_rate", "paid_in_amount", "contract_amount", BOTH, "MQY", None, UNITS),
    Ratio("start_rate", "started_projects", "introduced_projects", BOTH, "MQY", None, UNITS),
    Ratio("production_rate", "producing_projects", "introduced_projects", BOTH, "MQY", None, UNITS),
)
LISTS = (
    Watchlist("criticism", ("criticism_due",)),
    Watchlist("criticism_warning", ("criticism_warned",)),
    Watchlist("no_dispatch_meeting", ("months",), "meeting_months"),
    Watchlist("items_overdue", ("items_due",), "items_on_time"),
    Watchlist("half_months_missing", ("half_months_due",), "half_months_received"),
    Watchlist("half_months_late", ("half_months_received",), "half_months_on_time"),
    Watchlist("observations_missing", ("observations_due",), "observations_received"),
)
