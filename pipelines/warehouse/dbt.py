"""How dbt is called: its project read once and kept, the SQL that it makes of the models.

Belongs here: the one call of dbt, its parse cache and its compiled statements. Does not belong
here: running models on a database (`build.py` with dbt, `rebuild.py` without).
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pipelines.settings import DBT_PROJECT
from pipelines.warehouse import layout
from pipelines.warehouse.moment import MARKERS

QUIET = {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false", "DO_NOT_TRACK": "1"}
SILENT = ("--quiet", "--log-level", "none", "--no-write-json")
MANIFEST = "partial_parse.msgpack"
STATEMENTS = "statements.json"


class BuildError(Exception):
    """The models could not be built or a check failed; the message is Chinese."""


@dataclass(frozen=True)
class Statement:
    """A model's or a test's SELECT as dbt compiled it, with `MARKERS` in place of a moment."""

    name: str
    kind: str  # table | view | test
    schema: str
    relation: str  # quoted, with schema and catalog; '' for a test
    sql: str
    is_warning: bool = False  # a test that warns and does not fail


def parsed(home: Path) -> Any:
    """The project's manifest: from the cache when no file of the project changed, else parsed."""
    target = layout.dbt_folder(home) / "target"
    stamp, version = target / "parsed_version", project_version()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == version:
        with suppress(Exception):  # a damaged cache only costs a new parse
            return _load_manifest(target / MANIFEST)
    forget_parse(home)
    with environment(layout.build_database(home)):
        outcome = invoke(home, ["parse"], None)
    if not outcome.success:
        raise BuildError(f"数据模型有错误：{outcome.exception or '原因不明'}")
    stamp.write_text(version, encoding="utf-8")
    return outcome.result


def forget_parse(home: Path) -> None:
    """Without the cache the next call reads the whole project."""
    shutil.rmtree(layout.dbt_folder(home) / "target", ignore_errors=True)


def test_names(home: Path) -> list[str]:
    """The names of the data tests, in order."""
    nodes = parsed(home).nodes.values()
    return sorted(node.name for node in nodes if str(node.resource_type) == "test")


def statements(home: Path) -> list[Statement]:
    """Every model and data test in an order that works; compiled once for a version of the project.

    Raises BuildError.
    """
    kept, version = layout.dbt_folder(home) / "target" / STATEMENTS, project_version()
    with suppress(Exception):  # none yet, or damaged: compiled anew
        found = json.loads(kept.read_text(encoding="utf-8"))
        if found["version"] == version:
            return [Statement(**one) for one in found["statements"]]
    made = _compiled(home)
    draft = kept.with_name(f".{STATEMENTS}.{os.getpid()}")
    told = {"version": version, "statements": [asdict(one) for one in made]}
    draft.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    draft.replace(kept)
    return made


def project_version() -> str:
    """A hash over the project's files, the cache key."""
    digest = hashlib.sha256()
    for path in sorted(DBT_PROJECT.rglob("*")):
        parts = path.relative_to(DBT_PROJECT).parts
        if path.is_file() and parts[0] not in ("target", "logs"):
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def invoke(
    home: Path,
    arguments: Sequence[str],
    manifest: Any,
    callbacks: Sequence[Callable[[Any], None]] = (),
) -> Any:
    """dbt's outcome of one command; `callbacks` hear its events."""
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
        return dbtRunner(manifest=manifest, callbacks=list(callbacks)).invoke(
            [arguments[0], *SILENT, *arguments[1:], *options]
        )
    finally:
        _close_connections()


@contextmanager
def environment(database: Path) -> Iterator[None]:
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


def _load_manifest(path: Path) -> Any:
    from dbt.contracts.graph.manifest import Manifest
    from dbt.parser.manifest import extended_mashumuro_decoder

    manifest: Any = Manifest.from_msgpack(path.read_bytes(), decoder=extended_mashumuro_decoder)
    manifest.build_flat_graph()
    return manifest


def _compiled(home: Path) -> list[Statement]:
    """dbt compiles against an empty database: no model asks the data what its SQL shall be."""
    manifest = parsed(home)
    arguments = ["compile", "--vars", json.dumps(MARKERS)]
    with tempfile.TemporaryDirectory() as folder, environment(Path(folder) / layout.FILE_NAME):
        outcome = invoke(home, arguments, manifest)
    if not outcome.success:
        raise BuildError(f"数据模型有错误：{outcome.exception or '原因不明'}")
    return [_statement(result.node) for result in outcome.result.results]


def _statement(node: Any) -> Statement:
    """With an enforced contract (`replaced_in_place.sql`) the columns in the contract's order."""
    if str(node.resource_type) == "test":
        is_warning = str(node.config.severity).lower() == "warn"
        return Statement(node.name, "test", "", "", node.compiled_code, is_warning)
    sql = node.compiled_code
    if node.contract.enforced:
        sql = f"select {', '.join(node.columns)} from ({sql}\n)"
    kind = str(node.config.materialized)
    return Statement(node.name, kind, node.schema, node.relation_name, sql)


def _close_connections() -> None:
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    connections: Any = DuckDBConnectionManager
    connections.close_all_connections()
