"""The pipeline's numbers equal the simulator's true answers, all of them, in both directions.

The truth is computed from the records that the simulator wrote, in plain Python; the pipeline
reads the files. Nothing is shared but the definitions' names. Rows of counties and offices that
are all zero are left out of both, as truth.json says. A regime with a simulator stands in REGIMES.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import duckdb
import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.simulation import simulate
from pipelines.simulation.months import Month, months_between
from tests.fixtures.computed import computed
from tests.integration.cli.calling import SAMPLE

# regime, first and last month: across a year's end where the policy lasts so long
REGIMES = [
    ("gz2017", "2017-01", "2017-06"),
    ("gz2021", "2021-01", "2021-12"),
    ("guiyang2019", "2019-07", "2020-06"),
    ("dayao2023", "2023-06", "2023-12"),
    ("pingyang2018", "2018-06", "2018-12"),
    ("pingyang2018", "2019-12", "2020-03"),  # 29 February
]
# nothing was owed, or nothing was wrong
MAY_BE_EMPTY = {"unusable_rows", "submissions", "watchlists"}
SWEEP = [(seed, mess) for seed in (1, 2, 3, 4, 5) for mess in (0.0, 0.3)]
# Each policy is in the samples; of longer spans the two with the hardest days, the rest in `make seeds`.
HARDEST = [REGIMES[1], REGIMES[5]]
# The months in which each policy's offices may report; spans of any length are drawn from them.
LIFE = {
    "gz2017": ("2017-01", "2017-12"),
    "gz2021": ("2021-01", "2024-06"),
    "guiyang2019": ("2019-01", "2022-12"),
    "dayao2023": ("2023-01", "2025-06"),
    "pingyang2018": ("2018-01", "2021-12"),
}
DRAWS = 50

INDICATORS = """
    select indicator, level, unit_code, period, numerator, denominator, value, attained, rank
    from marts.fct_indicator_values
    where regime = ? and (level not in ('county', 'office') or numerator != 0 or denominator != 0)
"""
MEASURES = """
    select measure, level, unit_code, period, value from marts.fct_measures
    where regime = ? and (level not in ('county', 'office') or value != 0)
"""
SUBMISSIONS = (
    "select form, unit_code, period, state, complete from marts.fct_submissions where regime = ?"
)
FILES = "select distinct file, state from marts.fct_files where starts_with(file, ?)"
WATCHLISTS = (
    "select watchlist as list, period, subject from marts.fct_watchlist_rows where regime = ?"
)
UNUSABLE = """
    select distinct f.file, f.sheet, f.row_number
    from marts.fct_findings f
    where starts_with(f.file, ?) and f.severity = 'error' and f.row_number is not null
      and f.file in (select file from marts.fct_files where state in ('accepted', 'superseded'))
"""


def run_and_compare(inputs: Path, home: Path) -> None:
    """Computes the figures of `inputs` and compares every row of the marts with the truth."""
    compare(inputs, computed(home, inputs))


def compare(inputs: Path, home: Path, folder: str = "") -> None:
    """The truth beside `inputs` against the marts; `folder`: where it lies in what was read."""
    truth = json.loads((inputs / "truth.json").read_text("utf-8"))
    regime, own = [truth["regime"]], [folder]
    with duckdb.connect(str(home / "serving" / "warehouse.duckdb"), read_only=True) as con:
        found = {
            "indicators": con.execute(INDICATORS, regime).fetchall(),
            "measures": con.execute(MEASURES, regime).fetchall(),
            "submissions": con.execute(SUBMISSIONS, regime).fetchall(),
            "files": inside(folder, con.execute(FILES, own).fetchall()),
            "unusable_rows": inside(folder, con.execute(UNUSABLE, own).fetchall()),
        }
        if "watchlists" in truth:
            found["watchlists"] = con.execute(WATCHLISTS, regime).fetchall()
    columns = {
        "indicators": ("indicator", "level", "unit_code", "period", "numerator", "denominator",
                       "value", "attained", "rank"),
        "measures": ("measure", "level", "unit_code", "period", "value"),
        "submissions": ("form", "unit_code", "period", "state", "complete"),
        "files": ("file", "state"),
        "unusable_rows": ("file", "sheet", "row"),
        "watchlists": ("list", "period", "subject"),
    }  # fmt: skip
    for part, names in columns.items():
        if part in found:
            expected = [tuple(plain(row[name]) for name in names) for row in truth[part]]
            assert expected or part in MAY_BE_EMPTY, part
            assert_same(part, expected, [tuple(map(plain, row)) for row in found[part]])


def inside(folder: str, rows: list[Any]) -> list[Any]:
    """Rows that begin with a file, named as in its own folder."""
    return [(row[0].removeprefix(folder), *row[1:]) for row in rows]


def plain(value: Any) -> Any:
    """Sums of decimals may differ in the last binary digits, depending on their order."""
    return round(value, 9) if isinstance(value, float) else value


def assert_same(part: str, expected: list[Any], found: list[Any]) -> None:
    missing = Counter(expected) - Counter(found)
    extra = Counter(found) - Counter(expected)
    report = [
        f"{part}: {sum(missing.values())} missing, {sum(extra.values())} extra",
        *(f"  missing {row}" for row in list(missing)[:10]),
        *(f"  extra   {row}" for row in list(extra)[:10]),
    ]
    assert not missing and not extra, "\n".join(report)


def test_all_samples_in_one_run_equal_their_truths(home_of_samples: Path) -> None:
    """Returns of five policies and six years in one folder: none changes another's figures."""
    samples = sorted(path.parent for path in SAMPLE.parent.glob("*/truth.json"))
    assert {path.name for path in samples} == {regime for regime, _, _ in REGIMES}
    for sample in samples:
        compare(sample, home_of_samples, f"{sample.name}/")


@pytest.mark.parametrize(("regime", "first", "last"), HARDEST)
def test_another_messy_span_equals_its_truth(
    tmp_path: Path, regime: str, first: str, last: str
) -> None:
    simulate(load_catalog(), regime, first, last, 99, 1.0, 0.3, tmp_path / "inputs")
    run_and_compare(tmp_path / "inputs", tmp_path / "home")


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "mess"), SWEEP)
@pytest.mark.parametrize(("regime", "first", "last"), REGIMES)
def test_other_seeds_equal_their_truth(
    tmp_path: Path, regime: str, first: str, last: str, seed: int, mess: float
) -> None:
    simulate(load_catalog(), regime, first, last, seed, 1.0, mess, tmp_path / "inputs")
    run_and_compare(tmp_path / "inputs", tmp_path / "home")


@pytest.mark.slow
@pytest.mark.parametrize("number", range(DRAWS))
def test_any_span_equals_its_truth(tmp_path: Path, number: int) -> None:
    """Three months or more than a year, from the middle of a year or to the policy's last day."""
    draw = Random(number)
    regime = list(LIFE)[number % len(LIFE)]
    first, last = (Month.parse(text) for text in LIFE[regime])
    life = months_between(first, last)
    length = min(draw.choice([3, 4, 5, 8, 12, 14]), len(life))  # three months have a quarter's end
    begin = draw.choice([0, len(life) - length, draw.randint(0, len(life) - length)])
    seed, scale, mess = draw.randrange(10**6), draw.choice([0.3, 1, 2]), draw.choice([0, 0.5, 1])
    span = str(life[begin]), str(life[begin + length - 1])
    simulate(load_catalog(), regime, *span, seed, scale, mess, tmp_path / "inputs")
    run_and_compare(tmp_path / "inputs", tmp_path / "home")
