-- Current submissions that say something new.
select submissions.submission_id
from {{ ref('int_submissions') }} as submissions
anti join {{ ref('int_hollow_submissions') }} as hollow
    on submissions.submission_id = hollow.submission_id
where submissions.standing = 'current'
