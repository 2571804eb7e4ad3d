"""The indicators as this simulator understands the policy.

Does not belong here: the measures (`measures.py`), how ratios and ranks are worked out.
"""

from __future__ import annotations

from pipelines.simulation.truth.ratios import Ratio

ALL, COUNTY_CITY, CITY = ("county", "city", "province"), ("county", "city"), ("city",)

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
