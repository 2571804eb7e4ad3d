"""Running the dbt project on a database.

Belongs here: how dbt is called, its parse cache, and its outcome as plain records. Does not
belong here: models, or what a failed check means for publishing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from pipelines.settings import DBT_PROJECT
from pipelines.warehouse import layout
from pipelines.warehouse.moment import Moment

QUIET = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1"}
# Unit tests belong to the test suite; an exposure only says who reads.
NOT_BUILT = ("--exclude-resource-type", "unit_test", "--exclude-resource-type", "exposure")
SILENT = ("--quiet", "--log-level", "none", "--no-write-json")
MANIFEST = "partial_parse.msgpack"
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


class BuildError(Exception):
    """The models could not be built or a check failed; the message is Chinese."""


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
        forget_parse(home)
        _drop_derived(path)
    manifest = parsed(home)
    _drop_strangers(path, {node.name for node in manifest.nodes.values()})
    variables = json.dumps(moment.variables)
    arguments = ["build", *NOT_BUILT, "--vars", variables]
    with _environment(path):
        outcome = _invoke(home, arguments, manifest, on_step)
    if outcome.result is None:
        forget_parse(home)
        raise BuildError(f"数据模型无法运行：{outcome.exception or '原因不明'}")
    return BuildResult(tuple(_node(result) for result in outcome.result.results))


def test_names(home: Path) -> list[str]:
    """The names of the data tests, in order."""
    nodes = parsed(home).nodes.values()
    return sorted(node.name for node in nodes if str(node.resource_type) == "test")


def parsed(home: Path) -> Any:
    """The project's manifest: from the cache when no file of the project changed, else parsed."""
    target = layout.dbt_folder(home) / "target"
    stamp, version = target / "parsed_version", project_version()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == version:
        with suppress(Exception):  # a damaged cache only costs a new parse
            return _load_manifest(target / MANIFEST)
    forget_parse(home)
    with _environment(layout.build_database(home)):
        outcome = _invoke(home, ["parse"], None)
    if not outcome.success:
        raise BuildError(f"数据模型有错误：{outcome.exception or '原因不明'}")
    stamp.write_text(version, encoding="utf-8")
    return outcome.result


def forget_parse(home: Path) -> None:
    """Without the cache the next call reads the whole project."""
    shutil.rmtree(layout.dbt_folder(home) / "target", ignore_errors=True)


def project_version() -> str:
    """A hash over the project's files, the cache key."""
    digest = hashlib.sha256()
    for path in sorted(DBT_PROJECT.rglob("*")):
        parts = path.relative_to(DBT_PROJECT).parts
        if path.is_file() and parts[0] not in ("target", "logs"):
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _load_manifest(path: Path) -> Any:
    from dbt.contracts.graph.manifest import Manifest
    from dbt.parser.manifest import extended_mashumuro_decoder

    manifest: Any = Manifest.from_msgpack(path.read_bytes(), decoder=extended_mashumuro_decoder)
    manifest.build_flat_graph()
    return manifest


def _invoke(home: Path, arguments: list[str], manifest: Any, on_step: OnStep | None = None) -> Any:
    from dbt.cli.main import dbtRunner

    folder = layout.dbt_folder(home)
    places = {
        "project-dir": DBT_PROJECT,
        "profiles-dir": DBT_PROJECT,
        "target-path": folder / "target",
        "log-path": folder / "logs",
    }
    options = [text for name, place in places.items() for text in (f"--{name}", str(place))]
    try:
        return dbtRunner(manifest=manifest, callbacks=_listeners(on_step)).invoke(
            [arguments[0], *SILENT, *arguments[1:], *options]
        )
    finally:
        _close_connections()


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


def _close_connections() -> None:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    connections: Any = DuckDBConnectionManager
    connections.close_all_connections()


@contextmanager
def _environment(database: Path) -> Iterator[None]:
    """dbt reads the place of the database from the environment; put back afterwards."""
    wanted = {**QUIET, "DAIBAN_WAREHOUSE": str(database)}
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _node(result: Any) -> NodeResult:
    states = {"success": "passed", "pass": "passed", "warn": "warned", "skipped": "skipped"}
    return NodeResult(
        name=result.node.name,
        kind=str(result.node.resource_type),
        state=states.get(str(result.status), "failed"),
        message=str(result.message or ""),
    )


def _drop_strangers(database: Path, models: set[str]) -> None:
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


def _drop_derived(database: Path) -> None:
    import duckdb

    if database.is_file():
        with duckdb.connect(str(database)) as con:
            for schema in ("marts", "intermediate", "staging"):
                con.execute(f"drop schema if exists {schema} cascade")
