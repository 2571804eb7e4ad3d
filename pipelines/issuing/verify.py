"""Rebuilding an issued bulletin from raw and comparing it byte for byte (核验).

Belongs here: the rebuilding and what differs. Does not belong here: wording for the screen
(`cli/bulletin.py`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.issuing import store
from pipelines.issuing.amendment import write_amendment
from pipelines.issuing.changes import compare
from pipelines.issuing.figures import read_figures
from pipelines.issuing.record import Change, Issue
from pipelines.publications.bulletin import write_bulletin
from pipelines.publications.pdf.write import same_content
from pipelines.warehouse.as_of import copy_at
from pipelines.warehouse.connect import open_reader
from pipelines.warehouse.dbt import project_version

OTHER_FONTS = "内容一致，字体或排版程序与签发时不同"


@dataclass(frozen=True)
class Verified:
    """`files` maps each file to '' (the same bytes) or what is wrong with it; `remarks` says of
    which a PDF has the same content in other fonts, which is not wrong."""

    issue: Issue
    files: dict[str, str]
    changes: tuple[Change, ...]
    same_models: bool
    remarks: dict[str, str] = field(default_factory=dict)

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
        reset = [
            file
            for file, expected in issue.files.items()
            if made and made.get(file) != expected and _says_the_same(kept / file, fresh)
        ]
        files = {
            file: _problem(kept / file, expected, expected if file in reset else made.get(file, ""))
            for file, expected in issue.files.items()
        }
    changes = tuple(compare(issue.known, figures))
    remarks = dict.fromkeys((file for file in reset if not files[file]), OTHER_FONTS)
    return Verified(issue, files, changes, issue.models_version == project_version(), remarks)


def _says_the_same(kept: Path, fresh: Path) -> bool:
    """A PDF's bytes depend on the machine's fonts; what it says is that of the Word file."""
    is_pdf = kept.suffix == ".pdf" and kept.is_file()
    return is_pdf and same_content(kept, fresh / kept.with_suffix(".docx").name)


def _problem(path: Path, expected: str, rebuilt: str) -> str:
    """'' when the kept file is as recorded and the rebuilt one is the same."""
    if not path.is_file():
        return "签发的文件不见了"
    if store.digest(path) != expected:
        return "签发后文件被改动过"
    if not rebuilt:
        return "当时的数据已不在，无法重新编制"
    return "" if rebuilt == expected else "重新编制的结果与签发的不同"
