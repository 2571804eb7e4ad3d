{{ config(severity='warn') }}
-- Names that lead to no project or to more than one: someone should look at them.
select *
from {{ ref('fct_link_review') }}
