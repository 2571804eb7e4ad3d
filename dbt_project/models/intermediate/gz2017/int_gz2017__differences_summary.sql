-- Numbers of form 4 that differ from the same count over form 3 of the same return and quarter.
{% set counts = [
    'signed_projects', 'p_preparing', 'p_building', 'p_producing', 'p_full', 'served_projects',
    'visits', 'calls', 'agency_projects', 'matters_filed', 'matters_closed'
] -%}
with stated as (
    unpivot {{ ref('int_gz2017__summary_rows') }}
    on {{ counts | join(', ') }}
    into name element value stated
),

counted as (
    unpivot {{ ref('int_gz2017__tracking_counts') }}
    on columns(* exclude (submitter, period, row_root, path, sheet))::double
    into name element value counted
),

-- A city and quarter without form 3 has nothing to compare; a centre without a sheet counts 0.
returned as (
    select
        submitter,
        period,
        any_value(path) as path
    from {{ ref('int_gz2017__tracking_counts') }}
    group by all
)

select
    stated.submission_id,
    stated.sheet,
    stated.row_number,
    stated.element,
    stated.stated,
    coalesce(counted.counted, 0) as counted,
    returned.path as other_path,
    counted.sheet as other_sheet
from stated
inner join returned
    on stated.submitter = returned.submitter and stated.period = returned.period
left join counted
    on
        stated.submitter = counted.submitter
        and stated.period = counted.period
        and stated.row_root = counted.row_root
        and stated.element = counted.element
where stated.stated != coalesce(counted.counted, 0)
