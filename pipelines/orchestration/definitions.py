"""What the orchestration page (`make serve`) shows: assets, jobs, a schedule and two sensors.

Belongs here: putting the parts together. Does not belong here: the assets themselves.
"""

from collections.abc import Iterator

import dagster as dg

from pipelines.intake.inventory import InputsError, scan
from pipelines.orchestration import assets, bulletins
from pipelines.orchestration.resources import installation, job_now, job_resource
from pipelines.warehouse import layout
from pipelines.warehouse.dbt import test_names

models = assets.warehouse_models(test_names(installation().home))
in_process = dg.in_process_executor

process_returns = dg.define_asset_job(
    "process_returns",
    selection=[assets.reference, assets.received_returns, models, assets.serving_copy],
    executor_def=in_process,
    description="读取新文件、计算、核对、发布",
)
write_bulletins = dg.define_asset_job(
    "write_bulletins", selection=[assets.quarterly_bulletins], executor_def=in_process
)
write_forms = dg.define_asset_job(
    "write_forms", selection=[assets.monthly_forms], executor_def=in_process
)


@dg.sensor(job=process_returns, minimum_interval_seconds=60)
def new_files(context: dg.SensorEvaluationContext) -> Iterator[dg.RunRequest | dg.SkipReason]:
    """报送文件夹有变化时处理一次。"""
    settings = installation()
    try:
        found = scan(settings.inputs, layout.dagster_folder(settings.home) / "inputs.json")
    except InputsError as error:
        yield dg.SkipReason(str(error))
        return
    if found.fingerprint == context.cursor:
        yield dg.SkipReason("没有新文件")
        return
    context.update_cursor(found.fingerprint)
    yield dg.RunRequest(run_key=found.fingerprint)


@dg.asset_sensor(asset_key=dg.AssetKey("serving_copy"), jobs=[write_bulletins, write_forms])
def new_figures(
    _context: dg.SensorEvaluationContext, _event: dg.EventLogEntry
) -> Iterator[dg.RunRequest]:
    """发布之后，数字有变化的通报和监测表重新编制。"""
    for item in bulletins.outdated(job_now()):
        name = "write_bulletins" if item.kind == "quarter" else "write_forms"
        yield dg.RunRequest(
            run_key=f"{item.regime}-{item.period}-{item.figures}",
            job_name=name,
            partition_key=item.start,
        )


every_morning = dg.ScheduleDefinition(
    job=process_returns, cron_schedule="0 6 * * *", execution_timezone="Asia/Shanghai"
)

defs = dg.Definitions(
    assets=[
        assets.reference,
        assets.received_returns,
        models,
        assets.serving_copy,
        assets.quarterly_bulletins,
        assets.monthly_forms,
    ],
    jobs=[process_returns, write_bulletins, write_forms],
    schedules=[every_morning],
    sensors=[new_files, new_figures],
    resources={assets.RESOURCE: job_resource},
    executor=in_process,
)
