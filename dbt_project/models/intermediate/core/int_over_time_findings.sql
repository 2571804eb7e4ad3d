-- What a return says otherwise than the one before it, as findings that name both cells; of an
-- erased value the cell that the row is about.
select
    differences.path as file,
    differences.sheet,
    coalesce(differences.cell, differences.subject_cell) as cell,
    differences.rule,
    rules.severity,
    differences.element,
    coalesce(differences.shown, '') as value,
    replace(
        replace(rules.message, '{value}', coalesce(differences.shown, '空白')),
        '{earlier}', differences.earlier.shown
    )
    || '此前见' || differences.earlier.path || '（' || '工作表“'
    || differences.earlier.sheet || '”的 ' || differences.earlier.cell || '）。' as message,
    differences.earlier.path as other_file,
    differences.earlier.sheet as other_sheet,
    differences.earlier.cell as other_cell,
    differences.regime,
    differences.form,
    differences.unit_code,
    differences.period,
    differences.row_number,
    rules.clause,
    true as is_current,
    differences.file_id,
    differences.submission_id
from {{ ref('int_over_time_differences') }} as differences
inner join {{ ref('stg_over_time_rules') }} as rules
    on
        differences.regime = rules.regime
        and differences.form = rules.form
        and differences.rule = rules.rule
