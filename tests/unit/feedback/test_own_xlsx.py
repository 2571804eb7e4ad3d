"""An office's .xlsx: what stays, what is put back, and what is said to be lost."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from pipelines.feedback.losses import lost_parts
from tests.unit.feedback.test_return_workbook import rows_of

Answered = Callable[..., Any]
LIST = (
    b'<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    b'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
    b'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    b'<x14:dataValidation type="list" allowBlank="1" showErrorMessage="1"><x14:formula1>'
    b"<xm:f>'x'!$A$1:$A$5</xm:f></x14:formula1><xm:sqref>B4:B9</xm:sqref></x14:dataValidation>"
    b"</x14:dataValidations></ext></extLst></worksheet>"
)


def edited(path: Path, part: str, old: bytes, new: bytes, add: dict[str, bytes]) -> Path:
    """The zip with one part changed and others added."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w") as target:
        for name, content in {**parts, **add}.items():
            target.writestr(name, content)
    return path


def said(book: Any) -> str:
    return "\n".join(str(row[0].value) for row in book["退回说明"].iter_rows())


def test_drop_downs_fed_by_another_sheet_stay(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    path = ledger({"project_name": None})
    edited(path, "xl/worksheets/sheet1.xml", b"</worksheet>", LIST, {})
    (rule,) = answered(path)["台账"].data_validations.dataValidation
    assert (rule.type, rule.formula1, str(rule.sqref)) == ("list", "'x'!$A$1:$A$5", "B4:B9")


def test_ordinary_drop_downs_protection_and_print_settings_stay(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    def edit(page: Any) -> None:
        page.add_data_validation(DataValidation(type="list", formula1='"甲,乙"', sqref="B4:B9"))
        page.protection.sheet, page.protection.selectLockedCells = True, True
        page.print_title_rows, page.freeze_panes = "3:3", "D4"
        page.page_setup.orientation, page.print_area = "landscape", "A1:H9"
        page.row_dimensions[5].hidden = True
        page.row_dimensions[4].height = 33

    book = answered(ledger({"project_name": None}, {"project_name": None}, edit=edit))
    page = book["台账"]
    assert [rule.formula1 for rule in page.data_validations.dataValidation] == ['"甲,乙"']
    assert page.protection.sheet and not page.protection.selectLockedCells
    assert (page.print_title_rows, page.freeze_panes) == ("$3:$3", "D4")
    assert (page.page_setup.orientation, page.print_area) == ("landscape", "'台账'!$A$1:$H$9")
    assert page.row_dimensions[5].hidden and page.row_dimensions[4].height == 33
    assert "工作表“台账”设有保护" in said(book)
    assert any("第5行是隐藏的" in row[5] for row in rows_of(book["退回说明"]) if row[5])


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("xl/vbaProject.bin", b"", "macros"),
        ("xl/ctrlProps/ctrlProp1.xml", b"", "controls"),
        ("xl/cellimages.xml", b"", "cell_pictures"),
        ("xl/drawings/drawing9.xml", b"<xdr:wsDr><xdr:sp macro=''/></xdr:wsDr>", "shapes"),
        ("xl/drawings/drawing9.xml", b"<xdr:wsDr><xdr:pic/></xdr:wsDr>", ""),
        ("xl/worksheets/sheet9.xml", b"<x14:sparklineGroup />", "sparklines"),
        ("xl/media/image1.emf", b"", "pictures"),
        ("xl/media/image1.png", b"", ""),
        ("_xmlsignatures/sig1.xml", b"", "signatures"),
    ],
)
def test_what_is_lost_is_found(tmp_path: Path, name: str, content: bytes, key: str) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, content)
    assert lost_parts(path) == ([key] if key else [])


def test_what_is_lost_is_said(ledger: Callable[..., Path], answered: Answered) -> None:
    path = ledger({"project_name": None})
    edited(path, "xl/workbook.xml", b"", b"", {"xl/ctrlProps/ctrlProp1.xml": b"<x/>"})
    assert "没有带到本副本或可能有变化：按钮、下拉框等控件。" in said(answered(path))


def test_findings_of_hidden_sheets_can_be_reached(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    def edit(page: Any) -> None:
        for title, state in (("备忘", "hidden"), ("底稿", "veryHidden")):
            other = page.parent.create_sheet(title)
            other["A1"], other.sheet_state = "内部", state

    book = answered(ledger({"project_name": None}, edit=edit))
    assert book["备忘"].sheet_state == book["底稿"].sheet_state == "hidden"
    notes = [row[5] for row in rows_of(book["退回说明"]) if row[2] in ("备忘", "底稿")]
    assert len(notes) == 2 and all("选“取消隐藏”" in note for note in notes)


def test_frame_runs_around_a_merged_range(ledger: Callable[..., Path], answered: Answered) -> None:
    rows = [{"county": "某某县"}, {"county": None}, {"county": None}]
    page = answered(ledger(*rows, edit=lambda page: page.merge_cells("B4:B6")))["台账"]
    assert page["B4"].border.top.style == page["B6"].border.bottom.style == "medium"
    assert page["B5"].border.right.style == "medium"
    assert page["B4"].comment is not None


def test_longest_names_of_sheets_are_linked(
    ledger: Callable[..., Path], answered: Answered
) -> None:
    name = "遵义 '四月' 台账表" + "长" * 20
    assert len(name) == 31
    path = ledger({"project_name": None}, edit=lambda page: setattr(page, "title", name))
    page = answered(path)["退回说明"]
    links = {c.hyperlink.location for row in page for c in row if c.hyperlink}
    assert "'" + name.replace("'", "''") + "'!C4" in links
