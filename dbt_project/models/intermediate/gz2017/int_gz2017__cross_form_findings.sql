-- Differences between forms (跨表核对), as findings that name both cells.
select *
from {{ ref('int_gz2017__findings_is_new') }}
