{{ config(severity='warn') }}
-- Returns whose every file was rejected: the sender has to be told.
select *
from {{ ref('fct_submissions') }}
where state = 'rejected'
