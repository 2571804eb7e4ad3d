"""The order of a run: Dagster assets over functions that work without it.

Belongs here: order, partitions, fingerprint, lock, schedules. Does not belong here: logic of the
steps themselves; those are functions of the other packages.
"""
