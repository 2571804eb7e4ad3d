"""Reading `org_units.csv` and `reporting_lines.csv`, the shared places.

Belongs here: CSV rows -> typed rows with line numbers, months taken as whole months, the
pseudo-county 市本级 of each city, and the last successor of each unit. Does not belong
here: recognising a unit by its name (`places.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, get_args

from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.model.definition import Level
from pipelines.catalog.model.places import OrgUnit, ReportingLine
from pipelines.catalog.yaml_lines import decode, read_bytes

PSEUDO_COUNTY = "市本级"
_UNIT_COLUMNS = (
    "code", "name", "level", "kind", "parent_code", "short_names", "valid_from", "valid_to",
    "successor_code", "display_order",
)  # fmt: skip
_LINE_COLUMNS = ("unit_code", "reports_to", "valid_from", "valid_to", "source")


class OrgUnitRow(NamedTuple):
    """One row of org_units.csv and where it stands."""

    path: Path
    line: int
    unit: OrgUnit


@dataclass(frozen=True)
class OrgUnitFile:
    rows: tuple[OrgUnitRow, ...]
    content: bytes


@dataclass(frozen=True)
class ReportingLineFile:
    rows: tuple[ReportingLine, ...]
    lines: tuple[int, ...]
    content: bytes


def read_org_units(path: Path) -> OrgUnitFile:
    """Units as written; `root_code` and 市本级 are added by `complete_units`. May be absent."""
    content, rows = _rows(path, _UNIT_COLUMNS)
    return OrgUnitFile(tuple(OrgUnitRow(path, n, _unit(path, n, row)) for n, row in rows), content)


def read_reporting_lines(path: Path) -> ReportingLineFile:
    """Reporting lines; the file may be absent."""
    content, rows = _rows(path, _LINE_COLUMNS)
    found = [
        ReportingLine(
            unit_code=row["unit_code"],
            reports_to=row["reports_to"],
            valid_from=_first_day(path, n, row["valid_from"]) or date.min,
            valid_to=_last_day(path, n, row["valid_to"]),
            source=row["source"],
        )
        for n, row in rows
    ]
    return ReportingLineFile(tuple(found), tuple(n for n, _ in rows), content)


def complete_units(rows: Iterable[OrgUnitRow]) -> tuple[OrgUnit, ...]:
    """All units with last successors, printed order and one 市本级 per city. Checks codes."""
    known: dict[str, OrgUnitRow] = {}
    for row in rows:
        if row.unit.code in known:
            raise DefinitionError(row.path, row.line, f"代码“{row.unit.code}”重复，请只留一行。")
        known[row.unit.code] = row
    for row in known.values():
        for label, code in (("上级", row.unit.parent_code), ("接续单位", row.unit.successor_code)):
            if code and code not in known:
                message = f"{label}代码“{code}”在表中没有，请补上那个单位或改正代码。"
                raise DefinitionError(row.path, row.line, message)
    units = [row.unit.model_copy(update={"root_code": _root(row, known)}) for row in known.values()]
    cities = [unit for unit in units if unit.level == "city"]
    units += [_pseudo_county(city) for city in cities]
    return tuple(_ordered(units))


def _root(row: OrgUnitRow, known: dict[str, OrgUnitRow]) -> str:
    seen = [row.unit.code]
    while (following := known[seen[-1]].unit.successor_code) != "":
        if following in seen:
            message = f"接续关系绕了回来：{' → '.join([*seen, following])}，请改正。"
            raise DefinitionError(row.path, row.line, message)
        seen.append(following)
    return seen[-1]


def _pseudo_county(city: OrgUnit) -> OrgUnit:
    """市本级: what belongs to the city itself and to none of its counties."""
    short = min((n for n in (city.name, *city.short_names) if n[-1] in "市州区"), key=len)
    return OrgUnit(
        code=f"{city.code}BJ",
        name=f"{short}本级",
        level="county",
        kind=PSEUDO_COUNTY,
        parent_code=city.code,
        valid_from=city.valid_from,
        valid_to=city.valid_to,
        root_code=f"{city.code}BJ",
    )


def _ordered(units: list[OrgUnit]) -> list[OrgUnit]:
    """Provinces, cities, counties; counties without a printed order follow their codes."""
    levels = get_args(Level)
    last = 9_999

    def place(unit: OrgUnit) -> tuple[int, str, bool, int, str]:
        own = last if unit.display_order is None else unit.display_order
        return (
            -levels.index(unit.level),
            unit.parent_code,
            unit.kind != PSEUDO_COUNTY,
            own,
            unit.code,
        )

    result: list[OrgUnit] = []
    counts: dict[tuple[str, str], int] = {}
    for unit in sorted(units, key=place):
        group = (unit.level, unit.parent_code)
        counts[group] = counts.get(group, 0) + 1
        stated = unit.display_order is not None
        result.append(unit if stated else unit.model_copy(update={"display_order": counts[group]}))
    return result


def _rows(path: Path, columns: tuple[str, ...]) -> tuple[bytes, list[tuple[int, dict[str, str]]]]:
    if not path.exists():
        return b"", []
    content = read_bytes(path)
    reader = csv.DictReader(decode(path, content).splitlines())
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        raise DefinitionError(path, 1, f"缺少栏目：{'、'.join(missing)}。")
    rows = [
        (reader.line_num, {k: (v or "").strip() for k, v in row.items() if k}) for row in reader
    ]
    return content, rows


def _unit(path: Path, line: int, row: dict[str, str]) -> OrgUnit:
    for name in ("code", "name", "kind"):
        if not row[name]:
            raise DefinitionError(path, line, f"缺少“{name}”，请补上。")
    levels = get_args(Level)
    if row["level"] not in levels:
        message = f"“level”不能是“{row['level']}”；可以写：{'、'.join(levels)}。"
        raise DefinitionError(path, line, message)
    order = row["display_order"]
    if order and not order.isdecimal():
        raise DefinitionError(path, line, f"“display_order”现为“{order}”，应为整数。")
    return OrgUnit.model_validate(
        row
        | {
            "short_names": tuple(name for name in row["short_names"].split("|") if name),
            "valid_from": _first_day(path, line, row["valid_from"]),
            "valid_to": _last_day(path, line, row["valid_to"]),
            "display_order": int(order) if order else None,
            "root_code": row["code"],
        }
    )


def _first_day(path: Path, line: int, text: str) -> date | None:
    """2017-04 -> its first day; a full date stays."""
    if not text:
        return None
    try:
        return date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError as fault:
        message = f"“{text}”不是日期，请写成 2017-04 或 2017-04-01。"
        raise DefinitionError(path, line, message) from fault


def _last_day(path: Path, line: int, text: str) -> date | None:
    """The last valid day: 2017-04 means that it ended when April began."""
    day = _first_day(path, line, text)
    return day - timedelta(days=1) if day and len(text) <= 7 else day
