"""The measures and indicators as this simulator understands the policy.

Does not belong here: which facts there are (`platform.py`, `registers.py`, `ledgers.py`).
"""

from __future__ import annotations

from pipelines.simulation.truth import Measure, Ratio

ALL, CITY_UP, TOP = ("county", "city", "province"), ("city", "province"), ("province",)
CAUSES = ("stalled_unfulfilled", "stalled_unstarted", "stalled_slow")
RUNGS = ("difficulties_at_county", "difficulties_at_city", "difficulties_at_province",
         "difficulties_at_group")  # fmt: skip

_IN_PERIOD = (
    "entries_due", "entries_on_time", "orders_feedback_due", "orders_feedback_on_time",
)  # fmt: skip
_STANDING = (
    "key_projects_province", "key_projects_city", "key_projects_county",
    "tracked_province", "tracked_city", "tracked_county",
    "orders_dispatched", "orders_closed", "orders_due_so_far", "orders_answered",
    "orders_supervised", "signed_projects", "fulfilled_projects", "started_projects",
    "production_projects", "funded_projects", "green_channel_projects",
    "stalled_projects", *CAUSES, "difficulties_open", *RUNGS,
)  # fmt: skip
_AMOUNTS = ("signed_amount", "fulfilled_amount", "started_amount", "production_amount",
            "paid_in_amount")  # fmt: skip
_AT_TOP = (
    "joint_meeting_due", "joint_meeting_held", "land_consultation_due", "land_consultation_held",
    "financing_meeting_due", "financing_meeting_held", "joint_items_due", "joint_items_on_time",
)  # fmt: skip

MEASURES = (
    *(Measure(name, "period", levels=ALL) for name in _IN_PERIOD),
    *(Measure(name, "cum", levels=ALL) for name in _STANDING),
    *(Measure(name, "cum", "sum", ALL) for name in _AMOUNTS),
    Measure("monthly_study_due", "period", levels=ALL),
    Measure("monthly_study_held", "period", levels=ALL),
    Measure("quarterly_study_due", "period", levels=CITY_UP),
    Measure("quarterly_study_held", "period", levels=CITY_UP),
    *(Measure(name, "period", levels=TOP) for name in _AT_TOP),
)

RATIOS = (
    Ratio("entry_within_month", "entries_on_time", "entries_due", ALL, "MQY", 1.0),
    Ratio("tracking_county", "tracked_county", "key_projects_county", ALL, "MQY", 1.0),
    Ratio("tracking_city", "tracked_city", "key_projects_city", CITY_UP, "MQY", 1.0, ("city",)),
    Ratio("tracking_province", "tracked_province", "key_projects_province", TOP, "MQY", 1.0, ()),
    Ratio("order_feedback_on_time", "orders_feedback_on_time", "orders_feedback_due", ALL, "MQY",
          1.0),
    Ratio("order_closure", "orders_closed", "orders_dispatched", ALL, "MQY", 1.0),
    Ratio("orders_supervised", "orders_supervised", "", ALL, "MQY", None, (), "lower"),
    Ratio("monthly_study", "monthly_study_held", "monthly_study_due", ALL, "MQY", 1.0),
    Ratio("quarterly_study", "quarterly_study_held", "quarterly_study_due", CITY_UP, "QY", 1.0,
          ("city",)),
    Ratio("quarterly_joint_meeting", "joint_meeting_held", "joint_meeting_due", TOP, "QY", 1.0,
          ()),
    Ratio("quarterly_land_consultation", "land_consultation_held", "land_consultation_due", TOP,
          "QY", 1.0, ()),
    Ratio("quarterly_financing_meeting", "financing_meeting_held", "financing_meeting_due", TOP,
          "QY", 1.0, ()),
    Ratio("joint_item_completion", "joint_items_on_time", "joint_items_due", TOP, "MQY", 1.0, ()),
    *(
        ratio
        for rate, stage in (("fulfilment", "fulfilled"), ("start", "started"),
                            ("production", "production"))
        for ratio in (
            Ratio(f"{rate}_rate", f"{stage}_projects", "signed_projects", ALL, "MQY"),
            Ratio(f"{rate}_rate_amount", f"{stage}_amount", "signed_amount", ALL, "MQY"),
        )
    ),
    Ratio("funds_rate", "paid_in_amount", "signed_amount", ALL, "MQY"),
    Ratio("funded_project_rate", "funded_projects", "signed_projects", ALL, "MQY"),
    Ratio("stalled", "stalled_projects", "", ALL, "MQY", None, (), "lower"),
    *(Ratio(cause, cause, "", ALL, "MQY", None, (), "lower") for cause in CAUSES),
    Ratio("green_channel", "green_channel_projects", "", ALL, "MQY", None, ()),
    Ratio("open_difficulties", "difficulties_open", "", ALL, "MQY", None, (), "lower"),
    *(Ratio(rung, rung, "", ALL, "MQY", None, (), "lower") for rung in RUNGS),
)  # fmt: skip
