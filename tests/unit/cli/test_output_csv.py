"""Texts of offices in the command line's csv output."""

from __future__ import annotations

import csv
import io

import pytest

from pipelines.cli.output import harmless, show
from pipelines.warehouse.query import Rows


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+重点",
        "-见备注",
        "@SUM(A1)",
        "\t=1",
        "--5",
        "-5+cmd",
        "\r=1",
        "＝1+1",
        "＠SUM",
        "=cmd|' /C calc'!A0",
    ],
)
def test_what_would_run_is_written_as_text(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "-5", "+3.5", "-1.5E-07", "环评=批复", "—", "'=1"])
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert harmless(text) == text


def test_every_cell_of_a_csv_that_would_run_is_text(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]
    show(Rows(("a", "b"), [{"a": text, "b": -1.5} for text in hostile]), "csv")
    printed = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert printed == [["a", "b"], *[["'" + text.replace("\r", "\n"), "-1.5"] for text in hostile]]
