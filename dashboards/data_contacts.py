"""What 联系清单 asks of the marts: projects without a contact, names that lead to no project.

Belongs here: plain selections. Does not belong here: what counts as a contact (marts).
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from dashboards.printed import ORDER
from dashboards.serving import later, select

SHOWN = 200  # rows on the page; `total` says how many there are
_UNCONTACTED = f"""
with asked as (select numerator, denominator from marts.dim_indicators
    where regime = $1 and indicator = $2),
units as (select distinct unit_code, unit_name, parent_code
    from marts.fct_indicator_values
    where regime = $1 and indicator = $2 and period = $3 and numerator < denominator
        and $4 in ('', parent_code)),
rows as (select l.* from marts.fct_lineage as l semi join units using (unit_code)
    where l.regime = $1 and l.period = $3),
whole as (select unit_code, subject, any_value(subject_name) as subject_name,
        min(happened_on) as since from rows, asked where measure = denominator group by all)
select u.unit_name, w.subject_name, w.since, w.unit_code, w.subject, count(*) over () as total
from whole as w join units as u using (unit_code) left join {ORDER} as o using (unit_code)
where (w.unit_code, w.subject) not in
    (select (unit_code, subject) from rows, asked where measure = numerator)
order by o.printed, w.unit_code, w.since, w.subject_name, w.subject
"""
_REVIEW = f"""
select r.*, coalesce(f.title, r.form) as form_title, count(*) over () as total
from marts.fct_link_review as r
left join (select regime, form, any_value(form_title) as title
    from marts.fct_submissions group by all) as f using (regime, form)
left join {ORDER} as o on o.unit_code = r.county_code
where r.regime = $1 order by o.printed, r.county_code, r.stated_name, r.sheet, r.row_number
"""


def contact_indicator(regime: str) -> str:
    """The indicator whose missing subjects are to be contacted; '' where the policy has none."""
    found = select(
        "select value from marts.dim_settings where regime = ? and name = 'contact_indicator'",
        regime,
    )
    return "" if found.empty else str(found["value"].iloc[0])


def uncontacted(regime: str, indicator: str, period: str, unit: str) -> pd.DataFrame:
    """Subjects in the denominator and not in the numerator, at the parts, the first `SHOWN`."""
    return select(f"{_UNCONTACTED} limit {SHOWN}", regime, indicator, period, unit)


def all_uncontacted(
    regime: str, indicator: str, period: str, unit: str
) -> Callable[[], pd.DataFrame]:
    """All of them, for a file."""
    return later(_UNCONTACTED, regime, indicator, period, unit)


def links_to_review(regime: str) -> pd.DataFrame:
    """Names in forms that lead to no project, or to several, the first `SHOWN`."""
    return select(f"{_REVIEW} limit {SHOWN}", regime)


def all_links_to_review(regime: str) -> Callable[[], pd.DataFrame]:
    """All of them, for a file."""
    return later(_REVIEW, regime)
