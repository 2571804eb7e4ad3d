"""Rebuilding an issued bulletin from raw and comparing it byte for byte (核验).

Belongs here: the rebuilding and what differs. Does not belong here: wording for the screen
(`cli/bulletin.py`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipelines.issuing import store
from pipelines.issuing.amendment import write_amendment
from pipelines.issuing.changes import compare
from pipelines.issuing.figures import read_figures
from pipelines.issuing.record import Change, Issue
from pipelines.publications.bulletin import write_bulletin
from pipelines.warehouse.as_of import copy_at
from pipelines.warehouse.build import project_version
from pipelines.warehouse.connect import open_reader


@dataclass(frozen=True)
class Verified:
    """`files` maps each file to '' (the same bytes) or what is wrong with it."""

    issue: Issue
    files: dict[str, str]
    changes: tuple[Change, ...]
    same_models: bool

    @property
    def is_identical(self) -> bool:
        return not any(self.files.values()) and not self.changes


def verify(
    home: Path, issue: Issue, earlier: Issue | None, on_build: Callable[[], None]
) -> Verified:
    """Rebuild `issue` as it was known then. `earlier` is the issue that it amends.

    Raises BuildError when the models cannot be built on what was known.
    """
    kept = store.folder(home, issue.regime, issue.period, issue.number)
    with (
        tempfile.TemporaryDirectory() as name,
        open_reader(copy_at(home, issue.moment, on_build)) as con,
    ):
        fresh = Path(name)
        figures = read_figures(con, issue.regime, issue.period)
        made = {}
        if figures:
            folder = kept / store.DEFINITION
            paths = write_bulletin(con, folder, issue.regime, issue.period, fresh, issue.issued_on)
            if earlier:
                paths += write_amendment(issue, earlier.issued_on, fresh)
            made = {path.name: store.digest(path) for path in paths}
        files = {
            file: _problem(kept / file, expected, made.get(file, ""))
            for file, expected in issue.files.items()
        }
    changes = tuple(compare(issue.known, figures))
    return Verified(issue, files, changes, issue.models_version == project_version())


def _problem(path: Path, expected: str, rebuilt: str) -> str:
    """'' when the kept file is as recorded and the rebuilt one is the same."""
    if not path.is_file():
        return "签发的文件不见了"
    if store.digest(path) != expected:
        return "签发后文件被改动过"
    if not rebuilt:
        return "当时的数据已不在，无法重新编制"
    return "" if rebuilt == expected else "重新编制的结果与签发的不同"
