"""Copies that show what was known on a past day, made on demand from the serving copy.

Belongs here: making and reusing such copies. Does not belong here: what "known" means (the
models), or the default serving copy, which is never touched.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import duckdb

from pipelines.warehouse import layout
from pipelines.warehouse.connect import only_writer, open_reader
from pipelines.warehouse.dbt import BuildError, project_version
from pipelines.warehouse.moment import Moment
from pipelines.warehouse.publish import swap_in
from pipelines.warehouse.rebuild import rebuild

STAMP = "made_from"


@contextmanager
def open_serving(
    home: Path, as_of: date | None, on_build: Callable[[], None]
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The serving copy, or one as of a day; `on_build` is called when it has to be made first."""
    path = (
        layout.serving_database(home)
        if as_of is None
        else copy_at(home, Moment(as_of=as_of), on_build)
    )
    with open_reader(path) as con:
        yield con


def copy_at(home: Path, moment: Moment, on_build: Callable[[], None]) -> Path:
    """The file of a copy at `moment`; made anew when the serving copy or the models changed.

    Raises BuildError when the models or their checks fail on it.
    """
    serving = layout.serving_database(home)
    with open_reader(serving) as con:
        shown = con.execute(
            "select as_of, known_until, definition_version from marts.dim_build"
        ).fetchone()
    if shown and moment == Moment(shown[0], *(shown[1:] if moment.known_until else ())):
        return serving
    target = layout.copy_database(home, moment.folder)
    if _is_fresh(home, target):
        return target
    on_build()
    with only_writer(home, on_build):
        if not _is_fresh(home, target):
            _make(home, moment, target)
    return target


def _make(home: Path, moment: Moment, target: Path) -> None:
    made_from = _source_version(home)
    workshop = target.parent.with_name(f".{moment.folder}.part")
    shutil.rmtree(workshop, ignore_errors=True)
    workshop.mkdir(parents=True)
    draft = workshop / layout.FILE_NAME
    shutil.copyfile(layout.serving_database(home), draft)
    try:
        rebuild(home, moment, draft)
    except BuildError as error:
        raise BuildError(f"按 {moment.as_of or '当时'} 还原数据没有完成。{error}") from error
    stamp = target.with_name(STAMP)
    stamp.unlink(missing_ok=True)
    swap_in(draft, target)
    stamp.write_text(made_from, encoding="utf-8")
    shutil.rmtree(workshop)


def _is_fresh(home: Path, target: Path) -> bool:
    stamp = target.with_name(STAMP)
    return (
        target.is_file()
        and stamp.is_file()
        and stamp.read_text(encoding="utf-8") == _source_version(home)
    )


def _source_version(home: Path) -> str:
    status = layout.serving_database(home).stat()
    return f"{status.st_ino}-{status.st_size}-{status.st_mtime_ns}-{project_version()}"


def main(arguments: list[str]) -> int:
    """`python -m pipelines.warehouse.as_of HOME DAY`: prints the copy's file; for the pages."""
    home, day = Path(arguments[0]), date.fromisoformat(arguments[1])
    try:
        print(copy_at(home, Moment(as_of=day), lambda: None).resolve())
    except (BuildError, OSError, duckdb.Error) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
