"""What a careful reader of the returns would find: the true answers, worked out independently.

Belongs here: the policy's meaning once more, by other means than the models'. Does not belong
here: anything of intake, dbt or the warehouse, which these answers are there to check.
"""
