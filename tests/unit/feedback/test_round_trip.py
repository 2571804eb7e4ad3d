"""An office mends the copy itself and sends it back: nothing of ours stays, all of theirs does."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from pipelines.cli.failures import run_safely
from pipelines.intake.outcome import FileOutcome

Answered = Callable[..., Any]
Read = Callable[[Path], FileOutcome]
YELLOW = PatternFill("solid", start_color="FFFF00")
DOUBLE = Border(left=Side(style="double"))


def found(outcome: FileOutcome) -> list[tuple[str, str, str]]:
    return [(f.sheet, f.cell, f.message) for f in outcome.all_findings()]


def test_the_copy_reads_like_the_file_that_was_sent(
    wrong: Path, read: Read, answered: Answered, tmp_path: Path
) -> None:
    before = read(wrong)
    answered(wrong)
    after = read(tmp_path / "answer.xlsx")
    assert found(after) == found(before)
    assert after.submissions[0].content_hash == before.submissions[0].content_hash


def test_a_mended_copy_is_accepted_by_check(
    ledger: Callable[..., Path], answered: Answered, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    book = answered(ledger({"closed_on": "04.01"}, {"project_name": None}))
    book["台账"]["O4"], book["台账"]["C5"] = "04.20", "补上的项目"
    path = tmp_path / "mended.xlsx"
    book.save(path)
    assert run_safely(["check", str(path), "--return", str(tmp_path / "out")]) == 0
    assert "没有发现问题，不需要修改。没有写文件。" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_their_own_colour_comes_back(ledger: Callable[..., Path], answered: Answered) -> None:
    def edit(page: Any) -> None:
        page["C4"].fill, page["C4"].border = YELLOW, DOUBLE

    path = ledger({"project_name": None}, {"project_name": None}, edit=edit)
    book = answered(path)
    assert book["台账"]["C4"].fill.start_color.rgb == "00FFC7CE"
    book["台账"]["C4"] = "补上的项目"
    book.save(path)
    cell = answered(path)["台账"]["C4"]
    assert (cell.fill.start_color.rgb, cell.border.left.style) == ("00FFFF00", "double")
    assert cell.comment is None


def test_a_colour_given_since_is_left_alone(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    path = ledger({"project_name": None}, {"project_name": None})
    book = answered(path)
    book["台账"]["C4"], book["台账"]["C4"].fill = "补上的项目", YELLOW
    book.save(path)
    assert answered(path)["台账"]["C4"].fill.start_color.rgb == "00FFFF00"


def test_answers_do_not_pile_up(wrong: Path, answered: Answered) -> None:
    first = answered(wrong)
    first.save(wrong)
    second = answered(wrong)
    assert second.sheetnames == ["退回说明", "台账"]
    for one, other in zip(first["台账"].iter_rows(), second["台账"].iter_rows(), strict=True):
        for before, after in zip(one, other, strict=True):
            texts = [cell.comment.text if cell.comment else None for cell in (before, after)]
            assert texts[0] == texts[1], before.coordinate
            assert before.value == after.value, before.coordinate
            assert before.fill.start_color.rgb == after.fill.start_color.rgb, before.coordinate
    assert second["台账"]["O6"].comment.author.startswith("小李;")


def test_marks_go_before_conditional_formats_and_leave_them(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    rule = Rule(type="cellIs", operator="notEqual", formula=['"x"'],
                dxf=DifferentialStyle(fill=YELLOW))  # fmt: skip
    path = ledger(
        {"project_name": None}, edit=lambda page: page.conditional_formatting.add("C4:C9", rule)
    )
    book = answered(path)
    rules = sorted(_rules(book["台账"]), key=lambda entry: entry.priority)
    assert [entry.type for entry in rules] == ["expression", "cellIs"]
    assert "AND(ROW()=4,COLUMN()=3)" in rules[0].formula[0]
    book["台账"]["C4"] = "补上的项目"
    book["台账"]["O4"] = "04.01"
    book.save(path)
    (kept,) = _rules(answered(path)["台账"])
    assert (kept.type, kept.priority) == ("cellIs", 1)


def test_back_link_stands_beside_a_title_and_is_not_printed(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    path = ledger({"project_name": None})
    for _ in range(2):
        book = answered(path)
        page = book["台账"]
        assert [c.coordinate for row in page for c in row if c.value == "← 回到退回说明"] == ["V1"]
        assert page["V1"].hyperlink.location == "'退回说明'!A1"
        assert page.print_area == "'台账'!$A$1:$T$4"
        book.save(path)


def test_results_of_formulas_survive_an_unopened_round_trip(
    ledger: Callable[..., Path], answered: Answered, read: Read, tmp_path: Path
) -> None:
    path = _with_result(ledger({"project_name": None, "amount": "=2500*2"}), b"5000")
    assert [f.cell for f in read(path).all_findings() if "公式" in f.message] == []
    assert answered(path)["台账"]["G4"].value == "=2500*2"
    copy = tmp_path / "answer.xlsx"
    assert openpyxl.load_workbook(copy, data_only=True)["台账"]["G4"].value == 5000
    assert [f.cell for f in read(copy).all_findings() if "公式" in f.message] == []


def test_formulas_that_reach_outside_become_their_result(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    path = ledger({"project_name": None, "amount": "=[1]Sheet1!A1"}, {"amount": "=SUM(G4)"})
    book = answered(_with_result(path, b"5000"))
    assert book["台账"]["G4"].value == 5000
    assert book["台账"]["G5"].value == "=SUM(G4)"
    assert any("指向其他文件的公式" in str(row[0].value) for row in book["退回说明"].iter_rows())


def _rules(page: Any) -> list[Any]:
    return [rule for entry in page.conditional_formatting for rule in entry.rules]


def _with_result(path: Path, result: bytes) -> Path:
    """As a spreadsheet program would have saved it: each formula with its result."""
    import zipfile

    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w") as target:
        for entry in source.infolist():
            part = source.read(entry).replace(b"</f><v></v>", b"</f><v>" + result + b"</v>")
            target.writestr(entry, part.replace(b"</f><v />", b"</f><v>" + result + b"</v>"))
    return path
