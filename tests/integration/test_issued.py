"""Issue, late and corrected returns, verify, amend: records stay as they were issued.

Worked out by hand: 贵阳市 has two new projects (甲, 乙), 遵义市 one (丙). When the bulletin is
issued, 甲 is served. Then 贵阳市 sends its February ledger again, with 乙 (resubmission), and
遵义市 its March ledger after the deadline, with 丙 (late return).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from pipelines.access.audit import months, read
from tests.fixtures.computed import computed
from tests.integration.cli.calling import daiban, rows
from tests.integration.scenarios.workbooks import PROJECTS, extract, ledger, matter, receipts

ASKED = ("--regime", "gz2017", "--period", "2017-Q1")
DAY = "2017-04-10"
Q1 = ("2017-Q1", "2017-01", "2017-02", "2017-03")


class Story:
    """What each step of the story left behind."""

    home: Path
    before: list[dict[str, Any]]
    on_the_day: list[dict[str, Any]]
    after: list[dict[str, Any]]
    first: dict[str, Any]
    verified: list[dict[str, Any]]
    amended: dict[str, Any]
    bytes_before: dict[str, bytes]


def _figures(home: Path, *options: str) -> list[dict[str, Any]]:
    return rows(home, "indicators", *ASKED, *options)


def _first_returns(at: Path) -> dict[str, str]:
    extract(at / "平台.csv", PROJECTS, [
        "P1,甲项目,贵阳市,南明区,甲公司,省外境内,5000,二产,二产,2017-01-03,2017-01-05,在建",
        "P2,乙项目,贵阳市,云岩区,乙公司,省外境内,5000,二产,二产,2017-01-03,2017-01-06,在建",
        "P3,丙项目,遵义市,汇川区,丙公司,省外境内,5000,二产,二产,2017-01-03,2017-01-07,在建",
    ])  # fmt: skip
    for month in (1, 2, 3):
        ledger(
            at / f"贵阳{month}.xlsx",
            "贵阳市",
            month,
            [matter(1, "南明区", "甲项目", "立项", "01.08")],
        )
        if month < 3:
            ledger(
                at / f"遵义{month}.xlsx",
                "遵义市",
                month,
                [matter(1, "汇川区", "旧项目", "立项", "01.09")],
            )
    files = [path.name for path in at.glob("*") if path.suffix in (".xlsx", ".csv")]
    return dict.fromkeys(files, "2017-03-20")


def _later_returns(at: Path) -> dict[str, str]:
    ledger(at / "贵阳2改.xlsx", "贵阳市", 2, [
        matter(1, "南明区", "甲项目", "立项", "01.08"), matter(2, "云岩区", "乙项目", "环评", "02.08"),
    ])  # fmt: skip
    ledger(at / "遵义3.xlsx", "遵义市", 3, [
        matter(1, "汇川区", "旧项目", "立项", "01.09"), matter(2, "汇川区", "丙项目", "用地", "03.08"),
    ])  # fmt: skip
    return {"贵阳2改.xlsx": "2017-04-12", "遵义3.xlsx": "2017-04-13"}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    base = tmp_path_factory.mktemp("签发")
    at, told = base / "报表", Story()
    told.home = base / "home"
    at.mkdir()
    stated = _first_returns(at)
    receipts(at / "receipts.csv", stated)
    computed(told.home, at)
    told.before = _figures(told.home)
    issue = ("bulletin", *ASKED, "--issue")
    done = daiban(told.home, *issue, "--on", DAY, "--json")
    assert done.returncode == 0, done.stderr
    told.first = json.loads(done.stdout)
    told.bytes_before = {
        path.name: path.read_bytes() for path in Path(told.first["folder"]).glob("*.*")
    }
    receipts(at / "receipts.csv", stated | _later_returns(at))
    computed(told.home, at)
    told.on_the_day = _figures(told.home, "--as-of", DAY)
    told.after = _figures(told.home)
    done = daiban(told.home, *issue, "--on", "2017-04-20", "--json", "-o", base / "送出")
    assert done.returncode == 0, done.stderr
    told.amended = json.loads(done.stdout)
    done = daiban(told.home, "bulletin", *ASKED, "--verify", "--json")
    assert done.returncode == 0, done.stdout
    told.verified = json.loads(done.stdout)
    return told


def test_both_issues_rebuild_to_the_byte(story: Story) -> None:
    assert [item["identical"] for item in story.verified] == [True, True]
    assert set(story.verified[0]["files"]) >= {
        "2017年全省代办服务工作_2017-Q1.docx", "2017年全省代办服务工作_2017-Q1.xlsx",
        "2017年全省代办服务工作_2017-Q1.pdf",
    }  # fmt: skip
    now = {p.name: p.read_bytes() for p in Path(story.first["folder"]).glob("*.*")}
    assert now == story.bytes_before


def test_the_day_of_issue_still_looks_the_same(story: Story) -> None:
    assert story.on_the_day == story.before
    assert story.after != story.before


def test_the_amendment_lists_exactly_what_changed(story: Story) -> None:
    old = {(r["indicator"], r["unit_code"]): r for r in story.before}
    shown = ("numerator", "denominator", "value", "target", "attained", "rank")
    expected = {
        (r["indicator"], r["unit_code"]): {
            name: (old[r["indicator"], r["unit_code"]][name], r[name])
            for name in shown
            if old[r["indicator"], r["unit_code"]][name] != r[name]
        }
        for r in story.after
    }
    told = {
        (c["name"], c["unit_code"]): {
            name: (c["before"][name], c["after"][name]) for name in c["before"] if name in shown
        }
        for c in story.amended["changes"]
        if c["kind"] == "indicator"
    }
    assert told == {key: values for key, values in expected.items() if values}
    assert told["new_service_rate", "520100"]["numerator"] == (1.0, 2.0)
    assert told["new_service_rate", "520300"]["numerator"] == (0.0, 1.0)
    assert told["new_service_rate", "520000"]["numerator"] == (1.0, 3.0)


def _causes(story: Story, kind: str, name: str, unit: str) -> set[tuple[str, str]]:
    return {
        (cause["kind"], cause["file"])
        for change in story.amended["changes"]
        if (change["kind"], change["name"], change["unit_code"]) == (kind, name, unit)
        for cause in change["causes"]
    }


def test_each_change_names_its_cause(story: Story) -> None:
    again, late = ("resubmission", "贵阳2改.xlsx"), ("late_return", "遵义3.xlsx")
    rate = "new_service_rate"
    assert _causes(story, "indicator", rate, "520100") == {again}
    assert _causes(story, "indicator", rate, "520300") == {late}
    assert _causes(story, "indicator", rate, "520000") == {again, late}
    assert _causes(story, "return", "ledger 2017-03", "520300") == {late}
    assert _causes(story, "return", "ledger 2017-02", "520100") == {again}
    returns = [c for c in story.amended["changes"] if c["kind"] == "return"]
    assert {(c["name"], c["unit_code"]) for c in returns} == {
        ("ledger 2017-03", "520300"), ("ledger 2017-02", "520100"),
    }  # fmt: skip
    assert all(change["causes"] for change in story.amended["changes"])


def test_the_papers_say_it(story: Story) -> None:
    folder = Path(story.amended["folder"])
    text = "\n".join(p.text for p in Document(str(folder / "更正说明_2017-Q1_2.docx")).paragraphs)
    assert "2017年4月10日签发的2017年第一季度" in text
    assert "更正重报贵阳市2017-02" in text
    assert "补报遵义市2017-03" in text
    sheet = openpyxl.load_workbook(folder / "更正说明_2017-Q1_2.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]][:4] == ["单位", "层级", "项目", "内容"]


def test_a_pdf_is_the_same_in_other_fonts(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the fonts of the day of issue still tells whether the content is the same."""
    from pipelines.issuing.store import issues
    from pipelines.issuing.verify import OTHER_FONTS, verify
    from pipelines.publications.pdf import write

    first, second = issues(story.home, "gz2017", "2017-Q1")
    pdfs = [name for name in second.files if name.endswith(".pdf")]
    assert sorted(pdfs) == ["2017年全省代办服务工作_2017-Q1.pdf", "更正说明_2017-Q1_2.pdf"]
    bare = write.typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(write, "machine_fonts", lambda: bare)
    found = verify(story.home, second, first, lambda: None)
    assert found.is_identical
    assert found.remarks == dict.fromkeys(pdfs, OTHER_FONTS)
    kept = Path(story.amended["folder"]) / pdfs[0]
    content = kept.read_bytes()
    kept.chmod(0o644)
    try:
        kept.write_bytes(content + b"\0")
        assert (
            verify(story.home, second, first, lambda: None).files[pdfs[0]] == "签发后文件被改动过"
        )
    finally:
        kept.write_bytes(content)


