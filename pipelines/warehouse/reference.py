"""Landing the definitions in ref.*: one whole copy each time their content changes.

Belongs here: catalogue -> rows of the ref tables. Does not belong here: reading definitions
(`catalog/`), and choosing the newest version (the models read `ref.definitions`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import duckdb

from pipelines.catalog.calendar import DueDate, HolidaysUnknown, due_dates, irregular_days
from pipelines.catalog.model.definition import Definition
from pipelines.catalog.model.folder import Catalog, RegimeFolder
from pipelines.catalog.model.numbers import Measure
from pipelines.catalog.model.steps import RowFilter, Step

Row = dict[str, Any]

# How far ahead the duties of a regime without an end are worked out.
OPEN_ENDED_YEARS = 10


def land_reference(con: duckdb.DuckDBPyConnection, catalog: Catalog, now: datetime) -> bool:
    """Append the catalogue unless it is the newest version already. One transaction.

    Returns whether something was appended. Definitions that come back after a change get a
    new row in ref.definitions only; their content is there.
    """
    landed = con.execute(
        "select definition_version from ref.definitions order by landed_at desc"
    ).fetchall()
    if landed and landed[0][0] == catalog.version:
        return False
    known = (catalog.version,) in landed
    rows = {} if known else reference_rows(catalog, now.date())
    con.begin()
    try:
        _insert(con, "definitions", catalog.version, [{"landed_at": now}])
        for table, content in rows.items():
            _insert(con, table, catalog.version, content)
    except BaseException:
        con.rollback()
        raise
    con.commit()
    return True


def reference_rows(catalog: Catalog, today: date) -> dict[str, list[Row]]:
    """Table name -> rows, without the version column."""
    tables: dict[str, list[Row]] = {
        "org_units": [_org_unit(unit) for unit in catalog.org_units],
        "irregular_days": [{"day": day, "is_workday": w} for day, w in irregular_days().items()],
    }
    if catalog.tiles:
        tables["tiles"] = [tile.model_dump() for tile in catalog.tiles]
    for folder in catalog.regimes:
        for table, row in _regime_rows(catalog, folder, today):
            tables.setdefault(table, []).append({"regime": folder.regime.id, **row})
    return tables


def _regime_rows(catalog: Catalog, folder: RegimeFolder, today: date) -> Iterator[tuple[str, Row]]:
    regime = folder.regime
    yield "regimes", _pick(
        regime, "title", "short_title", "document_number", "issuer", "receiver", "root_unit",
        "valid_from", "valid_to",
    )  # fmt: skip
    for clause in regime.clauses:
        yield "clauses", {"clause": clause.id, **_pick(clause, "title", "text")}
    for assumption in regime.assumptions:
        row = _pick(assumption, "clause", "gap", "assumed")
        yield "assumptions", {"assumption": assumption.id, **row}
    for setting in regime.settings:
        value = str(setting.value).lower() if isinstance(setting.value, bool) else setting.value
        yield "settings", {**_pick(setting, "name", "note", "clause"), "value": str(value)}
    for due in _due_dates(catalog, folder, today):
        yield "due_dates", {
            "form": due.form, "period": due.period, "period_kind": due.period_kind,
            "due_on": due.due_on, "clause": due.clause,
        }  # fmt: skip
    yield from _form_rows(folder)
    for order, step in enumerate(folder.steps, start=1):
        yield from _step_rows(folder, step, order)
    yield from _number_rows(folder)
    for order, entry in enumerate(folder.watchlists, start=1):
        row = _pick(entry, "name", "without", "says", "clause")
        yield "watchlists", {
            "watchlist": entry.id, **row, "measures": list(entry.measure),
            "shown_elements": list(entry.columns), "display_order": order,
        }  # fmt: skip
    for line in folder.reporting_lines:
        yield "reporting_lines", line.model_dump()
    for code_list in folder.lists:
        for order, item in enumerate(code_list.items, start=1):
            yield "list_items", {
                "list": code_list.id, "item": item.name, "aliases": list(item.aliases),
                "attributes": json.dumps(item.attributes, ensure_ascii=False),
                "display_order": order,
            }  # fmt: skip


def _form_rows(folder: RegimeFolder) -> Iterator[tuple[str, Row]]:
    for order, form in enumerate(folder.forms, start=1):
        row = _pick(
            form, "title", "number", "direction", "period_kind", "version", "clause",
            "submitted_by", "cases_are", "may_repeat",
        )  # fmt: skip
        yield "forms", {
            "form": form.id, **row, "display_order": order, "case_elements": list(form.restates),
            "place_element": form.county_element or form.place_element,
        }  # fmt: skip
        for place, column in enumerate(form.columns, start=1):
            yield "elements", {
                "form": form.id, **_pick(column, "element", "label", "type", "unit", "clause"),
                "is_personal": column.personal, "display_order": place,
            }  # fmt: skip
        values = {column.element: list(column.values) for column in form.columns}
        for rule in form.over_time:
            yield "over_time_rules", {
                "form": form.id, "rule": rule.id,
                **_pick(rule, "kind", "severity", "message", "clause"),
                "elements": list(rule.elements), "subject_elements": list(rule.of),
                "told_apart_by": rule.told_apart_by,
                "excepts_city_itself": rule.except_city_itself,
                "ordered_values": values[rule.elements[0]],
            }  # fmt: skip


def _number_rows(folder: RegimeFolder) -> Iterator[tuple[str, Row]]:
    for order, measure in enumerate(folder.measures, start=1):
        row = _pick(measure, "name", "meaning", "unit", "basis", "rollup", "clause")
        yield "measures", {
            "measure": measure.id, **row, "aggregate": measure.counting,
            "levels": list(measure.levels), "display_order": order,
        }  # fmt: skip
        yield from _source_rows(folder, measure)
    for order, indicator in enumerate(folder.indicators, start=1):
        row = _pick(
            indicator, "name", "numerator", "denominator", "direction", "in_bulletin_ranking",
            "clause", "why", "denominator_at", "to_target",
        )  # fmt: skip
        yield "indicators", {
            "indicator": indicator.id, "indicator_group": indicator.group, **row,
            "levels": list(indicator.levels), "ranked_levels": list(indicator.ranked_levels),
            "period_kinds": list(indicator.period_kinds), "display_order": order,
        }  # fmt: skip
        for target in indicator.targets:
            limits = _pick(target, "valid_from", "valid_to", "clause")
            yield "targets", {"indicator": indicator.id, "target": target.value, **limits}


def _step_rows(folder: RegimeFolder, step: Step, order: int) -> Iterator[tuple[str, Row]]:
    kind, amount, column = step.within.rule if step.within else ("", None, "")
    yield "steps", {
        "step": step.id, **_pick(step, "name", "clause"), **_form_of(folder, step.form),
        "case_elements": list(step.case), "subject_elements": list(step.subject or step.case),
        "start_elements": list(step.start), "end_elements": list(step.end),
        "stop_elements": list(step.stopped_by), "responsible_element": step.responsible,
        "limit_kind": kind, "limit_amount": amount, "limit_element": column, "display_order": order,
    }  # fmt: skip
    yield from _filter_rows(step.where, {"measure": "", "source": 0, "step": step.id})


def _source_rows(folder: RegimeFolder, measure: Measure) -> Iterator[tuple[str, Row]]:
    """Where a declared measure comes from, and its filters."""
    for number, source in enumerate(measure.source, start=1):
        yield "declared_sources", {
            "measure": measure.id, "source": number, **_form_of(folder, source.form),
            "summed_element": source.sum, "subject_elements": list(source.distinct),
            "dated_element": source.dated, "per": source.per, "step": source.step,
            "outcome": source.outcome if source.step else "", "every": source.every,
            "of_level": source.of or "",
        }  # fmt: skip
        yield from _filter_rows(source.where, {"measure": measure.id, "source": number, "step": ""})


def _filter_rows(filters: tuple[RowFilter, ...], whose: Row) -> Iterator[tuple[str, Row]]:
    for order, row_filter in enumerate(filters, start=1):
        kind, values = row_filter.condition
        yield "row_filters", {
            **whose, "position": order, "element": row_filter.column, "kind": kind,
            "allowed": list(values),
        }  # fmt: skip


def _form_of(folder: RegimeFolder, name: str) -> Row:
    """A form of this policy, or of a data source when it is written with a dot."""
    *others, form = name.split(".")
    return {"form_regime": others[0] if others else folder.regime.id, "form": form}


def _due_dates(catalog: Catalog, folder: RegimeFolder, today: date) -> list[DueDate]:
    """All duties of the regime; an open end is worked out for some years ahead.

    Years whose holidays are not announced yet are left out, unless they have begun.
    """
    regime = folder.regime
    last_year = (
        regime.valid_to.year if regime.valid_to else regime.valid_from.year + OPEN_ENDED_YEARS
    )
    found: list[DueDate] = []
    for year in range(regime.valid_from.year, last_year + 1):
        try:
            found += due_dates(catalog, regime.id, date(year, 1, 1), date(year, 12, 31))
        except HolidaysUnknown:
            if year <= today.year:
                raise
            break
    return found


def _org_unit(unit: Definition) -> Row:
    row = unit.model_dump()
    return {"unit_code": row.pop("code"), **row, "short_names": list(row["short_names"])}


def _pick(definition: Definition, *names: str) -> Row:
    return {name: getattr(definition, name) for name in names}


def _insert(con: duckdb.DuckDBPyConnection, table: str, version: str, rows: list[Row]) -> None:
    if not rows:
        return
    columns = ["definition_version", *rows[0]]
    holes = f"({', '.join('?' * len(columns))})"
    values = [value for row in rows for value in (version, *row.values())]
    con.execute(
        f"insert into ref.{table} ({', '.join(columns)}) values {', '.join([holes] * len(rows))}",
        values,
    )
