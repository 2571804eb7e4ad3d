-- The columns of forms that hold personal data: what is hidden from viewers without leave.
select
    regime,
    form,
    element,
    label
from {{ ref('stg_elements') }}
where is_personal
