"""The answer as bytes: what each kind of outcome gets."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl

from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.answer import answer_content
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from tests.unit.feedback.conftest import DAY

Read = Callable[[Path], FileOutcome]


def test_a_clean_return_gets_a_receipt(
    catalog: Catalog, read: Read, ledger: Callable[..., Path]
) -> None:
    path = ledger({})
    answer = answer_content(catalog, read(path), path, DAY, Limits())
    assert (answer.kind, answer.letter, answer.workbook) == ("receipt", None, None)
    assert answer.sentence == (
        "已收到遵义市报送的《贵州省招商引资项目代办服务台账》（2017年4月）"
        "（文件“台账.xlsx”，2017年4月20日），没有发现问题，不需要修改。"
    )


def test_warnings_only_are_received(
    catalog: Catalog, read: Read, ledger: Callable[..., Path]
) -> None:
    path = ledger({"amount": None})
    answer = answer_content(catalog, read(path), path, DAY, Limits())
    assert answer.kind == "notice" and "可计入；有 1 处请核对" in answer.sentence
    assert answer.workbook is not None


def test_the_office_s_own_name_is_used(
    catalog: Catalog, read: Read, wrong: Path, tmp_path: Path
) -> None:
    stored = wrong.rename(tmp_path / "8f3a")
    answer = answer_content(catalog, read(stored), stored, DAY, Limits(), name="四月.xlsx")
    assert answer.kind == "return"
    assert (answer.workbook_name, answer.letter_name) == ("四月_退回.xlsx", "四月_退回说明.docx")
    assert answer.workbook is not None and answer.letter is not None
    assert openpyxl.load_workbook(io.BytesIO(answer.workbook)).sheetnames == ["退回说明", "台账"]
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(answer.letter)).paragraphs)
    assert "（文件“四月.xlsx”）" in text


def test_a_file_that_cannot_be_opened_still_gets_a_letter(
    catalog: Catalog, read: Read, tmp_path: Path
) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04broken")
    answer = answer_content(catalog, read(path), path, DAY, Limits())
    assert (answer.kind, answer.workbook, answer.workbook_name) == ("return", None, "")
    assert answer.letter is not None
