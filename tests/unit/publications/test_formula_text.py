"""Hostile texts that offices wrote stay texts in the bulletin and its workbook."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import duckdb
import openpyxl
import pytest

from pipelines.publications.bulletin import write_bulletin

HOSTILE = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("text", HOSTILE)
def test_bulletin_holds_no_formula(
    changed: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path, text: str
) -> None:
    problems = changed.execute("select count(*) from marts.fct_problems").fetchone()
    assert problems and problems[0]
    for table, columns in (
        ("fct_problems", ("project_name", "description")),
        ("fct_findings", ("file", "value", "message")),
        ("dim_org_units", ("name", "short_name")),
    ):
        for column in columns:
            changed.execute(f"update marts.{table} set {column} = ?", [text])
    document, workbook, *_ = write_bulletin(changed, folder, "gz2017", "2017-Q2", tmp_path)
    cells = [
        cell
        for page in openpyxl.load_workbook(workbook).worksheets
        for row in page.iter_rows()
        for cell in row
    ]
    assert [(c.coordinate, c.value) for c in cells if c.data_type == "f"] == []
    assert any(text.strip() in str(cell.value) for cell in cells)
    with ZipFile(document) as archive:
        body = archive.read("word/document.xml").decode()
    assert "instrText" not in body.replace("> PAGE <", "")
    assert "DDE" not in body
