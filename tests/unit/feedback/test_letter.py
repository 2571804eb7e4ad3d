"""The letter: order, what it says to whom, and that it fits on one page."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from pipelines.catalog.model.definition import Severity
from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.grouping import groups_of
from pipelines.feedback.letter import letter_bytes
from pipelines.feedback.letter_room import fitting
from pipelines.feedback.plan import message_of
from pipelines.feedback.wording import wording
from pipelines.intake.outcome import FileOutcome, Finding, SubmissionOutcome
from tests.unit.feedback.conftest import DAY


def outcome(*findings: tuple[Severity, str, str, str, str]) -> FileOutcome:
    submission = SubmissionOutcome("gz2017", "ledger", unit_code="520300", period="2017-04")
    submission.findings = [
        Finding("f", sheet, cell, rule, severity, "amount", "", message)
        for severity, sheet, cell, rule, message in findings
    ]
    return FileOutcome("f", submissions=[submission])


def test_order_is_severity_then_sheet_then_position() -> None:
    found = groups_of(
        outcome(
            ("warning", "甲", "A1", "r1", "w"), ("error", "乙", "A2", "r1", "e"),
            ("error", "甲", "C9", "r2", "e"), ("error", "甲", "B9", "r1", "e"),
            ("error", "甲", "AA3", "r3", "e"), ("fatal", "乙", "Z99", "r1", "f"),
        )
    )  # fmt: skip
    places = [(group.first.sheet, group.first.cell) for group in found]
    assert places == [
        ("乙", "Z99"),
        ("甲", "AA3"),
        ("甲", "B9"),
        ("甲", "C9"),
        ("乙", "A2"),
        ("甲", "A1"),
    ]


def test_equal_sentences_are_said_once_different_ones_by_example() -> None:
    same = groups_of(outcome(*[("error", "甲", f"H{n}", "r", "请填写。") for n in range(5, 305)]))
    assert [group.position() for group in same] == ["H列第5–304行"]
    assert message_of(same[0], wording()) == "请填写。"
    three = groups_of(outcome(*[("error", "甲", f"H{n}", "r", f"第{n}个。") for n in range(5, 8)]))
    assert message_of(three[0], wording()) == "H5：第5个。\nH6：第6个。\nH7：第7个。"
    four = groups_of(outcome(*[("error", "甲", f"H{n}", "r", f"第{n}个。") for n in range(5, 9)]))
    assert message_of(four[0], wording()) == (
        "如 H5：第5个。\nH6：第6个。\nH7：第7个。\n其余 1 处类似，见各单元格批注。"
    )


@pytest.mark.parametrize(("length", "shown"), [(10, 12), (230, 2)])
def test_only_so_many_rows_as_the_page_holds(length: int, shown: int) -> None:
    rows = [(str(n), "错误", "台账 H5", "改" * (length // 2)) for n in range(30)]
    kept = fitting(rows, ["遵义市：", "正文" * 60, "请改正。", "期限" * 20, "联系人"])
    assert len(kept) == shown
    assert fitting([("1", "错误", "台", "改" * 5000)], []) != []


def test_long_lists_end_with_a_word_about_the_rest(catalog: Catalog) -> None:
    many = outcome(*[("error", "甲", f"H{n}", f"r{n}", "请填写。" * 10) for n in range(1, 31)])
    texts = _texts(letter_bytes(catalog, many, "台账.xlsx", DAY, "台账_退回.xlsx"))
    assert sum("类问题见附表" in text for text in texts) == 1
    few = outcome(("error", "甲", "H1", "r", "请填写。"))
    texts = _texts(letter_bytes(catalog, few, "台账.xlsx", DAY, "台账_退回.xlsx"))
    assert not any("见附表" in text for text in texts)
    assert any(text.startswith("联系人：＿") for text in texts)


def test_warnings_only_say_received(
    catalog: Catalog, read: Callable[[Path], Any], ledger: Callable[..., Path]
) -> None:
    path = ledger({"amount": None})
    texts = _texts(letter_bytes(catalog, read(path), path.name, DAY, ""))
    assert texts[0] == "关于报表核对情况的提示"
    assert "已收到，可计入统计；以下 1 处请核对，下次注意。" in texts[2]
    assert not any("期限" in text for text in texts)


def test_without_a_workbook_the_letter_says_how_to_mend(catalog: Catalog) -> None:
    finding = Finding("f", "", "", "encrypted", "fatal", "", "", "文件设有打开密码。请取消密码。")
    texts = _texts(letter_bytes(catalog, FileOutcome("f", findings=[finding]), "a.xlsx", DAY, ""))
    assert "报送单位：" in texts
    assert any("请按上面的说明改正或重新制作后报送" in text for text in texts)


def _texts(content: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(content)).paragraphs if p.text]
