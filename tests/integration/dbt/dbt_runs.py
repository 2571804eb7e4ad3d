"""Running the dbt project on a database of a test; all output stays in the test's folder."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[3] / "dbt_project"


@cache
def _manifest(home: Path, as_of: str) -> Any:
    from dbt.cli.main import dbtRunner

    return dbtRunner().invoke(["parse", *_options(home, as_of)]).result


def _options(home: Path, as_of: str) -> list[str]:
    return [
        *("--project-dir", str(PROJECT), "--profiles-dir", str(PROJECT)),
        *("--target-path", str(home / "target"), "--log-path", str(home / "logs")),
        *("--vars", f"{{as_of: '{as_of}'}}", "--log-level", "none", "--quiet"),
    ]


def run_dbt(database: Path, home: Path, *command: str, as_of: str = "") -> dict[str, str]:
    """Run one dbt command; returns {node name: status}, with the message where it went wrong."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager
    from dbt.cli.main import dbtRunner

    os.environ["DAIBAN_WAREHOUSE"] = str(database)
    os.environ["DO_NOT_TRACK"] = "1"
    runner = dbtRunner(manifest=_manifest(home, as_of))
    outcome = runner.invoke([*command, *_options(home, as_of)])
    DuckDBConnectionManager.close_all_connections()
    if outcome.exception or outcome.result is None:
        raise AssertionError(f"dbt {command} ended with {outcome.exception}")
    good = {"success", "pass", "warn", "no-op"}
    return {
        r.node.name: r.status if r.status in good else f"{r.status}: {r.message}"
        for r in outcome.result.results
    }
