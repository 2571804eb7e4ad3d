"""Copy and letter in a folder: names, what is written and what is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.answer import write_answer
from pipelines.feedback.grouping import cell_parts
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from tests.unit.feedback.conftest import DAY

Read = Callable[[Path], FileOutcome]


def letter_text(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for t in document.tables for row in t.rows for cell in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_nothing_is_written_without_findings(
    catalog: Catalog, read: Read, ledger: Callable[..., Path], tmp_path: Path
) -> None:
    path, out = ledger({}), tmp_path / "out"
    assert write_answer(catalog, read(path), path, out, DAY, Limits()) is None
    assert not out.exists()


def test_names_and_letter(catalog: Catalog, read: Read, wrong: Path, tmp_path: Path) -> None:
    answer = write_answer(catalog, read(wrong), wrong, tmp_path / "out", DAY, Limits())
    assert answer is not None and answer.workbook is not None
    assert answer.workbook.name == "台账_退回.xlsx"
    assert answer.letter.name == "台账_退回说明.docx"
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(
        [answer.workbook.name, answer.letter.name]
    )
    text = letter_text(answer.letter)
    assert text.startswith("关于报表退回修改的说明\n遵义市：\n")
    assert "《贵州省招商引资项目代办服务台账》（2017年4月）" in text
    assert "错误 4 处" in text
    assert "台账 G列第9–28、30行" in text
    assert "报送期限是 2017年4月22日，请在期限前" in text
    assert text.index("省代办服务中心") > 0


@pytest.mark.parametrize(("day", "late"), [(22, False), (23, True)])
def test_deadline_passed_the_day_after(
    catalog: Catalog, read: Read, wrong: Path, tmp_path: Path, day: int, late: bool
) -> None:
    on = date(2017, 4, day)
    answer = write_answer(catalog, read(wrong), wrong, tmp_path / "out", on, Limits())
    assert answer is not None
    assert ("现已超过" in letter_text(answer.letter)) is late


def test_only_warnings_are_no_return(
    catalog: Catalog, read: Read, ledger: Callable[..., Path], tmp_path: Path
) -> None:
    path = ledger({"amount": None})
    answer = write_answer(catalog, read(path), path, tmp_path / "out", DAY, Limits())
    assert answer is not None
    assert "可计入统计" in letter_text(answer.letter)


def test_unreadable_file_gets_only_the_letter(catalog: Catalog, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK\x03\x04broken")
    answer = write_answer(catalog, read(path), path, tmp_path / "out", DAY, Limits())
    assert answer is not None and answer.workbook is None
    assert "已损坏" in letter_text(answer.letter)


def test_files_that_were_sent_are_never_overwritten(
    catalog: Catalog, read: Read, wrong: Path
) -> None:
    other = wrong.with_name("台账_退回.xlsx")
    other.write_bytes(b"sent by the office")
    taken = [wrong, other]
    answer = write_answer(catalog, read(wrong), wrong, wrong.parent, DAY, Limits(), taken)
    assert answer is not None and answer.workbook is not None
    assert answer.workbook.name == "台账_退回(2).xlsx"
    assert other.read_bytes() == b"sent by the office"


def test_writer_that_takes_too_long_costs_only_the_copy(
    catalog: Catalog, read: Read, wrong: Path, tmp_path: Path
) -> None:
    outcome = read(wrong)
    answer = write_answer(catalog, outcome, wrong, tmp_path / "o", DAY, Limits(seconds=0.001))
    assert answer is not None and answer.workbook is None
    assert [p.name for p in (tmp_path / "o").iterdir()] == [answer.letter.name]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [("A1", ("A", 1)), ("XFD1048576", ("XFD", 1_048_576)), ("XFE1", None), ("A1048577", None),
     ("A0", None), ("", None), ("A1:B2", None)],
)  # fmt: skip
def test_cells_on_the_edge_of_a_sheet(cell: str, parts: tuple[str, int] | None) -> None:
    assert cell_parts(cell) == parts


def test_the_answer_to_a_simulated_return_says_so(
    catalog: Catalog, read: Read, wrong: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(wrong)
    sheet = book.worksheets[0]
    sheet.cell(1, sheet.max_column + 2, "模拟数据，仅供演示")
    book.save(wrong)
    answer = write_answer(catalog, read(wrong), wrong, tmp_path / "out", DAY, Limits())
    assert answer is not None and answer.workbook is not None
    assert "模拟数据" in letter_text(answer.letter)
    listed = openpyxl.load_workbook(answer.workbook).worksheets[0]["A"]
    assert any("模拟数据" in str(cell.value) for cell in listed)
