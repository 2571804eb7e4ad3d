"""A fixed handful of disfigured returns; ten thousand are `make mutations`."""

from __future__ import annotations

from pipelines.catalog.loader import load_catalog
from tests.mutations.run import faults, run, sources


def test_disfigured_returns_neither_crash_nor_lose_a_cell() -> None:
    counted, wrong = run(load_catalog(), count=150, first=1, keep=None)
    assert wrong == []
    assert sum(counted.values()) == 150
    assert counted["read"] > 30, "too few were still returns: the property was hardly tried"


def test_a_lost_cell_would_be_seen() -> None:
    """The judge itself: a reading that drops a cell is a fault."""
    from pipelines.intake.outcome import FileOutcome, SheetAccount

    outcome = FileOutcome("x.xlsx")
    outcome.account = [SheetAccount("x.xlsx", "表", 2, 1, {}, 0, ("B7",))]
    assert list(faults(outcome)) == ["lost on 表: B7"]


def test_every_format_of_the_sample_is_tried() -> None:
    assert {path.suffix for path in sources()} == {".xlsx", ".xls", ".csv"}
