-- No fact is lost: its measure is defined and its unit stands under the regime's root.
select facts.*
from {{ ref('int_facts') }} as facts
left join {{ ref('stg_measures') }} as measures
    on facts.regime = measures.regime and facts.measure = measures.measure
left join {{ ref('stg_regimes') }} as regimes
    on facts.regime = regimes.regime
left join {{ ref('int_unit_ancestors') }} as ancestors
    on
        facts.unit_root = ancestors.unit_root
        and regimes.root_unit = ancestors.ancestor_root
where measures.measure is null or ancestors.unit_root is null
