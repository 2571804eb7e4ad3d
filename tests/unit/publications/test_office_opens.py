"""LibreOffice opens what we write: pages come out, nothing shows as ###."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest

from pipelines.publications.bulletin import write_bulletin
from pipelines.publications.monitoring_form import write_form

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


def pdf_text(path: Path, out: Path) -> list[str]:
    """Pages of the document as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(out / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(out), str(path)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    pdf = out / f"{path.stem}.pdf"
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
    return told.stdout.decode().split("\f")[:-1]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("office")


def test_documents_print(con: duckdb.DuckDBPyConnection, folder: Path, out: Path) -> None:
    document, workbook, *_ = write_bulletin(con, folder, "gz2017", "2017-Q2", out / "written")
    form = write_form(con, folder, "gz2017", "2017-Q2", out / "written")
    pages = pdf_text(document, out)
    assert 7 <= len(pages) <= 12
    assert all("模拟数据" in page for page in pages)
    assert "— 1 —" in pages[0] or "—1—" in pages[0].replace(" ", "")
    assert len(pdf_text(form, out)) == 1
    assert not [page for page in pdf_text(workbook, out) if "###" in page]
