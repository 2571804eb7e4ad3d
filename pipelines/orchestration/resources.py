"""The job of a run that was started from the orchestration page.

Belongs here: the edge for Dagster: environment, clock, lock. Does not belong here: anything
that `daiban run` needs; it makes its own job.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import dagster as dg

from pipelines.catalog.loader import load_catalog
from pipelines.orchestration.job import Job
from pipelines.settings import Settings, settings_from
from pipelines.warehouse.connect import only_writer

CHINA = timezone(timedelta(hours=8))


def installation() -> Settings:
    """As `make serve` handed it over in the environment."""
    return settings_from(os.environ)


def job_now() -> Job:
    """Everything known, at this moment."""
    settings = installation()
    now = datetime.now(CHINA).replace(tzinfo=None)
    return Job(settings, load_catalog(settings.regimes), now)


@dg.resource
def job_resource(context: dg.InitResourceContext) -> Iterator[Job]:
    """Holds the writer's lock for the whole run."""
    log = context.log
    job = job_now()
    with only_writer(
        job.settings.home, lambda: log.info("等待另一个处理任务结束") if log else None
    ):
        yield job
