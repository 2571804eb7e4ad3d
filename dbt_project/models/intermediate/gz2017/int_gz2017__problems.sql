-- Each problem once: what was stated last; a blank never erases a closing date.
{% set recency = 'row(period_end, received_at, submission_id, sheet, row_number)' -%}
select
    problem_subject,
    city_root,
    county_root,
    raised_on,
    arg_max(project_name, {{ recency }}) as project_name,
    arg_max(description, {{ recency }}) as description,
    arg_max(rung, {{ recency }}) as rung,
    arg_max(rung_on, {{ recency }}) as rung_on,
    arg_max(responsible, {{ recency }}) as responsible,
    arg_max(closed_on, {{ recency }}) filter (where closed_on is not null) as closed_on,
    arg_max(result, {{ recency }}) as result,
    arg_max(submission_id, {{ recency }}) as submission_id,
    arg_max(sheet, {{ recency }}) as sheet,
    arg_max(row_number, {{ recency }}) as row_number
from {{ ref('int_gz2017__problem_rows') }}
group by all
