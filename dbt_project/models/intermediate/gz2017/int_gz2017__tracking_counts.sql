-- The counts of form 4, counted from form 3: per reporting centre (市本级 and each county), and as
-- 合计 for the whole return; projects once, visits, calls and matters summed.
with tracking as (
    select
        rows_of_form.*,
        submissions.unit_code as submitter,
        submissions.path,
        centres.county_root as centre_root
    from {{ ref('int_gz2017__tracking_rows') }} as rows_of_form
    inner join {{ ref('int_submissions') }} as submissions
        on rows_of_form.submission_id = submissions.submission_id
    inner join {{ ref('int_places') }} as centres
        on rows_of_form.centre_code = centres.unit_code
)

select
    submitter,
    period,
    coalesce(centre_root, '合计') as row_root,
    any_value(path) as path,
    case when centre_root is not null then min(sheet) else '' end as sheet,
    count(distinct project_subject) as signed_projects,
    count(distinct project_subject) filter (where {{ is_set('p_preparing') }}) as p_preparing,
    count(distinct project_subject) filter (where {{ is_set('p_building') }}) as p_building,
    count(distinct project_subject) filter (where {{ is_set('p_producing') }}) as p_producing,
    count(distinct project_subject) filter (where {{ is_set('p_full') }}) as p_full,
    count(distinct project_subject) filter (where is_served) as served_projects,
    coalesce(sum(visits), 0) as visits,
    coalesce(sum(calls), 0) as calls,
    count(distinct project_subject) filter (where is_agency) as agency_projects,
    coalesce(sum(matters_filed), 0) as matters_filed,
    coalesce(sum(matters_closed), 0) as matters_closed
from tracking
group by grouping sets ((submitter, period, centre_root), (submitter, period))
