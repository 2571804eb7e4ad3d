"""Months and quarters as Dagster partitions, named by their first month (YYYY-MM).

Belongs here: the partition definitions. Does not belong here: which periods are complete;
the marts say that.
"""

import dagster as dg

FIRST_MONTH = "2010-01"  # before any policy; periods that none has stay empty

monthly = dg.MonthlyPartitionsDefinition(start_date=FIRST_MONTH, fmt="%Y-%m")
quarterly = dg.TimeWindowPartitionsDefinition(
    start=FIRST_MONTH, fmt="%Y-%m", cron_schedule="0 0 1 1,4,7,10 *"
)
