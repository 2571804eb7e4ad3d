"""What a careful reader of the returns would find: the policy's meaning once more, by other means.

Belongs here: what each measure means, as facts. Does not belong here: counting and ranks
(`simulation/truth`), anything of intake, dbt or the warehouse, which these answers check.
"""
