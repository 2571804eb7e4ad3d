"""Names that a person decides on: exported, filled in, taken back, counted from then on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipelines.access.audit import months, read
from tests.fixtures.computed import computed
from tests.integration.cli.calling import daiban, rows
from tests.integration.scenarios.workbooks import PROJECTS, extract, ledger, matter, receipts

PLATFORM = [
    "P1,天源生态食品加工项目,贵阳市,南明区,某公司,省外境内,5000,制造,二产,2017-01-01,2017-01-05,开工",
    "P2,金恒茶叶加工基地,贵阳市,南明区,某公司,省外境内,5000,制造,二产,2017-01-01,2017-01-05,开工",
    "P3,云岩（瑞达）有限责任公司产业园,贵阳市,云岩区,某公司,境外,5000,制造,二产,2017-01-01,2017-01-05,开工",
    "P4,宏远有限公司仓库,贵阳市,花溪区,某公司,境外,5000,制造,二产,2017-01-01,2017-01-05,开工",
    "P5,宏远股份有限公司仓库,贵阳市,花溪区,某公司,境外,5000,制造,二产,2017-01-01,2017-01-05,开工",
]


def new(row: list[Any]) -> list[Any]:
    return [*row[:8], "是", *row[9:]]


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("名称 核对")
    extract(base / "in" / "平台.csv", PROJECTS, PLATFORM)
    ledger(base / "in" / "台账.xlsx", "贵阳市", 1, [
        new(matter(1, "南明区", "天源生态食品加工", "立项", "01.06")),
        new(matter(2, "南明区", "金恒茶叶加工基地项目", "立项", "01.06")),
        new(matter(3, "云岩区", "云岩瑞达有限公司产业园", "立项", "01.06")),
        new(matter(4, "花溪区", "宏远公司仓库", "立项", "01.06")),
    ])  # fmt: skip
    days = {"台账.xlsx": "2017-01-20 10:00", "平台.csv": "2017-01-10 10:00"}
    receipts(base / "in" / "receipts.csv", days)
    run(base)
    return base


def run(base: Path) -> None:
    computed(base / "home", base / "in")


def served(base: Path) -> int:
    """New projects served, in the whole province."""
    found = rows(base / "home", "measures", "--period", "2017", "--level", "province")
    (value,) = [row["value"] for row in found if row["measure"] == "new_projects_served"]
    return int(value)


def exported(base: Path) -> tuple[Path, list[dict[str, Any]]]:
    path = base / "核对表.xlsx"
    done = daiban(base / "home", "links", "--review", "-o", path)
    assert done.returncode == 0, done.stderr
    sheet = openpyxl.load_workbook(path).worksheets[0]
    lines = list(sheet.iter_rows(values_only=True))
    top = next(n for n, line in enumerate(lines) if line[0] == "对应清单")
    headers = [str(label) for label in lines[top]]
    found = [dict(zip(headers, line, strict=True)) for line in lines[top + 1 :]]
    return path, [line for line in found if line["上报名称"]]


def decide(path: Path, verdicts: dict[str, str], by: str | None = "某某") -> None:
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = {str(cell.value): cell.column for row in sheet.iter_rows() for cell in row}
    for row in sheet.iter_rows():
        code = row[column["平台项目编码"] - 1].value
        if str(code) in verdicts:
            at = row[0].row
            sheet.cell(at, column["结论"], verdicts[str(code)])
            sheet.cell(at, column["核对人"], by)
            sheet.cell(at, column["核对日期"], "2017-02-01")
    book.save(path)


def test_only_what_is_certain_counts_and_the_rest_is_exported(at: Path) -> None:
    """云岩 differs in brackets and 有限责任公司 only, once in its county; 宏远 may be two."""
    assert served(at) == 1
    _, lines = exported(at)
    assert {(line["上报名称"], line["平台项目编码"]) for line in lines} == {
        ("天源生态食品加工", "P1"),
        ("金恒茶叶加工基地项目", "P2"),
        ("宏远公司仓库", "P4"),
        ("宏远公司仓库", "P5"),
    }
    assert {line["结论"] for line in lines} == {None}


def test_a_verdict_without_a_name_is_told_at_its_cell(at: Path, tmp_path: Path) -> None:
    path, _ = exported(at)
    decide(path, {"P1": "是同一项目"}, by=None)
    checked = json.loads(daiban(tmp_path, "check", path, "--json").stdout)
    (told,) = [f for f in checked if f["rule"] == "link_decided_by"]
    assert (told["severity"], told["message"]) == (
        "error", "填了结论，请同时填写核对人，如：某某。本行结论暂不采用。",
    )  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"x"])
def test_what_is_no_review_is_refused(at: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "别的.xlsx").write_bytes(content)
    inputs = ("--inputs", at / "in")
    done = daiban(
        at / "home", "links", "--confirm", tmp_path / "别的.xlsx", "--sender", "某", *inputs
    )
    assert done.returncode == 1
    assert "没有收下" in done.stderr
    done = daiban(
        at / "home", "links", "--confirm", at / "in" / "台账.xlsx", "--sender", "某", *inputs
    )
    assert (done.returncode, "没有收下" in done.stderr) == (1, True)
    done = daiban(at / "home", "links", "--confirm", at / "in" / "台账.xlsx")
    assert "请用 --sender 写明谁核对的" in done.stderr


def test_confirmed_counts_rejected_never_returns_and_both_are_evidence(at: Path) -> None:
    path, _ = exported(at)
    decide(path, {"P1": "是同一项目", "P2": "不是", "P4": "不是"})
    done = daiban(
        at / "home", "links", "--confirm", path, "--sender", "督查处", "--inputs", at / "in"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    recorded = [act for month in months(at / "home") for act in read(at / "home", month)]
    assert [(act.what, act.detail) for act in recorded] == [("links_confirmed", "核对人 督查处")]
    run(at)
    assert served(at) == 2
    _, lines = exported(at)
    assert [(line["上报名称"], line["平台项目编码"]) for line in lines] == [("宏远公司仓库", "P5")]
    traced = rows(
        at / "home", "trace", "--regime", "gz2017", "--indicator", "new_service_rate",
        "--unit", "520100", "--period", "2017-01", "--part", "numerator",
    )  # fmt: skip
    files = {Path(str(row["file"])).name for row in traced}
    assert files == {"台账.xlsx", "核对表.xlsx"}


def test_a_review_of_what_is_gone_is_told_at_its_cell(at: Path) -> None:
    """The platform drops P1: the confirmation that named it does nothing, and says so."""
    extract(at / "in" / "平台2.csv", PROJECTS, PLATFORM[1:])
    receipts(at / "in" / "receipts2.csv", {})
    run(at)
    (told,) = [
        f for f in rows(at / "home", "findings") if f["rule"] == "link_review_not_applicable"
    ]
    assert (told["element"], told["value"]) == ("project_code", "P1")
    assert told["message"] == (
        "清单中已没有编码为“P1”的项目，这条核对结论不起作用。"
        "请核对后更正，或删去这一行重新报送核对表。"
    )
    assert told["cell"].startswith("F")
    assert served(at) == 1
