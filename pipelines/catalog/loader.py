"""Loading all regimes: folders -> one Catalog, failing fast with file and line.

Belongs here: finding the folders, putting the parts together, the version hash. Does not
belong here: parsing a folder (`folder.py`), cross-checks (`references.py`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.folder import REGIME_FILE, FolderSource, read_folder
from pipelines.catalog.form_references import check_forms
from pipelines.catalog.model.folder import Catalog, RegimeFolder
from pipelines.catalog.model.places import OrgUnit, ReportingLine
from pipelines.catalog.references import check_folder
from pipelines.catalog.source_references import check_sources
from pipelines.catalog.tiles import read_tiles
from pipelines.catalog.unit_files import (
    OrgUnitRow,
    complete_units,
    read_org_units,
    read_reporting_lines,
)

__all__ = ["DefinitionError", "load_catalog"]

BUILT_IN = Path(__file__).resolve().parent.parent / "regimes"
SHARED = "shared"


def load_catalog(folders: Sequence[Path] = ()) -> Catalog:
    """All built-in regimes and those in `folders` (a regime folder, or a folder of them).

    Raises DefinitionError, in Chinese, naming file and line.
    """
    sources = [read_folder(path) for path in _regime_folders(folders)]
    _check_ids(sources)
    units_file = read_org_units(BUILT_IN / SHARED / "org_units.csv")
    lines_file = read_reporting_lines(BUILT_IN / SHARED / "reporting_lines.csv")
    tiles, tiles_content = read_tiles(BUILT_IN / SHARED / "tilegrid.csv")
    rows: list[OrgUnitRow] = [*units_file.rows, *(row for s in sources for row in s.org_units)]
    units = complete_units(rows)
    contents = {"org_units.csv": units_file.content, "reporting_lines.csv": lines_file.content}
    contents["holidays"] = version("chinesecalendar").encode()  # known holidays are definitions too
    contents |= {"tilegrid.csv": tiles_content}
    regimes = []
    for source in sources:
        check_forms(source)
        check_folder(source, units)
        check_sources(source, sources)
        shared = _lines_within(lines_file.rows, source.folder.regime.root_unit, units)
        regimes.append(_with_lines(source.folder, shared))
        name = source.folder.regime.id
        contents |= {f"{name}/{file}": content for file, content in source.contents.items()}
    known = _version(contents)
    return Catalog(version=known, regimes=tuple(regimes), org_units=units, tiles=tiles)


def _regime_folders(extra: Sequence[Path]) -> list[Path]:
    found = sorted(path.parent for path in BUILT_IN.glob(f"*/{REGIME_FILE}"))
    for folder in extra:
        if not folder.is_dir():
            raise DefinitionError(folder, 0, "没有这个文件夹，请检查 --regimes 后面的路径。")
        if (folder / REGIME_FILE).is_file():
            found.append(folder)
            continue
        inner = sorted(path.parent for path in folder.glob(f"*/{REGIME_FILE}"))
        if not inner:
            message = f"文件夹里没有制度定义；制度文件夹里要有 {REGIME_FILE}。"
            raise DefinitionError(folder, 0, message)
        found += inner
    return list(dict.fromkeys(path.resolve() for path in found))


def _check_ids(sources: Sequence[FolderSource]) -> None:
    seen: dict[str, Path] = {}
    for source in sources:
        name, file = source.folder.regime.id, source.regime_file
        if name in seen:
            raise file.error(("id",), f"制度代号“{name}”已被 {seen[name]} 使用，请换一个。")
        seen[name] = file.path


def _lines_within(
    lines: Sequence[ReportingLine], root: str, units: Sequence[OrgUnit]
) -> tuple[ReportingLine, ...]:
    """The shared reporting lines of units below `root`."""
    parents = {unit.code: unit.parent_code for unit in units}

    def below(code: str) -> bool:
        while code and code != root:
            code = parents.get(code, "")
        return bool(code)

    return tuple(line for line in lines if below(line.unit_code))


def _with_lines(folder: RegimeFolder, shared: tuple[ReportingLine, ...]) -> RegimeFolder:
    return folder.model_copy(update={"reporting_lines": shared + folder.reporting_lines})


def _version(contents: dict[str, bytes]) -> str:
    """sha256 over every file read; independent of where the folders lie."""
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(f"{name}\0{len(contents[name])}\0".encode())
        digest.update(contents[name])
    return digest.hexdigest()
