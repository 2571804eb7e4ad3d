-- What each usable row of the quarterly registers says of its unit: a project, or that there is
-- none (零报告). A row that leaves the project's name empty says neither (A46).
select
    units.root_code as unit_root,
    records.period,
    records.period_end,
    observations.project_name,
    {{ name_key('observations.project_name') }} as project_key,
    names.state = 'not_applicable'
    or list_contains(string_split(settings.zero_report_words, '|'), observations.project_name)
        as is_zero,
    observations.submission_id,
    observations.sheet,
    observations.row_number
from {{ ref('stg_guiyang2019__observations') }} as observations
inner join {{ ref('int_current_records') }} as records
    on
        observations.submission_id = records.submission_id
        and observations.sheet = records.sheet
        and observations.row_number = records.row_number
inner join {{ ref('stg_cells') }} as names
    on
        observations.submission_id = names.submission_id
        and observations.sheet = names.sheet
        and observations.row_number = names.row_number
        and names.element = 'project_name'
inner join {{ ref('stg_org_units') }} as units
    on coalesce(observations.county, records.centre_code) = units.unit_code
cross join {{ ref('int_guiyang2019__settings') }} as settings