def test_without_a_change_nothing_is_issued(story: Story) -> None:
    done = daiban(story.home, "bulletin", *ASKED, "--issue", "--on", "2017-05-01")
    assert done.returncode == 0
    assert "没有变化，不另签发" in done.stdout
    assert not (story.home / "issued" / "gz2017" / "2017-Q1" / "3").exists()


def test_each_issue_is_recorded_once(story: Story) -> None:
    done = [act for month in months(story.home) for act in read(story.home, month)]
    issued = [act for act in done if act.what == "bulletin_issued"]
    assert sorted(act.detail for act in issued) == [
        f"第 1 次，签发日期 {DAY}", "第 2 次，签发日期 2017-04-20",
    ]  # fmt: skip
    assert {(act.regime, act.period) for act in issued} == {("gz2017", "2017-Q1")}


def test_a_tampered_file_is_found(story: Story) -> None:
    path = Path(story.amended["folder"]) / "更正说明_2017-Q1_2.xlsx"
    kept = path.read_bytes()
    path.chmod(0o644)
    try:
        path.write_bytes(kept + b"\0")
        done = daiban(story.home, "bulletin", *ASKED, "--verify")
        assert done.returncode == 3
        assert "✗ 更正说明_2017-Q1_2.xlsx：签发后文件被改动过" in done.stdout
    finally:
        path.write_bytes(kept)


def test_what_cannot_be_issued_says_why(story: Story) -> None:
    running = ("bulletin", "--regime", "gz2017", "--period", "2017", "--issue")
    done = daiban(story.home, *running)
    assert (done.returncode, "还没有结束" in done.stderr) == (2, True), done.stderr
    never = daiban(story.home, "bulletin", "--regime", "gz2017", "--period", "2017-Q2", "--verify")
    assert (never.returncode, "还没有签发过" in never.stderr) == (2, True)
