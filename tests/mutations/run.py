"""Ten thousand disfigured returns through the real reader: `python -m tests.mutations.run`.

Belongs here: making them from valid returns, and what must hold for each. Nothing may crash,
hang, or be lost: every filled cell has landed, is a label, or stands in a finding.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.model.folder import Catalog
from pipelines.intake.isolate import Job, read_all
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from tests.mutations.count import filled_cells_of
from tests.mutations.mutate import OF_ANY, OF_WORKBOOKS

SAMPLE = Path(__file__).resolve().parents[2] / "raw_inputs" / "gz2017"
RECEIVED = datetime(2017, 7, 25)
BATCH = 500
OURS = frozenset({"reader_failed"})  # an exception that nobody foresaw: a fault of ours
APART = "counted apart"  # of them, how many could be counted without the reader
COSTLY = frozenset({"reader_crashed", "too_slow"})  # allowed for damaged bytes, counted


def sources(limit: int = 60) -> list[Path]:
    """Valid returns of every form and format of the sample, the small ones."""
    found = [
        path
        for path in sorted(SAMPLE.rglob("*"))
        if path.suffix in (".xlsx", ".xls", ".csv") and path.name != "receipts.csv"
    ]
    chosen = sorted(found, key=lambda path: (path.stat().st_size, path.name))
    step = max(1, len(chosen) // limit)
    return chosen[::step]


def mutant(source: Path, seed: int, folder: Path) -> Path:
    """One disfigured copy; the same seed makes the same."""
    chance = random.Random(seed)
    content = source.read_bytes()
    kinds = OF_WORKBOOKS if source.suffix == ".xlsx" else OF_ANY
    target = folder / f"{seed}{source.suffix}"
    target.write_bytes(chance.choice(kinds)(content, chance))
    return target


def faults(outcome: FileOutcome) -> Iterator[str]:
    """What must never be."""
    for finding in outcome.all_findings():
        if finding.rule in OURS:
            yield f"{finding.rule}: {finding.message}"
        if not finding.message or not finding.rule:
            yield f"a finding without message or rule: {finding}"
    if outcome.outcome != "read" and not outcome.reason:
        yield "refused without a reason"
    for sheet in outcome.account:
        parts = sheet.landed + sum(sheet.labels.values()) + sheet.in_findings
        if sheet.unaccounted:
            yield f"lost on {sheet.sheet}: {', '.join(sheet.unaccounted[:5])}"
        elif parts != sheet.cells:
            yield f"the account of {sheet.sheet} does not add up: {parts} of {sheet.cells}"


def unseen(outcome: FileOutcome, there: int | None) -> Iterator[str]:
    """Cells that the reading never saw, by a count of its own: the account cannot miss them."""
    seen = sum(sheet.cells for sheet in outcome.account)
    if there is not None and seen < there:
        yield f"{there} cells are filled, the reading saw {seen}"


def run(
    catalog: Catalog, count: int, first: int, keep: Path | None, seconds: float = 3600.0
) -> tuple[Counter[str], list[str]]:
    """(outcomes counted, what went wrong with its seed); stops early when time is up."""
    counted: Counter[str] = Counter()
    wrong: list[str] = []
    origins = sources()
    until = time.monotonic() + seconds
    for start in range(first, first + count, BATCH):
        if time.monotonic() > until:
            break
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            seeds = range(start, min(start + BATCH, first + count))
            paths = [mutant(origins[seed % len(origins)], seed, folder) for seed in seeds]
            jobs = [Job(path.name, path, RECEIVED, account=True) for path in paths]
            for index, outcome in read_all(catalog, jobs, Limits()):
                rules = {finding.rule for finding in outcome.all_findings()}
                counted[next(iter(rules & COSTLY), outcome.outcome)] += 1
                found = [f"seed {seeds[index]}: {fault}" for fault in faults(outcome)]
                if outcome.account:
                    there = filled_cells_of(paths[index])
                    counted[APART] += there is not None
                    found += [f"seed {seeds[index]}: {fault}" for fault in unseen(outcome, there)]
                wrong += found
                if found and keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / paths[index].name).write_bytes(paths[index].read_bytes())
        print(f"{total(counted):,} {dict(counted)} 有误 {len(wrong)}", file=sys.stderr)
    return counted, wrong


def total(counted: Counter[str]) -> int:
    """How many files were tried."""
    return sum(counted.values()) - counted[APART]


def main() -> int:
    """0 when nothing went wrong."""
    options = argparse.ArgumentParser()
    options.add_argument("--count", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=float, default=1800.0)
    options.add_argument("--keep", type=Path, help="folder for the files that went wrong")
    given = options.parse_args()
    began = time.monotonic()
    counted, wrong = run(load_catalog(), given.count, given.seed, given.keep, given.seconds)
    for line in wrong[:50]:
        print(line)
    tried = total(counted)
    took = time.monotonic() - began
    print(f"{tried:,} 个变异文件，{took:.0f} 秒：{dict(counted)}；有误 {len(wrong)} 处")
    return 1 if wrong or tried < given.count else 0


if __name__ == "__main__":
    sys.exit(main())
