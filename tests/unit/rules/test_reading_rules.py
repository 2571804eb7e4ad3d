"""Findings of reading itself, before any column is known: the cell or file, and what to do.

Those that need a bent workbook of their own stand in `tests/unit/intake` and
`tests/integration/offices`; the last test holds that none is without a test.
"""

from __future__ import annotations

import ast
import pickle
import re
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipelines.catalog.model.folder import Catalog
from pipelines.intake import check, worker
from pipelines.intake.desk import Desk
from pipelines.intake.isolate import Job, Worker
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from pipelines.intake.process import read_file
from tests.unit.rules.book import RECEIVED, send

ROOT = Path(__file__).resolve().parents[3]


def read(catalog: Catalog, path: Path, limits: Limits | None = None) -> FileOutcome:
    return read_file(Desk.of(catalog), path.name, path, RECEIVED, limits or Limits())


def told(outcome: FileOutcome) -> tuple[str, str, str]:
    (finding,) = outcome.all_findings()
    return finding.rule, finding.severity, finding.message


def test_a_file_of_the_largest_size_is_read_one_byte_more_is_not(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "大.csv"
    path.write_bytes(b"x" * 2_000_000)
    at_most, less = Limits(file_bytes=2_000_000), Limits(file_bytes=1_999_999)
    assert told(read(catalog, path, at_most))[0] == "unknown_form"
    rule, severity, message = told(read(catalog, path, less))
    assert (rule, severity) == ("file_too_large", "fatal")
    assert message.startswith("文件有 2 MB，超过上限 1 MB。请删去图片或拆分后报送。")


def test_an_empty_file_and_a_workbook_of_blanks(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "空.csv"
    path.touch()
    assert told(read(catalog, path)) == (
        "empty_file", "fatal", "文件是空的（0 字节）。请重新导出或另存后报送。",
    )  # fmt: skip
    openpyxl.Workbook().save(tmp_path / "空.xlsx")
    assert told(read(catalog, tmp_path / "空.xlsx"))[0] == "empty_file"


def test_as_many_cells_as_allowed_and_one_row_more(catalog: Catalog, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(1, 11):
        for column in range(1, 11):
            book.worksheets[0].cell(row, column, "x")
    book.save(tmp_path / "百格.xlsx")
    path = tmp_path / "百格.xlsx"
    assert told(read(catalog, path, Limits(cells=100)))[0] == "unknown_form"
    rule, severity, message = told(read(catalog, path, Limits(cells=99)))
    assert (rule, severity) == ("too_many_cells", "fatal")
    assert message.startswith("表格范围超过 99 个单元格。请删去表格以外的内容")


def test_an_archive_that_unpacks_out_of_all_proportion(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "炸弹.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * 200_000_000)
    rule, severity, message = told(read(catalog, path))
    assert (rule, severity) == ("suspicious_archive", "fatal")
    assert message.startswith("压缩比异常（解开后过大），为安全起见没有读取。")


def test_a_word_document_by_another_name(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "报告.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    rule, severity, message = told(read(catalog, path))
    assert (rule, severity) == ("wrong_format", "fatal")
    assert message.startswith(
        "文件其实是 Word 文档，不是工作簿。请把内容填入规定的 Excel 表样后报送。"
    )


def test_bytes_in_no_encoding(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "乱码.csv"
    path.write_bytes("填报单位".encode("gb18030") + b",\xff\xff,\x81\x20\n")
    rule, severity, message = told(read(catalog, path))
    assert (rule, severity) == ("unknown_encoding", "fatal")
    assert "另存" in message


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "表.xlsx").mkdir()
    rule, message = check.refusal_of(tmp_path / "表.xlsx") or ("", "")
    assert rule == "not_a_file"
    assert "文件夹" in message
    rule, message = check.refusal_of(tmp_path / "没有.xlsx") or ("", "")
    assert (rule, message) == (
        "no_such_file", f"找不到文件“{tmp_path / '没有.xlsx'}”。请检查路径和文件名。",
    )  # fmt: skip
    (tmp_path / "有.xlsx").touch()
    assert check.refusal_of(tmp_path / "有.xlsx") is None


def test_a_title_without_its_table(catalog: Catalog, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page["B2"] = "2017年3月贵州省招商引资项目代办服务台账"
    page["B3"] = "填报单位：遵义市"
    book.save(tmp_path / "标题.xlsx")
    findings = read(catalog, tmp_path / "标题.xlsx").all_findings()
    (finding,) = [entry for entry in findings if entry.rule == "no_table"]
    assert (finding.cell, finding.severity) == ("B2", "fatal")
    assert finding.message.endswith("请使用规定的表样。")


def edited(catalog: Catalog, at: Path, rows: list[dict[str, Any]], merge: str) -> FileOutcome:
    """A ledger with `merge` merged after all its cells were filled."""
    send(catalog, at, "gz2017.ledger", rows)
    book = openpyxl.load_workbook(at / "book.xlsx")
    page = book.worksheets[0]
    page.merged_cells.add(merge)
    book.save(at / "merged.xlsx")
    return read(catalog, at / "merged.xlsx")


@pytest.mark.parametrize(("below", "hidden"), [("播州区", 0), ("红花岗区", 1)])
def test_a_value_under_a_merge_is_told_when_it_differs(
    catalog: Catalog, tmp_path: Path, below: str, hidden: int
) -> None:
    outcome = edited(catalog, tmp_path, [{}, {"county": below}], "B5:B6")
    found = [entry for entry in outcome.all_findings() if entry.rule == "value_under_merge"]
    assert [(f.cell, f.severity) for f in found] == [("B6", "warning")] * hidden
    for finding in found:
        assert finding.message == (
            "B6 被合并单元格盖住，里面还有看不见的内容“红花岗区”，没有读取，已按看得见的内容读取。"
            "请取消合并后核对。"
        )


BLANK_ROW = {"seq": None, "county": None, "investor": None, "matter": None, "filed_on": None, "closed_on": None}  # fmt: skip


def total(catalog: Catalog, at: Path, **beside: Any) -> FileOutcome:
    from pipelines.catalog.lookup import find_form

    _, form = find_form(catalog, "gz2017.ledger")
    blank = {column.element: None for column in form.columns}
    row = {**blank, "county": "合计", "amount": 10000, **beside}
    return send(catalog, at, "gz2017.ledger", [{}, {}, row]).outcome


def test_a_total_row_is_a_label_words_in_it_are_told(catalog: Catalog, tmp_path: Path) -> None:
    assert total(catalog, tmp_path).all_findings() == []
    findings = total(catalog, tmp_path, remark="另有两个项目").all_findings()
    (finding,) = findings
    assert (finding.rule, finding.cell, finding.severity) == ("text_in_total_row", "T7", "warning")
    assert "其中的“另有两个项目”没有读取" in finding.message
    assert finding.message.endswith("合计行请只填数字。")


def test_a_total_row_with_a_projects_own_content_is_held_out(
    catalog: Catalog, tmp_path: Path
) -> None:
    findings = total(catalog, tmp_path, project_name="某产业园", matter="环评").all_findings()
    (finding,) = [entry for entry in findings if entry.rule == "total_or_data"]
    assert (finding.cell, finding.severity, finding.row_number) == ("C7", "error", 7)
    assert finding.message == (
        "第7行写着合计（小计），C7、M7 又填有内容，分不清是合计还是一个项目，本行暂不计入。"
        "合计行请只填数字；是项目的，请改用不带“合计”的名称。"
    )


@pytest.fixture
def content(catalog: Catalog) -> bytes:
    return pickle.dumps(catalog)


def test_a_reader_that_hangs_is_stopped_and_the_next_file_is_read(
    catalog: Catalog, content: bytes, tmp_path: Path
) -> None:
    send(catalog, tmp_path, "gz2017.ledger", [{}])
    job = Job("慢.xlsx", tmp_path / "book.xlsx", RECEIVED)
    reader = Worker(content, Limits(seconds=1))
    try:
        reader.start()
        assert reader._process is not None
        reader._process.send_signal(signal.SIGSTOP)
        assert told(reader.read(job)) == (
            "too_slow", "fatal",
            "读取超过 1 秒，已停止。请删去表格以外的内容，用 Excel 另存为新的 .xlsx 后重新报送。",
        )  # fmt: skip
        assert reader.read(job).outcome == "read"
    finally:
        reader.stop()


def test_a_reader_that_dies_on_a_later_file_gets_one_more_try(
    catalog: Catalog, content: bytes, tmp_path: Path
) -> None:
    send(catalog, tmp_path, "gz2017.ledger", [{}])
    job = Job("表.xlsx", tmp_path / "book.xlsx", RECEIVED)
    reader = Worker(content, Limits())
    try:
        for served_before in (False, True):
            reader.start()
            if served_before:
                assert reader.read(job).outcome == "read"
            assert reader._process is not None
            reader._process.kill()
            reader._process.wait()
            if served_before:
                assert reader.read(job).outcome == "read"
            else:
                assert told(reader.read(job))[0] == "reader_crashed"
    finally:
        reader.stop()


def test_a_file_that_eats_the_memory_costs_only_itself(
    catalog: Catalog, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "巨.csv").write_bytes(b"x,\n" * 8_000_000)
    send(catalog, tmp_path, "gz2017.ledger", [{}])
    limits = Limits(memory_bytes=400_000_000, cells=10**9)
    reader = Worker(content, limits)
    try:
        assert told(reader.read(Job("巨.csv", tmp_path / "巨.csv", RECEIVED))) == (
            "reader_crashed", "fatal",
            "读取时程序异常中止（文件内容异常或占用内存过大），没有读取。"
            "请用 Excel 打开后另存为新的 .xlsx 再报送。",
        )  # fmt: skip
        assert reader.read(Job("好.xlsx", tmp_path / "book.xlsx", RECEIVED)).outcome == "read"
    finally:
        reader.stop()


def test_what_a_library_throws_is_a_refusal(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("sharedStrings")

    monkeypatch.setattr(worker, "read_file", broken)
    job = Job("怪.xlsx", tmp_path / "怪.xlsx", RECEIVED)
    rule, severity, message = told(worker.read_safely(Desk.of(catalog), job, Limits()))
    assert (rule, severity) == ("reader_failed", "fatal")
    assert "KeyError" in message

    def gone(*_: object) -> None:
        raise OSError("gone")

    monkeypatch.setattr(worker, "read_file", gone)
    rule, _, message = told(worker.read_safely(Desk.of(catalog), job, Limits()))
    assert rule == "unreadable_file"
    assert message.startswith("文件已损坏或不是有效的工作簿")


# --- none without a test ------------------------------------------------------------------

RULE = r"[a-z]+(_[a-z]+)+"
MAKERS = {"Finding", "unusable", "Unreadable", "Reading", "_said", "unreadable"}
NOT_RULES = {
    "fatal", "error", "warning", "value", "unreadable", "not_applicable", "inherited", "rejected",
    "unsupported", "read", "cells",
}  # fmt: skip


def rules_in_code() -> Iterator[str]:
    """Each rule id that reading gives to a finding: the short words in calls that make one."""
    for path in sorted((ROOT / "pipelines" / "intake").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if getattr(node.func, "id", getattr(node.func, "attr", "")) in MAKERS:
                words = [part for given in node.args for part in ast.walk(given)]
                texts = [part.value for part in words if isinstance(part, ast.Constant)]
                yield from (text for text in texts if re.fullmatch(RULE, str(text)))


def test_no_finding_of_reading_is_without_a_test() -> None:
    tests = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("unit", "integration")
        for path in (ROOT / "tests" / folder).rglob("*.py")
    )
    rules = set(rules_in_code()) - NOT_RULES
    assert len(rules) > 40
    assert sorted(rule for rule in rules if f'"{rule}"' not in tests) == []
