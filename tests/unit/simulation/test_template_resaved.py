"""Blank forms, filled in, saved again by LibreOffice in three formats, sent back: no finding.

Belongs here: what another program's saving may change. Does not belong here: the forms as we
write them (`test_template_round_trip.py`).
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from pipelines.catalog.lookup import find_form
from pipelines.catalog.templates import write_template
from pipelines.intake.outcome import FileOutcome

from .template_filling import fill_in
from .test_template_round_trip import CASES, catalog, checked, filled, reference

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
FORMATS = ("xlsx", "xls", "ods")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def name_of(case: tuple[str, str, str]) -> str:
    return "-".join(part for part in case if part)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every form as we wrote it, and one folder a format beneath."""
    folder = tmp_path_factory.mktemp("forms")
    for form, unit, period in CASES:
        sent = filled(form, unit, period)
        path = folder / f"{name_of((form, unit, period))}.xlsx"
        write_template(catalog(), reference(sent), unit, period, path)
        fill_in(path, find_form(catalog(), reference(sent))[1], sent)
    for suffix in FORMATS:
        subprocess.run(
            [
                str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless",
                "--convert-to", suffix, "--outdir", str(folder / suffix),
                *map(str, sorted(folder.glob("*.xlsx"))),
            ],
            check=True, capture_output=True, timeout=600,
        )  # fmt: skip
    return folder


def read_values(outcome: FileOutcome) -> list[tuple[str, int, str, str | None]]:
    (submission,) = outcome.submissions
    return sorted(
        (sheet, row, element, value or "")
        for sheet, row, element, _cell, _text, value, _state in submission.cells
    )


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_saved_again_by_another_program(
    saved: Path, case: tuple[str, str, str], suffix: str
) -> None:
    sent = filled(*case)
    ours = checked(saved / f"{name_of(case)}.xlsx", sent)
    theirs = checked(saved / suffix / f"{name_of(case)}.{suffix}", sent)
    assert [(f.sheet, f.cell, f.rule, f.message) for f in theirs.all_findings()] == []
    (submission,) = theirs.submissions
    assert (submission.form, submission.unit_code, submission.period) == case
    assert read_values(theirs) == read_values(ours)
