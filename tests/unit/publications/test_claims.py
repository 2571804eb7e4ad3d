"""No number of a bulletin may be typed: each mistake stops the generation and names its sentence."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from docx import Document

from pipelines.publications.bulletin import write_bulletin
from pipelines.publications.claims import unsupported
from pipelines.publications.placement import PlacementError

Edit = Callable[[str, str], None]
SHARE = "{{ i.new_service_rate.province.value }}"


@pytest.fixture
def office(folder: Path, tmp_path: Path) -> Path:
    """A copy of the regime's folder that a test may spoil."""
    shutil.copytree(folder / "bulletin", tmp_path / "own" / "bulletin")
    return tmp_path / "own"


@pytest.fixture
def edit(office: Path) -> Edit:
    """Replace a text of the template, as somebody typing in Word would, in every place."""

    def replace(old: str, new: str) -> None:
        path = office / "bulletin" / "template.docx"
        document = Document(str(path))
        cells = [c for t in document.tables for row in t.rows for c in row.cells]
        paragraphs = [*document.paragraphs, *(p for c in cells for p in c.paragraphs)]
        hits = [p for p in paragraphs if old in p.text]
        assert hits, old
        for paragraph in hits:
            text = paragraph.text.replace(old, new)
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.runs[0].text = text
        document.save(str(path))

    return replace


def refusal(con: duckdb.DuckDBPyConnection, office: Path, tmp_path: Path) -> str:
    with pytest.raises(PlacementError) as caught:
        write_bulletin(con, office, "gz2017", "2017-Q2", tmp_path / "out")
    assert not list((tmp_path / "out").glob("*.docx"))
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "number", "sentence"),
    [
        (f"，代办服务率{SHARE}", "，代办服务率97.3%", "97.3%", "代办服务率97.3%"),
        ("{{ m.tracked_projects }}", "522", "522", "跟踪服务项目522个。"),
        ("不少于3篇。", "不少于4篇。", "4", "每月报送均不少于4篇。"),
        ("每月22日前", "每月23日前", "23", "各地每月23日前报送报表"),
        ("2016年以来", "2015年以来", "2015", "2015年以来省级重大活动签约项目"),
        ("{{ m.matters_closed }}", "２７２", "２７２", "办结事项２７２项"),
        ("逐个核对", "对百分之九十五的项目逐个核对", "百分之九十五", "百分之九十五"),
        ("要尽快补报", "共十二个单位要尽快补报", "十二", "共十二个单位要尽快补报"),
        ("上报信息数", "上报信息数（第2季度）", "2", "上报信息数（第2季度）"),
    ],
)
def test_a_typed_number_stops_the_bulletin(
    con: duckdb.DuckDBPyConnection, office: Path, edit: Edit, tmp_path: Path,
    old: str, new: str, number: str, sentence: str,
) -> None:  # fmt: skip
    edit(old, new)
    said = refusal(con, office, tmp_path)
    assert f"“{number}”没有数据支持" in said
    assert sentence in said
    assert "请改用占位符" in said


@pytest.mark.parametrize("typed", ["{{ 95.5 }}", "{{ '95.5%' }}", "{{ returns.due + 3 }}"])
def test_a_number_in_a_placeholder_is_typed_too(
    con: duckdb.DuckDBPyConnection, office: Path, edit: Edit, tmp_path: Path, typed: str
) -> None:
    edit(SHARE, typed)
    assert "占位符里直接写了数字" in refusal(con, office, tmp_path)


def test_a_number_split_over_runs_is_seen(
    con: duckdb.DuckDBPyConnection, office: Path, tmp_path: Path
) -> None:
    path = office / "bulletin" / "template.docx"
    document = Document(str(path))
    paragraph = next(p for p in document.paragraphs if "做好信息报送" in p.text)
    for piece in ("全年共", "1", "2", "0", "篇。"):
        paragraph.add_run(piece)
    document.save(str(path))
    assert "“120”没有数据支持：“全年共120篇。”" in refusal(con, office, tmp_path)


def test_a_typed_number_in_the_header_is_seen(
    con: duckdb.DuckDBPyConnection, office: Path, tmp_path: Path
) -> None:
    path = office / "bulletin" / "template.docx"
    document = Document(str(path))
    document.sections[0].header.paragraphs[0].add_run("全省完成98%")
    document.save(str(path))
    assert "“98%”没有数据支持" in refusal(con, office, tmp_path)


def test_a_number_in_a_phrase_is_seen(
    con: duckdb.DuckDBPyConnection, office: Path, tmp_path: Path
) -> None:
    path = office / "bulletin" / "bulletin.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("下降{points}个百分点", "下降5个百分点"), encoding="utf-8")
    assert "5" in refusal(con, office, tmp_path)


def test_a_declared_number_must_stand_in_its_clause(
    con: duckdb.DuckDBPyConnection, office: Path, edit: Edit, tmp_path: Path
) -> None:
    edit("每月22日前", "每月25日前")
    path = office / "bulletin" / "bulletin.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("每月22日前", "每月25日前"), encoding="utf-8")
    said = refusal(con, office, tmp_path)
    assert "fixed 中“每月25日前”的数字没有依据：条款“三（二）”里没有这个数字" in said


def test_a_figure_that_reads_otherwise_afterwards_stops_it(
    changed: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    from pipelines.publications import bulletin

    def change_then_write(*arguments: object) -> object:
        changed.execute("update marts.fct_measures set value = value + 1 where level = 'province'")
        return bulletin_document(*arguments)  # type: ignore[arg-type]

    bulletin_document = bulletin.write_document
    monkeypatch.setattr(bulletin, "write_document", change_then_write)
    with pytest.raises(PlacementError, match="与数据不符，按数据应为“"):
        write_bulletin(changed, folder, "gz2017", "2017-Q2", tmp_path)


def test_no_mark_is_left_and_claims_stand_beside(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    document, *_ = write_bulletin(con, folder, "gz2017", "2017-Q2", tmp_path)
    with zipfile.ZipFile(document) as archive:
        for name in archive.namelist():
            assert not re.search("[\ue000-\ue005]", archive.read(name).decode("utf-8", "ignore"))
    claims = (tmp_path / f"{document.stem}_依据.json").read_text(encoding="utf-8")
    assert '"new_service_rate"' in claims


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("附件4", ""), ("2. 排名表", ""), ("附件：1. 监测表", ""), ("下一步要统一做好", ""),
        ("共3个", "3"), ("三个季度", "三"), ("百分之九", "百分之九"), ("5％", "5％"),
        ("每月3篇", ""), ("每月3篇共4篇", "4"),
    ],
)  # fmt: skip
def test_what_is_a_number(typed: str, number: str) -> None:
    assert unsupported(typed, ["每月3篇"]) == number
