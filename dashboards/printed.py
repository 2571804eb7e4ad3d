"""The printed order (印发顺序) of units: the order of every list that is not ranked.

Belongs here: that order, as a selection to join. Does not belong here: a list, a rank.
"""

from __future__ import annotations

# unit_code, printed: the wider level first, then by the units above, then as the unit list has it.
ORDER = """(
    select u.unit_code, row_number() over (order by
        array_position(['province', 'city', 'county', 'office'], any_value(u.level)),
        min(g.display_order) nulls last, min(p.display_order) nulls last,
        min(u.display_order) nulls last, u.unit_code) as printed
    from marts.dim_org_units as u
    left join marts.dim_org_units as p on p.unit_code = u.parent_code
    left join marts.dim_org_units as g on g.unit_code = p.parent_code
    group by u.unit_code)"""
