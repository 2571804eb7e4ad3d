"""The answer opened by the program that offices use (LibreOffice stands in for it)."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.catalog.model import Catalog
from pipelines.feedback.answer import write_answer
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from tests.unit.feedback.conftest import DAY

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_copy_and_letter_open_and_the_letter_is_one_page(
    catalog: Catalog, read: Callable[[Path], FileOutcome], wrong: Path, tmp_path: Path
) -> None:
    answer = write_answer(catalog, read(wrong), wrong, tmp_path / "out", DAY, Limits())
    assert answer is not None and answer.workbook is not None
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf"),
            str(answer.workbook), str(answer.letter),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for path in (answer.workbook, answer.letter):
        assert (tmp_path / "pdf" / f"{path.stem}.pdf").stat().st_size > 5_000
    letter = tmp_path / "pdf" / f"{answer.letter.stem}.pdf"
    facts = subprocess.run(["pdfinfo", str(letter)], check=True, capture_output=True, text=True)
    assert re.search(r"^Pages:\s+1$", facts.stdout, re.MULTILINE)
