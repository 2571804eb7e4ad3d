-- Reviews that no longer mean anything (不再适用的核对结论), as findings at the cell that is out of
-- date: the project left its list, or no form states the name in that county.
with stated as (
    select distinct
        county_root,
        project_key
    from {{ ref('int_gz2017__ledger_rows') }}
    union
    select distinct
        county_root,
        project_key
    from {{ ref('int_gz2017__tracking_rows') }}
),

judged as (
    select
        reviews.*,
        case
            when projects.project_code is null then 'project_code'
            when stated.project_key is null then 'stated_name'
        end as element
    from {{ ref('int_platform__link_reviews') }} as reviews
    left join {{ ref('int_platform__comparable_projects') }} as projects
        on
            projects.reader = 'gz2017'
            and reviews.list = projects.list
            and reviews.project_code = projects.project_code
    left join stated
        on
            reviews.county_root = stated.county_root
            and reviews.project_key = stated.project_key
)

select
    cells.path as file,
    cells.sheet,
    cells.cell,
    'link_review_not_applicable' as rule,
    'warning' as severity,
    cells.element,
    cells.text as value,
    case judged.element
        when 'project_code'
            then '清单中已没有编码为“' || cells.text || '”的项目'
        else '这个县没有报表写“' || cells.text || '”'
    end
    || '，这条核对结论不起作用。请核对后更正，或删去这一行重新报送核对表。' as message,
    '' as other_file,
    '' as other_sheet,
    '' as other_cell,
    judged.row_number,
    judged.submission_id
from judged
inner join {{ ref('int_labelled_cells') }} as cells
    on
        judged.submission_id = cells.submission_id
        and judged.sheet = cells.sheet
        and judged.row_number = cells.row_number
        and judged.element = cells.element
