"""The assets of the pipeline, in order. Each calls one step and reports what it did.

Belongs here: names, order, partitions, metadata. Does not belong here: logic (`steps.py`,
`bulletins.py`). No postponed annotations here: Dagster reads the context's type.
"""

# Dagster reads the bare result type, so it stays without a parameter:
# mypy: disable-error-code="type-arg"

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg

from pipelines.orchestration import bulletins, checks, partitions, steps
from pipelines.orchestration.job import Job

RESOURCE = "job"
GROUP = "daiban"


def _job(context: dg.AssetExecutionContext) -> Job:
    job: Job = context.resources.job
    return job


@dg.asset(group_name=GROUP, required_resource_keys={RESOURCE})
def reference(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
    """制度定义：表式、指标、目标值、报送日历、行政区划（ref.*）。"""
    return dg.MaterializeResult(metadata={"new_version": steps.land_definitions(_job(context))})


@dg.asset(
    group_name=GROUP,
    deps=[reference],
    required_resource_keys={RESOURCE},
    check_specs=[
        dg.AssetCheckSpec(name, asset="received_returns") for name in checks.INTAKE_CHECKS
    ],
)
def received_returns(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
    """报送文件：逐个读取、校验、入库（raw.*），只增不改。"""
    job = _job(context)
    summary = steps.take_in(job)
    return dg.MaterializeResult(
        metadata={
            "new_files": summary.new_files,
            "rejected": summary.rejected,
            "unsupported": summary.unsupported,
        },
        check_results=list(checks.intake_results(summary, summary.errors)),
    )


def warehouse_models(test_names: Sequence[str]) -> dg.AssetsDefinition:
    """The dbt models as one asset; each dbt test is a check of the same name."""
    names = sorted({checks.check_name(name) for name in test_names})

    @dg.asset(
        name="warehouse_models",
        group_name=GROUP,
        deps=[received_returns],
        required_resource_keys={RESOURCE},
        check_specs=[dg.AssetCheckSpec(name, asset="warehouse_models") for name in names],
    )
    def models(context: dg.AssetExecutionContext) -> Iterator[Any]:
        """数据模型：指标分项、指标、排名、应报清单、溯源（marts.*）。"""
        result = steps.transform(_job(context))
        yield from checks.model_results(result, names)
        steps.require_success(result)
        yield dg.MaterializeResult(metadata={"nodes": len(result.nodes)})

    return models


@dg.asset(group_name=GROUP, deps=["warehouse_models"], required_resource_keys={RESOURCE})
def serving_copy(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
    """查询用副本：核对通过后整体替换。"""
    return dg.MaterializeResult(metadata={"path": steps.publish(_job(context))})


def _write_partitions(context: dg.AssetExecutionContext, kind: str) -> dg.MaterializeResult:
    job, wanted = _job(context), set(context.partition_keys)
    chosen = [
        item
        for item in bulletins.publications(job)
        if item.kind == kind and item.start in wanted and (job.full or not item.is_current)
    ]
    written = [path for item in chosen for path in bulletins.write(job, item)]
    return dg.MaterializeResult(metadata={"files": [str(path) for path in written]})


@dg.asset(
    group_name=GROUP,
    deps=[serving_copy],
    required_resource_keys={RESOURCE},
    partitions_def=partitions.quarterly,
    backfill_policy=dg.BackfillPolicy.single_run(),
)
def quarterly_bulletins(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
    """季度通报：数字有变化的才重新编制。"""
    return _write_partitions(context, "quarter")


@dg.asset(
    group_name=GROUP,
    deps=[serving_copy],
    required_resource_keys={RESOURCE},
    partitions_def=partitions.monthly,
    backfill_policy=dg.BackfillPolicy.single_run(),
)
def monthly_forms(context: dg.AssetExecutionContext) -> dg.MaterializeResult:
    """月度监测表：数字有变化的才重新编制。"""
    return _write_partitions(context, "month")
