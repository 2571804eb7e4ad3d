"""Reading `tilegrid.csv`, the schematic tiles (示意图) of the shared places.

Belongs here: CSV rows -> typed rows with line numbers. Does not belong here: drawing them
(`dashboards/components/tiles.py`).
"""

from __future__ import annotations

import csv
from pathlib import Path

from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.model.places import Tile
from pipelines.catalog.yaml_lines import decode, read_bytes

COLUMNS = ("code", "label", "row", "col")


def read_tiles(path: Path) -> tuple[tuple[Tile, ...], bytes]:
    """The tiles with the file's content; the file may be absent."""
    if not path.exists():
        return (), b""
    content = read_bytes(path)
    reader = csv.DictReader(decode(path, content).splitlines())
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise DefinitionError(path, 1, f"缺少栏目：{'、'.join(missing)}。")
    return tuple(_tile(path, reader.line_num, row) for row in reader), content


def _tile(path: Path, line: int, row: dict[str, str]) -> Tile:
    place = {name: (row[name] or "").strip() for name in COLUMNS}
    for name in ("row", "col"):
        if not place[name].isdecimal():
            raise DefinitionError(path, line, f"“{name}”现为“{place[name]}”，应为整数。")
    return Tile(
        unit_code=place["code"],
        level=row.get("level") or "",
        label=place["label"],
        tile_row=int(place["row"]),
        tile_column=int(place["col"]),
    )
