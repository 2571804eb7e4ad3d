"""The schematic grid is read whole, and a place that is none is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.loader import load_catalog
from pipelines.catalog.tiles import read_tiles


def test_every_tile_is_a_known_unit_and_has_its_own_place() -> None:
    catalog = load_catalog()
    codes = {unit.code for unit in catalog.org_units}
    assert {tile.unit_code for tile in catalog.tiles} <= codes
    for level in {tile.level for tile in catalog.tiles}:
        places = [(t.tile_row, t.tile_column) for t in catalog.tiles if t.level == level]
        assert len(places) == len(set(places))


def test_a_place_that_is_no_number(tmp_path: Path) -> None:
    path = tmp_path / "tilegrid.csv"
    path.write_text("level,code,label,row,col\ncounty,1,甲,一,2\n", encoding="utf-8")
    with pytest.raises(DefinitionError, match="应为整数"):
        read_tiles(path)


def test_absent(tmp_path: Path) -> None:
    assert read_tiles(tmp_path / "none.csv") == ((), b"")
