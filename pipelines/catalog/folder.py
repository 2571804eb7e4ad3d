"""One regime folder as files: what lies where, parsed but not yet cross-checked.

Belongs here: the layout of a regime folder. Does not belong here: whether its parts fit
together (`references.py`, `form_references.py`), and the search for folders (`loader.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.model.definition import Definition
from pipelines.catalog.model.folder import RegimeFolder
from pipelines.catalog.model.forms import Duty, Form
from pipelines.catalog.model.numbers import Indicator, Measure, Watchlist
from pipelines.catalog.model.policy import CodeList, Regime
from pipelines.catalog.model.steps import Step
from pipelines.catalog.typed import parse
from pipelines.catalog.unit_files import OrgUnitRow, read_org_units, read_reporting_lines
from pipelines.catalog.yaml_lines import Way, YamlFile, read_yaml

REGIME_FILE = "regime.yml"
# File -> its part of the folder, and what it holds.
_LISTED: dict[str, tuple[str, Any]] = {
    "calendar.yml": ("duties", tuple[Duty, ...]),
    "steps.yml": ("steps", tuple[Step, ...]),
    "watchlists.yml": ("watchlists", tuple[Watchlist, ...]),
    "measures.yml": ("measures", tuple[Measure, ...]),
    "indicators.yml": ("indicators", tuple[Indicator, ...]),
    "lists.yml": ("lists", tuple[CodeList, ...]),
}


@dataclass(frozen=True)
class FolderSource:
    """A parsed regime folder with the files it came from (for line numbers and the version)."""

    folder: RegimeFolder
    regime_file: YamlFile
    form_files: tuple[YamlFile, ...]  # in the order of folder.forms
    listed: dict[str, YamlFile]  # the files of _LISTED that are there
    org_units: tuple[OrgUnitRow, ...]
    contents: dict[str, bytes]  # file name within the folder -> content

    def entries(self, name: str) -> tuple[Any, ...]:
        """The entries of a listed file."""
        return tuple(getattr(self.folder, _LISTED[name][0]))

    def parts(self) -> Iterator[tuple[YamlFile, Way, Definition]]:
        """The policy, each form and each entry, with its file and its way there."""
        yield self.regime_file, (), self.folder.regime
        for form_file, form in zip(self.form_files, self.folder.forms, strict=True):
            yield form_file, (), form
        for name, file in self.listed.items():
            yield from ((file, (n,), entry) for n, entry in enumerate(self.entries(name)))


def read_folder(path: Path) -> FolderSource:
    """Read one regime folder. Raises DefinitionError at the first thing that is wrong."""
    regime_file = read_yaml(path / REGIME_FILE)
    regime: Regime = parse(regime_file, Regime)
    form_files = [read_yaml(p) for p in sorted((path / "forms").glob("*.yml"))]
    read: list[tuple[YamlFile, Form]] = [(file, parse(file, Form)) for file in form_files]
    read.sort(key=lambda pair: (not pair[1].number, pair[1].number))  # 附表1, 附表2 …, the rest
    listed = {name: read_yaml(path / name) for name in _LISTED if (path / name).exists()}
    parsed = {_LISTED[name][0]: parse(file, _LISTED[name][1]) for name, file in listed.items()}
    units = read_org_units(path / "org_units.csv")
    lines = read_reporting_lines(path / "reporting_lines.csv")
    folder = RegimeFolder(
        regime=regime,
        path=str(path),
        forms=tuple(form for _, form in read),
        reporting_lines=lines.rows,
        **parsed,
    )
    files = (regime_file, *form_files, *listed.values())
    contents = {file.path.relative_to(path).as_posix(): file.content for file in files}
    contents |= {"org_units.csv": units.content, "reporting_lines.csv": lines.content}
    _check_file_names(path)
    form_order = tuple(file for file, _ in read)
    return FolderSource(folder, regime_file, form_order, listed, units.rows, contents)


def _check_file_names(path: Path) -> None:
    """A misspelt file would be passed over in silence; say so instead."""
    known = {REGIME_FILE, *_LISTED}
    for file in sorted([*path.glob("*.yml"), *path.glob("*.yaml")]):
        if file.name not in known:
            allowed = "、".join(sorted(known))
            raise DefinitionError(file, 0, f"不认识的文件名；这里可以有：{allowed}。")
    for file in sorted((path / "forms").glob("*.yaml")):
        raise DefinitionError(file, 0, "报表定义的文件名请以 .yml 结尾。")
