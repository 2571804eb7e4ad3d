"""A policy without SQL or Python lives in its own folder: nothing outside knows of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
FIXTURES = PROJECT / "tests" / "fixtures" / "regimes"
# The suites that send returns to them, and the page that shows the way.
MAY_NAME = {
    "tests/integration/test_outside_regimes.py",
    "tests/integration/test_time_limits.py",
    "docs/adding-a-policy.md",
    "CHANGELOG.md",
}
DATA = {".yml", ".csv", ".docx"}


def _tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if done.returncode == 0 and done.stdout:
        return [PROJECT / name for name in done.stdout.split("\0") if name]
    return [path for path in PROJECT.rglob("*") if path.is_file() and ".venv" not in path.parts]


@pytest.mark.parametrize("folder", sorted(p.parent.name for p in FIXTURES.glob("*/regime.yml")))
def test_no_file_outside_its_folder_names_it(folder: str) -> None:
    found = []
    for path in _tracked():
        inside = path.is_relative_to(FIXTURES / folder)
        if (
            inside
            or path.suffix not in (".py", ".sql", ".yml", ".md", ".toml")
            or not path.exists()
        ):
            continue
        name = path.relative_to(PROJECT).as_posix()
        if name not in MAY_NAME and folder in path.read_text(encoding="utf-8"):
            found.append(name)
    assert found == []


@pytest.mark.parametrize("folder", sorted(p.parent.name for p in FIXTURES.glob("*/regime.yml")))
def test_it_is_data_alone(folder: str) -> None:
    files = [path for path in (FIXTURES / folder).rglob("*") if path.is_file()]
    assert files
    assert [path.name for path in files if path.suffix not in DATA] == []
