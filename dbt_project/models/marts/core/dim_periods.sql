select
    regime,
    period,
    period_kind as kind,
    start_on,
    end_on,
    year_start_on,
    case period_kind
        when 'month' then strftime(start_on, '%Y年%-m月')
        when 'quarter'
            then
                year(start_on) || '年第' || ['一', '二', '三', '四'][quarter(start_on)] || '季度'
        else year(start_on) || '年'
    end as label,
    is_complete,
    previous_period
from {{ ref('int_periods') }}
