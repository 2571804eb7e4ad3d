-- Statements that do, against the one before them, what their rule over time forbids.
with followed as (
    select
        stated.*,
        submissions.unit_code,
        submissions.period,
        submissions.path,
        submissions.file_id,
        lag(
            case
                when stated.value is not null
                    then
                        struct_pack(
                            value := stated.value,
                            shown := stated.shown,
                            position := stated.position,
                            told_apart := stated.told_apart,
                            path := submissions.path,
                            sheet := stated.sheet,
                            cell := stated.cell
                        )
            end ignore nulls
        ) over (
            partition by
                stated.regime, stated.form, stated.rule, submissions.unit_code, stated.subject
            order by stated.period_end
        ) as earlier
    from {{ ref('int_over_time_statements') }} as stated
    inner join {{ ref('int_submissions') }} as submissions
        on stated.submission_id = submissions.submission_id
)

select followed.*
from followed
where
    followed.earlier is not null
    and coalesce(followed.told_apart = followed.earlier.told_apart, true)
    and case
        when followed.kind = 'never_changes'
            then followed.value is distinct from followed.earlier.value
        else followed.position < followed.earlier.position
    end
