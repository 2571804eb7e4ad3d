-- Facts about problems: raised, and closed on the closing date stated last.
select
    'problems_raised' as measure,
    county_root,
    problem_subject as subject,
    project_name || '：' || description as subject_name,
    raised_on as happened_on,
    submission_id,
    sheet,
    row_number
from {{ ref('int_gz2017__problem_rows') }}
union all
select
    'problems_closed' as measure,
    stated.county_root,
    stated.problem_subject as subject,
    stated.project_name || '：' || stated.description as subject_name,
    problems.closed_on as happened_on,
    stated.submission_id,
    stated.sheet,
    stated.row_number
from {{ ref('int_gz2017__problem_rows') }} as stated
inner join {{ ref('int_gz2017__problems') }} as problems
    on
        stated.problem_subject = problems.problem_subject
        and stated.closed_on = problems.closed_on
