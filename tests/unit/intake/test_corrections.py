"""Putting corrected content into a cell, and each reason why that cannot be done."""

from __future__ import annotations

import pytest

from pipelines.intake.corrections import CellCorrection, apply
from pipelines.intake.sheet import BLANK, Sheet, Span, Value


@pytest.fixture
def sheet() -> Sheet:
    """A2:A3 is merged; B2 a number, C2 blank."""
    rows: list[list[Value]] = [["标题", BLANK, BLANK], ["遵义", 5, BLANK], [BLANK, "五", "x"]]
    return Sheet("台账", rows, spans=(Span(1, 0, 2, 0),))


def one(cell: str, was: Value | None, now: Value | None, name: str = "台账") -> CellCorrection:
    return CellCorrection("C1", "k", name, cell, was, now)


def test_a_cell_is_read_as_corrected_and_both_texts_are_kept(sheet: Sheet) -> None:
    (done,) = apply([sheet], [one("B2", 5, 6)])
    assert (done.sent_text, done.corrected_text, done.problem) == ("5", "6", "")
    assert sheet.value(1, 1) == 6


@pytest.mark.parametrize("was", ["5", "5.0", 5.0, 5])
def test_the_same_number_however_written(sheet: Sheet, was: Value) -> None:
    assert apply([sheet], [one("B2", was, 6)])[0].problem == ""


def test_a_blank_is_filled_and_a_cell_is_emptied(sheet: Sheet) -> None:
    filled, emptied = apply([sheet], [one("C2", None, "补"), one("B3", "五", None)])
    assert (filled.problem, emptied.problem) == ("", "")
    assert (sheet.text(1, 2), sheet.text(2, 1)) == ("补", "")


def test_a_sequence_keeps_what_the_office_sent(sheet: Sheet) -> None:
    _, second = apply([sheet], [one("B2", 5, 6), one("B2", 6, 7)])
    assert (second.sent_text, second.corrected_text, second.problem) == ("5", "7", "")


@pytest.mark.parametrize(
    ("correction", "said"),
    [
        (
            one("B2", 4, 6),
            "台账!B2 的内容是“5”，不是记录中的“4”，没有更正。原件可能已改，请核对后修改或删去这条记录。",
        ),
        (one("C2", "空", 6), "台账!C2 的内容是“”，不是记录中的“空”"),
        (one("B2", None, 6), "台账!B2 的内容是“5”，不是记录中的“”"),
        (one("A3", "遵义", "毕节"), "A3 在合并单元格中，请写左上角的 A2。"),
        (one("B2", 5, 6, name="总表"), "文件中没有工作表“总表”，只有“台账”。"),
        (one("Z99", "有", "无"), "台账!Z99 的内容是“”"),
    ],
)
def test_what_no_longer_fits_changes_nothing(
    sheet: Sheet, correction: CellCorrection, said: str
) -> None:
    (told,) = apply([sheet], [correction])
    assert said in told.problem
    assert [sheet.text(1, column) for column in range(3)] == ["遵义", "5", ""]
