"""What every case service has in common, whatever its policy: records that grow day by day,
workdays, half-months, registers that are restated each month, and duties with a deadline.

Belongs here: nothing that names a form, an element or a limit of one policy. Does not belong
here: intake, warehouse and models, which these answers check.
"""
