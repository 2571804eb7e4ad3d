"""Opening the databases, and the lock of the one writer.

Belongs here: connections and who may have them. Does not belong here: any query.
"""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pipelines.warehouse import layout

SCHEMA = Path(__file__).with_name("schema.sql")
PATIENCE_SECONDS = 900.0


class WarehouseError(Exception):
    """The databases cannot be used; the message is Chinese and for the user."""


class NoServingCopyError(WarehouseError):
    """Nothing has been published yet."""


@contextmanager
def open_build(home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The build database, read-write, with `raw` and `ref` in place."""
    path = layout.build_database(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        con = duckdb.connect(str(path))
    except duckdb.Error as error:
        raise WarehouseError(
            f"打不开数据库“{path}”：可能被其他程序占用，或文件已损坏。请关闭其他程序后重试；"
            f"若仍不行，请将该文件改名保存，再运行 daiban run 重新生成。（{_first_line(error)}）"
        ) from error
    try:
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        yield con
    finally:
        con.close()


@contextmanager
def open_reader(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A published copy, read-only."""
    if not path.is_file():
        raise NoServingCopyError("还没有可查询的数据。请先运行 daiban run。")
    try:
        con = duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise WarehouseError(
            f"打不开查询用数据库“{path}”，文件可能已损坏。"
            f"请运行 daiban run --full 重新生成。（{_first_line(error)}）"
        ) from error
    try:
        yield con
    finally:
        con.close()


@contextmanager
def only_writer(
    home: Path, on_wait: Callable[[], None], patience: float = PATIENCE_SECONDS
) -> Iterator[None]:
    """One writer at a time; the operating system frees the lock of a killed process."""
    path = layout.lock_file(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as stream:
        if not _try_lock(stream.fileno()):
            on_wait()
            _wait(stream.fileno(), patience)
        yield


def _wait(descriptor: int, patience: float) -> None:
    deadline = time.monotonic() + patience
    while not _try_lock(descriptor):
        if time.monotonic() > deadline:
            raise WarehouseError("另一个处理任务一直没有结束。请等它结束后再运行 daiban run。")
        time.sleep(0.2)


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
