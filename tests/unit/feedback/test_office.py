"""The answer opened and saved by the program that offices use (LibreOffice stands in for it)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.answer import write_answer
from pipelines.feedback.letter import letter_bytes
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, Finding, SubmissionOutcome
from tests.unit.feedback.conftest import DAY

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]
Convert = Callable[..., Path]


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Convert files into a folder; one profile for all, for making one takes seconds."""
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def run(kind: str, folder: Path, *files: Path) -> Path:
        subprocess.run(
            [str(SOFFICE), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind,
             "--outdir", str(folder), *map(str, files)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return folder

    return run


def pages(path: Path) -> int:
    facts = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True)
    found = re.search(r"^Pages:\s+(\d+)$", facts.stdout, re.MULTILINE)
    assert found is not None
    return int(found.group(1))


def test_copy_and_letter_open_and_the_letter_is_one_page(
    catalog: Catalog, read: Callable[[Path], FileOutcome], wrong: Path, tmp_path: Path,
    convert: Convert,
) -> None:  # fmt: skip
    answer = write_answer(catalog, read(wrong), wrong, tmp_path / "out", DAY, Limits())
    assert answer is not None and answer.workbook is not None
    folder = convert("pdf", tmp_path / "pdf", answer.workbook, answer.letter)
    for path in (answer.workbook, answer.letter):
        assert (folder / f"{path.stem}.pdf").stat().st_size > 5_000
    assert pages(folder / f"{answer.letter.stem}.pdf") == 1


def test_the_fullest_letters_are_one_page(
    catalog: Catalog, tmp_path: Path, convert: Convert
) -> None:
    letters = []
    for number, (kinds, length, units) in enumerate([(6, 90, 1), (40, 20, 4), (30, 3000, 12)]):
        submissions = [
            SubmissionOutcome(
                "gz2017", "ledger", unit_code=("520300", "520100", "522300", "522600")[unit % 4],
                period=f"2017-{unit + 1:02d}", is_simulated=True,
            )
            for unit in range(units)
        ]  # fmt: skip
        submissions[0].findings = [
            Finding("f", "二〇一七年度第四个月份报送件" * 2, f"H{5 + row * 2}", f"r{kind}", "error",
                    "amount", "", ("请填写合同投资额“5000”，" * 300)[:length])
            for kind in range(kinds) for row in range(3)
        ]  # fmt: skip
        path = tmp_path / f"{number}.docx"
        outcome = FileOutcome("f", submissions=submissions)
        path.write_bytes(letter_bytes(catalog, outcome, "很长的名字" * 12, DAY, "很长的名字" * 12))
        letters.append(path)
    folder = convert("pdf", tmp_path / "pdf", *letters)
    assert [pages(folder / f"{path.stem}.pdf") for path in letters] == [1, 1, 1]


def test_saved_by_an_office_program_the_copy_keeps_texts_formats_and_widths(
    ledger: Callable[..., Path], answered: Callable[..., Any], read: Callable[[Path], FileOutcome],
    tmp_path: Path, convert: Convert,
) -> None:  # fmt: skip
    def edit(page: Any) -> None:
        page["C5"].fill = PatternFill("solid", start_color="FFFF00")
        page["G4"].number_format = "#,##0.00"
        page["S4"] = "+重点"

    path = ledger({}, {"project_name": None}, {"closed_on": "04.01"}, edit=edit)
    own = openpyxl.load_workbook(path)["台账"]
    answered(path)
    saved = convert("xlsx", tmp_path / "saved", tmp_path / "answer.xlsx") / "answer.xlsx"
    page = openpyxl.load_workbook(saved)["台账"]
    for row in own.iter_rows():
        for cell in row:
            assert page[cell.coordinate].value == cell.value, cell.coordinate
    assert page["G4"].number_format == "#,##0.00"
    assert page.column_dimensions["C"].width == pytest.approx(30, abs=0.5)
    assert page["C5"].fill.start_color.rgb[-6:] == "FFC7CE"
    assert page["C5"].border.left.style == "medium"
    assert "请填写项目名称" in page["C5"].comment.text
    listed: Any = openpyxl.load_workbook(saved)["退回说明"]
    links = [str(cell.hyperlink.location) for row in listed for cell in row if cell.hyperlink]
    assert "C5" in {link.partition("台账")[2].strip("'!.") for link in links}, links

    again = [(f.cell, f.message) for f in read(saved).all_findings()]
    assert again == [(f.cell, f.message) for f in read(path).all_findings()]
    book = openpyxl.load_workbook(saved)
    book["台账"]["C5"] = "补上的项目"
    book.save(saved)
    mended = answered(saved)["台账"]["C5"]
    assert (mended.comment, mended.fill.start_color.rgb[-6:]) == (None, "FFFF00")
