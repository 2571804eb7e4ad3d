"""What intake found and what dbt tested, as Dagster asset checks.

Belongs here: translating results. Does not belong here: any check's own logic.
"""

import re
from collections.abc import Iterable

import dagster as dg

from pipelines.intake.receive import IntakeSummary
from pipelines.warehouse.build import BuildResult

INTAKE_CHECKS = ("all_files_usable", "no_error_findings")


def check_name(test: str) -> str:
    """dbt allows more characters in a name than Dagster."""
    return re.sub(r"\W", "_", test, flags=re.ASCII)


def intake_results(summary: IntakeSummary, errors: int) -> Iterable[dg.AssetCheckResult]:
    """Both only warn: a clerk's mistake must not stop the others' figures."""
    unusable = summary.rejected + summary.unsupported
    counts = {"all_files_usable": unusable, "no_error_findings": errors}
    for name, count in counts.items():
        yield dg.AssetCheckResult(
            check_name=name,
            passed=count == 0,
            severity=dg.AssetCheckSeverity.WARN,
            metadata={"count": count},
        )


def model_results(result: BuildResult, declared: Iterable[str]) -> Iterable[dg.AssetCheckResult]:
    """One result per dbt test that ran, in the order in which dbt finished them."""
    known = set(declared)
    for test in result.tests:
        name = check_name(test.name)
        if name not in known or test.state == "skipped":
            continue
        warned = test.state == "warned"
        yield dg.AssetCheckResult(
            check_name=name,
            passed=test.state == "passed",
            severity=dg.AssetCheckSeverity.WARN if warned else dg.AssetCheckSeverity.ERROR,
            metadata={"message": test.message},
        )
