"""Form 1 (附表1 工作情况监测表): the province's own return, made from the marts.

Belongs here: drawing the official layout that `bulletin/monitoring.yml` describes.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import duckdb
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from pipelines.publications import sheet_style as style
from pipelines.publications.facts import BulletinFacts, load_facts
from pipelines.publications.placement import (
    BulletinPlacement,
    FormColumn,
    FormPlacement,
    load_bulletin,
    load_form,
)
from pipelines.publications.stable_archive import read_archive, write_archive
from pipelines.publications.wording import NO_VALUE

ALL_UNITS = ""  # the province's row (合计)


def write_form(
    con: duckdb.DuckDBPyConnection, regime_folder: Path, regime: str, period: str, out: Path
) -> Path:
    """Write form 1 for a month, a quarter or a year into folder `out`; returns the file."""
    placement, bulletin = load_form(regime_folder), load_bulletin(regime_folder)
    facts = load_facts(con, regime, period, bulletin)
    book = Workbook()
    book.remove(book.worksheets[0])
    draw_form(book.create_sheet(placement.sheet), facts, placement, bulletin)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{placement.file}_{period}.xlsx"
    save(book, path, facts)
    return path


def save(book: Workbook, path: Path, facts: BulletinFacts) -> None:
    book.properties.creator = facts.edition.issuer
    made = BytesIO()
    ExcelWriter(book, ZipFile(made, "w")).save()  # packed once, below
    write_archive(path, read_archive(made), facts.edition.moment)


def draw_form(
    sheet: Worksheet, facts: BulletinFacts, placement: FormPlacement, bulletin: BulletinPlacement
) -> None:
    """Notice, number, title, two header rows, the units, 合计, signature lines."""
    width = len(placement.columns) + 1
    words = {
        "period": facts.edition.label,
        "year": str(facts.edition.end_on.year),
        "receiver": facts.edition.receiver,
    }
    first = 1
    if facts.edition.is_simulated:
        style.line(sheet, first, bulletin.simulated, width, style.NOTICE, centred=True)
        first += 1
    style.line(sheet, first, placement.number, width, style.HEADING, centred=False)
    style.line(sheet, first + 1, placement.title.format(**words), width, style.TITLE, centred=True)
    sheet.row_dimensions[first + 1].height = 34
    _draw_headers(sheet, first + 2, placement, words)
    top = first + 4
    columns = [column.width for column in placement.columns]
    rows = [(unit.code, unit.name) for unit in facts.units] + [(ALL_UNITS, placement.total)]
    values = [
        [form_value(facts, placement, column, code) for column in placement.columns]
        for code, _name in rows
    ]
    percents = [n for n, c in enumerate(placement.columns, 2) if c.indicator]
    named = [[name, *own] for (_code, name), own in zip(rows, values, strict=True)]
    style.body(sheet, top, named, percents)
    for row, own in enumerate(values, top):
        sheet.row_dimensions[row].height = style.row_height(own, columns, 22.0)
    _draw_signatures(sheet, top + len(rows), placement, words, width)
    style.widths(sheet, [placement.row_width, *columns])
    sheet.freeze_panes = f"B{top}"
    style.print_setup(sheet, (first + 2, first + 3), one_page=True)


def form_value(
    facts: BulletinFacts, placement: FormPlacement, column: FormColumn, unit: str
) -> style.Value:
    """The value of one cell; "—" when the marts have none for this unit and period."""
    if column.text:
        return problem_text(facts, placement, unit)
    if column.measure:
        value = facts.measures.get((unit, column.measure))
        return NO_VALUE if value is None else value
    level = "city" if unit else "province"
    for figure in facts.figures:
        is_cell = figure.indicator == column.indicator and figure.level == level
        if is_cell and (not unit or figure.unit_code == unit):
            return NO_VALUE if figure.value is None else float(figure.value)
    return NO_VALUE


def problem_text(facts: BulletinFacts, placement: FormPlacement, unit: str) -> str:
    """The unit's open problems, those longest on their rung first; 合计 states the number."""
    own = [problem for problem in facts.problems if unit in (ALL_UNITS, problem.city_code)]
    if not own:
        return ""
    if unit == ALL_UNITS:
        return placement.problems_total.format(count=len(own))
    said = "；".join(
        placement.problem.format(
            county=problem.county_name,
            project=problem.project_name,
            description=problem.description,
            rung=problem.rung,
            days=problem.days_on_rung,
        )
        for problem in own[: placement.problems_shown]
    )
    more = placement.problems_more.format(count=len(own))
    return said + (more if len(own) > placement.problems_shown else "")


def _draw_headers(
    sheet: Worksheet, row: int, placement: FormPlacement, words: dict[str, str]
) -> None:
    """Group headers above their columns; a group of one column spans both rows."""
    style.header(sheet, row, [placement.corner] + [""] * len(placement.columns))
    style.header(sheet, row + 1, [""] + [column.label for column in placement.columns])
    sheet.merge_cells(start_row=row, start_column=1, end_row=row + 1, end_column=1)
    column = 2
    for group in placement.groups:
        last = column + len(group.columns) - 1
        style.put(style.at(sheet, row, column), group.label.format(**words))
        bottom = row if last > column else row + 1
        sheet.merge_cells(start_row=row, start_column=column, end_row=bottom, end_column=last)
        column = last + 1
    style.box(sheet, (row, row + 1), (1, len(placement.columns) + 1))
    sheet.row_dimensions[row].height = 30
    sheet.row_dimensions[row + 1].height = 44


def _draw_signatures(
    sheet: Worksheet, row: int, placement: FormPlacement, words: dict[str, str], width: int
) -> None:
    step = width / len(placement.signatures)
    sheet.row_dimensions[row].height = 28
    for number, text in enumerate(placement.signatures):
        column = 1 + round(number * step)
        cell = style.put(style.at(sheet, row, column), text.format(**words))
        cell.font = style.BODY
        cell.alignment = style.LEFT
        last = round((number + 1) * step)
        sheet.merge_cells(start_row=row, start_column=column, end_row=row, end_column=last)
