"""Administrative units (行政区划), reporting lines (报送关系) and the schematic grid.

Belongs here: their shape. Does not belong here: finding a unit by its name (`catalog/places.py`).
"""

from __future__ import annotations

from datetime import date

from pipelines.catalog.model.definition import Definition, Level


class OrgUnit(Definition):
    """An administrative unit (行政区划) or zone with its time of validity.

    `root_code` is the last successor: rows of a renamed county stay together under it.
    Each city has one pseudo-county 市本级 (code = city code + "BJ", kind 市本级).
    """

    code: str
    name: str
    level: Level
    kind: str
    parent_code: str = ""
    short_names: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None  # last day, inclusive
    successor_code: str = ""
    root_code: str
    display_order: int | None = None


class ReportingLine(Definition):
    """A unit that reports elsewhere than to its parent for a time (报送关系)."""

    unit_code: str
    reports_to: str
    valid_from: date
    valid_to: date | None = None
    source: str = ""


class Tile(Definition):
    """A unit's place in the schematic grid (示意图); one code may stand at two levels."""

    unit_code: str
    level: str
    label: str
    tile_row: int
    tile_column: int
