"""`daiban run`: nothing to do, or the assets in one process.

Belongs here: the order fast path -> lock -> materialise -> record. Does not belong here: what
a step does (`steps.py`), or printing (`pipelines/cli/run.py`). Dagster and dbt are imported
only once there is something to do.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.intake.inbox import finish_interrupted
from pipelines.intake.inventory import InputsError, scan
from pipelines.orchestration.fingerprint import (
    Fingerprint,
    State,
    code_version,
    effective_as_of,
    forget_state,
    read_state,
    write_state,
)
from pipelines.orchestration.job import Job
from pipelines.warehouse import layout
from pipelines.warehouse.connect import only_writer, open_reader
from pipelines.warehouse.publish import keep_before

Wait = Callable[[], None]


@dataclass(frozen=True)
class Outcome:
    """What a run did: `changed` False = there was nothing to do."""

    changed: bool
    summary: dict[str, Any]


def run(job: Job, on_wait: Wait) -> Outcome:
    """Bring the serving copy and the publications up to date.

    Raises InputsError, BuildError or WarehouseError with a Chinese message; the old serving
    copy is then still in place.
    """
    inputs = _inputs_fingerprint(job)
    code = code_version()
    if not job.full and (done := _up_to_date(job, inputs, code)):
        return Outcome(False, done.summary)
    with only_writer(job.settings.home, on_wait):
        if not job.full and (done := _up_to_date(job, inputs, code)):
            return Outcome(False, done.summary)
        if read_state(job.settings.home) is not None:  # after a broken run the older one stays
            keep_before(job.settings.home)
        forget_state(job.settings.home)
        _materialise(job)
        return Outcome(True, _record(job, inputs, code))


def _inputs_fingerprint(job: Job) -> str:
    finish_interrupted(job.settings.inputs)
    inventory = scan(job.settings.inputs, layout.hash_cache(job.settings.home))
    if not inventory.files:
        raise InputsError(
            f"报送文件夹“{job.settings.inputs}”是空的。"
            "请放入收到的报表（.xlsx、.xls、.csv 等）后再运行，或用 --inputs 指明其他文件夹。"
        )
    return inventory.fingerprint


def _up_to_date(job: Job, inputs: str, code: str) -> State | None:
    """The last complete run, if it would come out the same today."""
    state = read_state(job.settings.home)
    if state is None or not layout.serving_database(job.settings.home).is_file():
        return None
    day = effective_as_of(job.as_of, state.newest_period_end, job.now.date())
    wanted = Fingerprint(inputs, job.catalog.version, code, day.isoformat() if day else "")
    return state if state.fingerprint == wanted else None


def _record(job: Job, inputs: str, code: str) -> dict[str, Any]:
    """Write the state last: a run killed before this line is simply done again."""
    from pipelines.orchestration.steps import newest_period_end
    from pipelines.warehouse.summary import summarise

    with open_reader(layout.serving_database(job.settings.home)) as con:
        summary = summarise(con, job.settings.home)
    summary["deferred_files"] = [{"file": file, "reason": why} for file, why in job.deferred]
    if job.deferred:  # not complete: the next run must look again, even if nothing seems new
        return summary
    end = newest_period_end(job)
    day = effective_as_of(job.as_of, end, job.now.date())
    fingerprint = Fingerprint(inputs, job.catalog.version, code, day.isoformat() if day else "")
    write_state(job.settings.home, State(fingerprint, end, summary))
    return summary


def _materialise(job: Job) -> None:
    """The assets that the orchestration page shows, in this process."""
    job.on_stage("启动处理程序")
    prepare_dagster(layout.dagster_folder(job.settings.home))

    from pipelines.orchestration.materialise import materialise_all

    materialise_all(job)


def prepare_dagster(folder: Path) -> None:
    """Dagster keeps its records under the home and reports to nobody."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    os.environ.update(DAGSTER_HOME=str(folder), DAGSTER_DISABLE_TELEMETRY="1", DO_NOT_TRACK="1")
    warnings.filterwarnings("ignore", message=".*currently in beta.*")
