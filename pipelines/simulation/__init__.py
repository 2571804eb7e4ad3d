"""Submissions as offices would send them, and the true answers beside them.

A regime's own simulator is a package named by the kind of business (`agency_service`), which its
`regime.yml` names. Shared here, for any regime:

- `tree.py` the units; `returns.py`, `registers.py` what an office sends; `spelling.py`,
  `layout.py`, `workbooks.py`, `delivery.py` how it is written;
- `mess.py` with `mishaps.py`, `faults.py`, `looks.py`: disturbed by the forms' definitions;
- `truth/` facts -> measures, indicators, ranks, grid.

The simulator must not use the pipeline that it is there to check: no intake, no warehouse, no dbt.
"""

from pipelines.simulation.simulate import simulate

__all__ = ["simulate"]
