"""Replacing the serving copy in one step.

Belongs here: copy, flush, rename. Does not belong here: deciding whether the checks passed,
or computing anything.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

import duckdb

from pipelines.warehouse import layout


def publish(home: Path) -> Path:
    """Copy the closed build database and swap it in; readers keep the old one until they reopen."""
    return swap_in(layout.build_database(home), layout.serving_database(home))


def keep_before(home: Path) -> None:
    """Keep the present serving copy beside the next one: a second name for the same file, so that
    it costs nothing until the copy is replaced."""
    serving, before = layout.serving_database(home), layout.before_database(home)
    if not serving.is_file():
        return
    before.parent.mkdir(parents=True, exist_ok=True)
    incoming = before.with_name(before.name + ".incoming")
    incoming.unlink(missing_ok=True)
    try:
        os.link(serving, incoming)
    except OSError:  # a file system without second names
        shutil.copyfile(serving, incoming)
    incoming.replace(before)
    with suppress(FileNotFoundError):  # rename() leaves two names of one file as they are
        incoming.unlink()


def swap_in(source: Path, target: Path) -> Path:
    """`target` becomes a copy of the database `source` by rename, never by writing in place."""
    with duckdb.connect(str(source)) as con:
        con.execute("checkpoint")
    target.parent.mkdir(parents=True, exist_ok=True)
    incoming = target.with_name(target.name + ".incoming")
    shutil.copyfile(source, incoming)
    with incoming.open("rb") as stream:
        os.fsync(stream.fileno())
    incoming.replace(target)
    return target
