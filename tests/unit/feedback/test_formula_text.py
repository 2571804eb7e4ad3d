"""Hostile texts of an office stay texts in everything that is sent back to it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.answer import answer_content
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from tests.unit.feedback.conftest import DAY

HOSTILE = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0", "＝1+1")
Read = Callable[[Path], FileOutcome]
# where the office typed it: a name (kept), and cells that findings and the letter repeat
TYPED = {"C": "name", "B": "county", "N": "day", "P": "visits"}


def _type(page: Any, text: str) -> None:
    for letter in TYPED:
        cell = page[f"{letter}5"]
        cell.value, cell.data_type = text, "s"
    page.title = "".join("_" if c in "\t\r:\\?*[]/'" else c for c in text)[:31]


def _csv(source: Path, target: Path) -> Path:
    """The same ledger as .csv."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for row in openpyxl.load_workbook(source).worksheets[0].iter_rows(values_only=True):
        writer.writerow(["" if value is None else value for value in row])
    target.write_text(stream.getvalue(), encoding="utf-8-sig", newline="")
    return target


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("text", HOSTILE)
def test_answer_holds_no_formula_and_the_letter_no_field(
    catalog: Catalog, read: Read, ledger: Callable[..., Path], tmp_path: Path, text: str, kind: str
) -> None:
    path = ledger({}, {}, edit=lambda page: _type(page, text), name="=1+1.xlsx")
    if kind == "csv":
        path = _csv(path, tmp_path / "=1+1.csv")
    outcome = read(path)
    answer = answer_content(catalog, outcome, path, DAY, Limits())
    assert answer.workbook is not None and answer.letter is not None
    book = openpyxl.load_workbook(io.BytesIO(answer.workbook))
    formulas = [
        (page.title, cell.coordinate, cell.value)
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.data_type == "f" and not str(cell.value).startswith("=HYPERLINK(")
    ]
    assert formulas == []
    shown = text.strip() if kind == "csv" else text
    office = book.worksheets[1]
    assert str(office["C5"].value).strip() == shown.strip()
    with ZipFile(io.BytesIO(answer.letter)) as archive:
        document = archive.read("word/document.xml").decode()
    for field in ("fldSimple", "instrText", "DDEAUTO", "attachedTemplate"):
        assert field not in document
