"""`daiban check --return` and `--account` as an office calls them."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from pipelines.cli.failures import run_safely
from tests.unit.feedback.conftest import GOOD

HEADERS = {"县（市、区）": "county", "项目名称": "", "合同投资额": "amount", "代办事项": "matter",
           "申办时间": "filed_on", "办结时间": ""}  # fmt: skip


def ledger(path: Path, name: str | None) -> Path:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["2017年4月贵州省招商引资项目代办服务台账"])
    page.append(["填报单位：遵义市投资促进局"])
    page.append(["序号", *HEADERS])
    values = [GOOD.get(element) for element in HEADERS.values()]
    values[1] = name
    page.append([1, *values])
    book.save(path)
    return path


def test_writes_copy_and_letter_and_says_where(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = ledger(tmp_path / "台账.xlsx", None), tmp_path / "退回"
    assert run_safely(["check", str(path), "--return", str(out)]) == 1
    assert sorted(p.name for p in out.iterdir()) == ["台账_退回.xlsx", "台账_退回说明.docx"]
    said = capsys.readouterr()
    assert f"退回工作簿：{out / '台账_退回.xlsx'}" in said.err
    assert openpyxl.load_workbook(out / "台账_退回.xlsx")["Sheet"]["C4"].comment is not None


def test_writes_nothing_without_findings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "blank.xlsx", tmp_path / "out"
    template = ["template", "ledger", "--unit", "520300", "--period", "2017-04", "-o", str(path)]
    assert run_safely(template) == 0
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    head = next(row for row in page.iter_rows() if row[0].value == "序号")
    at = {cell.value: cell.column for cell in head}
    row = head[0].row + 1
    filled = {"序号": 1, "县（市、区）": "红花岗区", "项目名称": "甲", "代办事项": "环评批复",
              "合同投资额（万元）": 5000, "申办时间": "04.06"}  # fmt: skip
    for label, value in filled.items():
        page.cell(row, at[label]).value = value
    book.save(path)
    assert run_safely(["check", str(path), "--return", str(out)]) == 0
    assert not out.exists()
    assert "没有写文件" in capsys.readouterr().err


def test_account_adds_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = ledger(tmp_path / "台账.xlsx", "甲")
    run_safely(["check", "--account", "--json", str(path)])
    (entry,) = json.loads(capsys.readouterr().out)
    parts = entry["landed"] + sum(entry["labels"].values()) + entry["in_findings"]
    assert (entry["cells"], parts, entry["unaccounted"]) == (15, 15, 0)
    run_safely(["check", "--account", str(path)])
    assert "下落不明" in capsys.readouterr().out
