"""Submissions as offices would send them, and the true answers beside them.

Shared here: returns, spelling, layout, file formats. A regime's own simulator is a package named
by the business (`agency_service`), which its `regime.yml` names. The simulator must not use the
pipeline that it is there to check: no intake, no warehouse, no dbt.
"""

from pipelines.simulation.simulate import simulate

__all__ = ["simulate"]
