"""Building all models with dbt: what a run does.

Belongs here: the build, its data tests, and their outcome as plain records. Does not belong here:
how dbt is called (`dbt.py`), models, or what a failed check means for publishing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from pipelines.warehouse import dbt, layout
from pipelines.warehouse.dbt import BuildError
from pipelines.warehouse.moment import Moment

# Unit tests belong to the test suite; an exposure only says who reads.
NOT_BUILT = ("--exclude-resource-type", "unit_test", "--exclude-resource-type", "exposure")
# dbt's events of a node that is done, and where each says how many nodes there are.
FINISHED = {"LogModelResult": "total", "LogTestResult": "num_models"}
OnStep = Callable[[int, int], None]


@dataclass(frozen=True)
class NodeResult:
    """What became of one model or test."""

    name: str
    kind: str  # model | test | seed …
    state: str  # passed | warned | failed | skipped
    message: str


@dataclass(frozen=True)
class BuildResult:
    """All nodes in the order in which dbt finished them."""

    nodes: tuple[NodeResult, ...]

    @property
    def failures(self) -> tuple[NodeResult, ...]:
        return tuple(node for node in self.nodes if node.state == "failed")

    @property
    def tests(self) -> tuple[NodeResult, ...]:
        return tuple(node for node in self.nodes if node.kind == "test")


def build(
    home: Path,
    moment: Moment,
    full: bool = False,
    database: Path | None = None,
    on_step: OnStep | None = None,
) -> BuildResult:
    """Build every model and run every data test on `database` (default: the build database).

    The caller must hold no connection to it. `full` drops what dbt made before and forgets the
    parse cache. `on_step` hears how many nodes of how many are done.
    """
    path = database or layout.build_database(home)
    if full:
        dbt.forget_parse(home)
        _drop_derived(path)
    manifest = dbt.parsed(home)
    drop_strangers(path, {node.name for node in manifest.nodes.values()})
    variables = json.dumps(moment.variables)
    arguments = ["build", *NOT_BUILT, "--vars", variables]
    with dbt.environment(path):
        outcome = dbt.invoke(home, arguments, manifest, _listeners(on_step))
    if outcome.result is None:
        dbt.forget_parse(home)
        raise BuildError(f"数据模型无法运行：{outcome.exception or '原因不明'}")
    return BuildResult(tuple(_node(result) for result in outcome.result.results))


def drop_strangers(database: Path, models: Collection[str]) -> None:
    """What an earlier version of the models made and this one no longer knows."""
    import duckdb

    if not database.is_file():
        return
    with duckdb.connect(str(database)) as con:
        found = con.execute(
            "select table_schema, table_name, table_type from information_schema.tables"
            " where table_schema in ('marts', 'intermediate', 'staging')"
        ).fetchall()
        for schema, name, kind in found:
            if name not in models:
                what = "view" if kind == "VIEW" else "table"
                con.execute(f'drop {what} "{schema}"."{name}" cascade')


def _listeners(on_step: OnStep | None) -> list[Callable[[Any], None]]:
    """dbt's events turned into a count; its threads finish nodes out of order."""
    if on_step is None:
        return []
    done = count(1)

    def heard(event: Any) -> None:
        with suppress(Exception):  # dbt would take a fault here for one of the node's
            if event.info.name in FINISHED:
                on_step(next(done), int(getattr(event.data, FINISHED[event.info.name])))

    return [heard]


def _node(result: Any) -> NodeResult:
    states = {"success": "passed", "pass": "passed", "warn": "warned", "skipped": "skipped"}
    return NodeResult(
        name=result.node.name,
        kind=str(result.node.resource_type),
        state=states.get(str(result.status), "failed"),
        message=str(result.message or ""),
    )


def _drop_derived(database: Path) -> None:
    import duckdb

    if database.is_file():
        with duckdb.connect(str(database)) as con:
            for schema in ("marts", "intermediate", "staging"):
                con.execute(f"drop schema if exists {schema} cascade")
