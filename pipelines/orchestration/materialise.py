"""Running the assets in this process, for `daiban run`.

Belongs here: how Dagster is called without its own processes. Does not belong here: what the
assets are (`assets.py`).
"""

import dagster as dg

from pipelines.orchestration import assets, bulletins
from pipelines.orchestration.job import Job
from pipelines.warehouse.dbt import test_names

SILENT = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
RANGE_START = "dagster/asset_partition_range_start"
RANGE_END = "dagster/asset_partition_range_end"


def materialise_all(job: Job) -> None:
    """Returns to serving copy in one run, then the publications that are out of date.

    The exception of a failing step comes through as it is.
    """
    job.on_stage("准备数据模型")
    models = assets.warehouse_models(test_names(job.settings.home))
    with dg.DagsterInstance.get() as instance:
        _materialise(
            job, instance, [assets.reference, assets.received_returns, models, assets.serving_copy]
        )
        starts: dict[str, list[str]] = {}
        for item in bulletins.outdated(job):
            starts.setdefault(item.kind, []).append(item.start)
        for kind, asset in (
            ("quarter", assets.quarterly_bulletins),
            ("month", assets.monthly_forms),
        ):
            if kind in starts:
                _materialise(job, instance, [asset], min(starts[kind]), max(starts[kind]))


def _materialise(
    job: Job,
    instance: dg.DagsterInstance,
    chosen: list[dg.AssetsDefinition],
    first: str = "",
    last: str = "",
) -> None:
    dg.materialize(
        chosen,
        instance=instance,
        resources={assets.RESOURCE: job},
        run_config=SILENT,
        tags={RANGE_START: first, RANGE_END: last} if first else None,
    )
