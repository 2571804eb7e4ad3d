"""The steps of a run, each a function that works without Dagster.

Belongs here: calling intake, dbt, publishing and publications with a job's settings. Does not
belong here: their logic, the order of the steps (`assets.py`), or what to show (`pipelines/cli`).
"""

from __future__ import annotations

from datetime import date

from pipelines.catalog.periods import Period
from pipelines.intake.receive import IntakeSummary, receive
from pipelines.orchestration.fingerprint import effective_as_of
from pipelines.orchestration.job import Job
from pipelines.orchestration.recorded import note_decisions
from pipelines.warehouse import build as models
from pipelines.warehouse import layout
from pipelines.warehouse import publish as serving
from pipelines.warehouse.connect import open_build
from pipelines.warehouse.dbt import BuildError
from pipelines.warehouse.moment import Moment
from pipelines.warehouse.reference import land_reference


def land_definitions(job: Job) -> bool:
    """Append the definitions when they are new; True when they were."""
    job.on_stage("载入制度定义")
    with open_build(job.settings.home) as con:
        return land_reference(con, job.catalog, job.now)


def take_in(job: Job) -> IntakeSummary:
    """Read every new file of the inputs folder and land it."""
    job.on_stage("读取报送文件")
    with open_build(job.settings.home) as con:
        summary = receive(
            con,
            job.catalog,
            job.settings.inputs,
            job.now,
            progress=job.on_file,
            limits=job.settings.limits,
            cache=layout.hash_cache(job.settings.home),
        )
        if summary.new_decisions:
            note_decisions(con, job.settings.home, job.now)
    job.deferred[:] = summary.deferred
    return summary


def newest_period_end(job: Job) -> date | None:
    """The last day of the newest month or quarter that an accepted return names."""
    with open_build(job.settings.home) as con:
        found = con.execute(
            "select distinct period from raw.submissions"
            " where outcome = 'accepted' and period <> ''"
        ).fetchall()
    ends = [
        period.end
        for (text,) in found
        if (period := Period.parse(text)).kind in ("month", "quarter")
    ]
    return max(ends, default=None)


def as_of(job: Job) -> date | None:
    """The day as of which this run shows things; None = everything known."""
    return effective_as_of(job.as_of, newest_period_end(job), job.now.date())


def transform(job: Job) -> models.BuildResult:
    """Build all models and run all data tests."""
    day = as_of(job)
    job.on_stage("计算指标并核对")
    return models.build(job.settings.home, Moment(as_of=day), full=job.full, on_step=job.on_step)


def require_success(result: models.BuildResult) -> None:
    """Raise when a model or test failed, so that nothing is published."""
    if not result.failures:
        return
    lines = [f"  - {node.name}：{_one_line(node.message)}" for node in result.failures[:10]]
    if len(result.failures) > 10:
        lines.append(f"  - 另有 {len(result.failures) - 10} 项")
    raise BuildError(
        "数据核对未通过，本次结果没有发布，原有结果保持不变。未通过的项目：\n" + "\n".join(lines)
    )


def publish(job: Job) -> str:
    """Swap the serving copy; returns its path."""
    job.on_stage("发布结果")
    return str(serving.publish(job.settings.home))


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
