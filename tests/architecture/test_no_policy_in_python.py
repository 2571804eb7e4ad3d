"""A policy is data: no regime id, unit name or unit code stands in Python."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.architecture.python_files import PROJECT, name_of, python_files

REGIMES = PROJECT / "pipelines" / "regimes"
DATA_SOURCE = "platform"  # also an ordinary word and a module of the standard library
ORDINARY_WORDS = {"全省"}


def units() -> list[dict[str, str]]:
    with (REGIMES / "shared" / "org_units.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def regime_ids() -> list[str]:
    found = [path.parent.name for path in REGIMES.glob("*/regime.yml")]
    return [name for name in found if name != DATA_SOURCE]


def offenders(pattern: re.Pattern[str], *folders: str) -> list[str]:
    return [
        f"{name_of(path)}:{number}: {match.group()}"
        for path in python_files(*folders)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (match := pattern.search(line))
    ]


def test_no_regime_id() -> None:
    ids = regime_ids()
    assert ids
    pattern = re.compile("|".join(map(re.escape, ids)))
    assert offenders(pattern, "pipelines", "dashboards") == []


def test_no_data_source_id_as_text() -> None:
    assert offenders(re.compile(rf"""["']{DATA_SOURCE}[."']"""), "pipelines", "dashboards") == []


def test_no_unit_code() -> None:
    codes = "|".join(unit["code"] for unit in units())
    pattern = re.compile(rf"(?<!\d)(?:{codes})(?!\d)")
    assert offenders(pattern, "pipelines", "dashboards") == []


def test_no_unit_name() -> None:
    """Full names anywhere. Short names of two characters may be part of other words, so they
    count only as a whole text in quotes."""
    full = {unit["name"] for unit in units()}
    short = {name for unit in units() for name in unit["short_names"].split("|") if len(name) > 1}
    short -= ORDINARY_WORDS
    anywhere = "|".join(sorted(full | {name for name in short if len(name) > 2}, key=len)[::-1])
    quoted = "|".join(name for name in short if len(name) == 2)
    pattern = re.compile(rf"""{anywhere}|["'](?:{quoted})["']""")
    assert offenders(pattern, "pipelines", "dashboards") == []


@pytest.mark.parametrize("folder", ["dbt_project"])
def test_no_regime_id_in_sql_outside_its_folders(folder: str) -> None:
    """Shared models know no regime; the dbt variables that list them are the exception."""
    ids = re.compile("|".join(map(re.escape, regime_ids())))
    found = []
    for path in sorted((PROJECT / folder).rglob("*")):
        inside = {*path.relative_to(PROJECT).parts[:-1]}
        if path.suffix not in (".sql", ".yml", ".yaml") or inside & {"target", "logs"}:
            continue
        if inside & set(regime_ids()):
            continue
        found += [f"{name_of(path)}:{line}" for line in _lines_naming(path, ids)]
    assert found == []


def _lines_naming(path: Path, ids: re.Pattern[str]) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        f"{number}: {line.strip()}"
        for number, line in enumerate(lines, 1)
        if ids.search(line) and not re.match(r"\s*(sql|cross_form)_regimes:", line)
    ]
