-- Usable rows of current form-4 returns, each with the reporting centre that it sums up; the row
-- 合计, read as the city itself, sums up the whole return.
select
    summary.*,
    submissions.unit_code as submitter,
    submissions.period,
    case
        when places.level = 'county' then places.county_root
        else '合计'
    end as row_root
from {{ ref('stg_gz2017__tracking_summary') }} as summary
semi join {{ ref('int_current_records') }} as records
    on
        summary.submission_id = records.submission_id
        and summary.sheet = records.sheet
        and summary.row_number = records.row_number
inner join {{ ref('int_submissions') }} as submissions
    on summary.submission_id = submissions.submission_id
left join {{ ref('int_places') }} as places
    on summary.unit = places.unit_code
