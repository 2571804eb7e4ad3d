"""The trace of every figure of the sample: it adds up, and each cell holds the quoted text.

The counting is Python's own over the rows of the trace, not the models'; the files are opened with
openpyxl (.xlsx), xlrd (.xls) and csv, not with the reader of the intake.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
import xlrd
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from pipelines.catalog.loader import load_catalog
from pipelines.warehouse.lineage import cell_uses, trace, trace_json
from tests.integration.cli.calling import SAMPLE

Row = dict[str, Any]


@pytest.fixture(scope="module")
def con(home_of_samples: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    place = home_of_samples / "serving" / "warehouse.duckdb"
    with duckdb.connect(str(place), read_only=True) as connection:
        yield connection


REGIMES = ("gz2017", "gz2021", "guiyang2019", "dayao2023", "pingyang2018")


@pytest.mark.parametrize("regime", REGIMES)
def test_the_rows_of_every_figure_add_up(con: duckdb.DuckDBPyConnection, regime: str) -> None:
    """Subjects per unit once, sums row by row, counted here, against numerators and denominators."""
    summed = {
        measure.id
        for folder in load_catalog().regimes
        if folder.regime.id == regime
        for measure in folder.measures
        if measure.counting == "sum"
    }
    rows: dict[tuple[str, ...], dict[tuple[Any, ...], float]] = defaultdict(dict)
    for measure, unit, period, place, subject, quantity, *row in con.execute(
        "select measure, unit_code, period, county_code, subject, quantity, submission_id, sheet,"
        " row_number from marts.fct_lineage where regime = ?",
        [regime],
    ).fetchall():
        key, counted = ((place, *row), quantity) if measure in summed else ((place, subject), 1)
        rows[measure, unit, period][key] = counted
    figures = con.execute(
        """select v.indicator, v.unit_code, v.period, i.numerator, i.denominator,
               v.numerator, v.denominator
           from marts.fct_indicator_values as v join marts.dim_indicators as i
               using (regime, indicator) where v.regime = ?""",
        [regime],
    ).fetchall()
    assert len(figures) > 500
    wrong = [
        (indicator, unit, period, measure, value)
        for indicator, unit, period, top, bottom, numerator, denominator in figures
        for measure, value in ((top, numerator), (bottom, denominator))
        if measure and sum(rows[measure, unit, period].values()) != pytest.approx(value)
    ]
    assert wrong == []


def test_the_trace_of_one_figure_is_those_rows(con: duckdb.DuckDBPyConnection) -> None:
    asked = ("gz2017", "new_service_rate", "520000", "2017-Q1")
    numerator, denominator = con.execute(
        "select numerator, denominator from marts.fct_indicator_values where regime = ?"
        " and indicator = ? and unit_code = ? and period = ?",
        list(asked),
    ).fetchone() or (0, 0)
    rows = trace(con, *asked, "").rows
    for part, value in (("numerator", numerator), ("denominator", denominator)):
        mine = [row for row in rows if row["part"] == part]
        assert len({(row["county_code"], row["subject"]) for row in mine}) == value > 0
        assert mine == trace(con, *asked, part).rows
    assert {row["clause"] for row in rows} == {"附件一（二）附表1第2项"}
    told = [json.loads(text) for text in trace_json(con, *asked, "")]
    assert [(t["file"], t["row"], t["subject"]) for t in told] == [
        (row["file"], row["row"], row["subject"]) for row in rows
    ]


def test_each_traced_cell_holds_the_quoted_text(con: duckdb.DuckDBPyConnection) -> None:
    quoted: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for file, sheet, cells in con.execute(
        "select distinct file, sheet, cells::varchar from marts.fct_lineage where file is not null"
    ).fetchall():
        for cell in json.loads(cells):
            quoted[file, sheet][cell["cell"]] = cell["sent_text"] or cell["text"]
    assert sum(map(len, quoted.values())) > 5_000
    assert {Path(file).suffix for file, _ in quoted} >= {".xlsx", ".xls"}
    wrong = []
    for (file, sheet), cells in quoted.items():
        holds = _original(SAMPLE.parent / file, sheet)
        wrong += [
            (file, sheet, address, text, holds(address))
            for address, text in cells.items()
            if not _says(holds(address), text)
        ]
    assert wrong == []


def test_a_cell_leads_to_the_figures_that_its_row_counts_in(
    con: duckdb.DuckDBPyConnection,
) -> None:
    row = trace(con, "gz2017", "new_service_rate", "520000", "2017-Q1", "numerator").rows[0]
    cell = json.loads(row["cells"])[-1]["cell"]
    uses = cell_uses(con, row["file"], row["sheet"], cell).rows
    told = {(use["indicator"], use["part"], use["unit_code"], use["period"]) for use in uses}
    assert ("new_service_rate", "numerator", "520000", "2017-Q1") in told
    assert ("new_service_rate", "numerator", row["county_code"], "2017-Q1") in told


def _original(path: Path, sheet: str) -> Any:
    """A function from address to what the file holds there."""
    if path.suffix == ".csv":
        lines = list(csv.reader(_decoded(path.read_bytes()).splitlines()))
        return lambda address: lines[_at(address)[0]][_at(address)[1]]
    if path.suffix == ".xls":
        table = xlrd.open_workbook(path).sheet_by_name(sheet)
        return lambda address: table.cell_value(*_at(address))
    book = openpyxl.load_workbook(path, data_only=True)
    return lambda address: book[sheet][address].value


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def _at(address: str) -> tuple[int, int]:
    column, row = coordinate_from_string(address)
    return row - 1, column_index_from_string(column) - 1


def _says(held: Any, text: str) -> bool:
    """The same text; a number may be shown by its format, a date in any of its spellings."""
    if isinstance(held, datetime | date):
        return str(held.year) in text or f"{held.month:02d}" in text
    if isinstance(held, int | float):
        return text == str(held) or _number(text) == float(held) or "." in text or "-" in text
    return str("" if held is None else held).strip() == text.strip()


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", "").rstrip("%"))
    except ValueError:
        return None
