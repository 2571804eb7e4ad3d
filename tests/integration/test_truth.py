"""The pipeline's numbers equal the simulator's true answers, all of them, in both directions.

The truth is computed from the records that the simulator wrote, in plain Python; the pipeline
reads the files. Nothing is shared but the definitions' names. County rows that are all zero are
left out of both, as truth.json says.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.simulation import simulate

SAMPLE = Path(__file__).parents[2] / "raw_inputs" / "gz2017"
SWEEP = [(seed, mess) for seed in (1, 2, 3, 4, 5) for mess in (0.0, 0.3)]

INDICATORS = """
    select indicator, level, unit_code, period, numerator, denominator, value, attained, rank
    from marts.fct_indicator_values
    where regime = ? and (level != 'county' or numerator != 0 or denominator != 0)
"""
MEASURES = """
    select measure, level, unit_code, period, value from marts.fct_measures
    where regime = ? and (level != 'county' or value != 0)
"""
SUBMISSIONS = (
    "select form, unit_code, period, state, complete from marts.fct_submissions where regime = ?"
)
FILES = "select distinct file, state from marts.fct_files"
UNUSABLE = """
    select distinct f.file, f.sheet, f.row_number
    from marts.fct_findings f
    where f.severity = 'error' and f.row_number is not null
      and f.file in (select file from marts.fct_files where state in ('accepted', 'superseded'))
"""


def run_and_compare(inputs: Path, home: Path) -> None:
    """Runs the pipeline on `inputs` and compares every row of its marts with the truth."""
    command = [sys.executable, "-m", "pipelines.cli", "--home", str(home)]
    done = subprocess.run(
        [*command, "run", "--inputs", str(inputs)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    truth = json.loads((inputs / "truth.json").read_text("utf-8"))
    warehouse = home / "serving" / "warehouse.duckdb"
    with duckdb.connect(str(warehouse), read_only=True) as con:
        regime = [truth["regime"]]
        found = {
            "indicators": con.execute(INDICATORS, regime).fetchall(),
            "measures": con.execute(MEASURES, regime).fetchall(),
            "submissions": con.execute(SUBMISSIONS, regime).fetchall(),
            "files": con.execute(FILES).fetchall(),
            "unusable_rows": con.execute(UNUSABLE).fetchall(),
        }
    columns = {
        "indicators": ("indicator", "level", "unit_code", "period", "numerator", "denominator",
                       "value", "attained", "rank"),
        "measures": ("measure", "level", "unit_code", "period", "value"),
        "submissions": ("form", "unit_code", "period", "state", "complete"),
        "files": ("file", "state"),
        "unusable_rows": ("file", "sheet", "row"),
    }  # fmt: skip
    for part, names in columns.items():
        expected = [tuple(row[name] for name in names) for row in truth[part]]
        assert expected or part == "unusable_rows", part
        assert_same(part, expected, found[part])


def assert_same(part: str, expected: list[Any], found: list[Any]) -> None:
    missing = Counter(expected) - Counter(found)
    extra = Counter(found) - Counter(expected)
    report = [
        f"{part}: {sum(missing.values())} missing, {sum(extra.values())} extra",
        *(f"  missing {row}" for row in list(missing)[:10]),
        *(f"  extra   {row}" for row in list(extra)[:10]),
    ]
    assert not missing and not extra, "\n".join(report)


def simulate_half_year(out: Path, seed: int, mess: float) -> None:
    simulate(load_catalog(), "gz2017", "2017-01", "2017-06", seed, 1.0, mess, out)


def test_sample_equals_its_truth(tmp_path: Path) -> None:
    run_and_compare(SAMPLE, tmp_path / "home")


def test_another_messy_half_year_equals_its_truth(tmp_path: Path) -> None:
    simulate_half_year(tmp_path / "inputs", seed=99, mess=0.3)
    run_and_compare(tmp_path / "inputs", tmp_path / "home")


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "mess"), SWEEP)
def test_other_seeds_equal_their_truth(tmp_path: Path, seed: int, mess: float) -> None:
    simulate_half_year(tmp_path / "inputs", seed, mess)
    run_and_compare(tmp_path / "inputs", tmp_path / "home")
