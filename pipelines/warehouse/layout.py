"""Where each thing lies under the home folder.

Belongs here: paths only. Does not belong here: opening or creating anything.
Every database file is called `warehouse.duckdb`, because views carry the catalog's name.
"""

from __future__ import annotations

from pathlib import Path

FILE_NAME = "warehouse.duckdb"


def build_database(home: Path) -> Path:
    """Private to the pipeline, one writer."""
    return home / "build" / FILE_NAME


def serving_database(home: Path) -> Path:
    """What readers open."""
    return home / "serving" / FILE_NAME


def before_database(home: Path) -> Path:
    """What readers opened before the last run, for saying what it changed."""
    return home / "serving" / "before" / FILE_NAME


def copy_database(home: Path, name: str) -> Path:
    """A copy that shows what was known at a moment (`Moment.folder`)."""
    return home / "serving" / "as_of" / name / FILE_NAME


def issued(home: Path, regime: str, period: str) -> Path:
    """The issued bulletins of one period: a folder for each issue, never changed again."""
    return home / "issued" / regime / period


def lock_file(home: Path) -> Path:
    """Held by the one process that writes."""
    return home / "build" / "lock"


def run_progress(home: Path) -> Path:
    """What the last run told while it worked: lines of JSON (`orchestration/told.py`)."""
    return home / "run" / "progress.jsonl"


def run_start(home: Path) -> Path:
    """Who last started a run from the pages; locked for as long as that process lives."""
    return home / "run" / "start.json"


def hash_cache(home: Path) -> Path:
    """Hashes of the input files, by path, size and time."""
    return home / "build" / "inputs.json"


def state_file(home: Path) -> Path:
    """Fingerprint and summary of the last complete run."""
    return home / "state.json"


def published(home: Path, regime: str, period: str) -> Path:
    """Bulletins and forms of one period."""
    return home / "published" / regime / period


def dbt_folder(home: Path) -> Path:
    """Compiled models, parse cache and logs."""
    return home / "dbt"


def dagster_folder(home: Path) -> Path:
    """Run history of the orchestration."""
    return home / "dagster"


def error_log(home: Path) -> Path:
    """Tracebacks of unforeseen errors; users see one sentence instead."""
    return home / "logs" / "errors.log"
