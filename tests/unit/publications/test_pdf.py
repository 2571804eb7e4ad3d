"""The PDF says what the Word file says, page by page, and the same bytes come twice."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import duckdb
import pytest
import typst
from docx import Document
from docx.oxml.ns import qn

from pipelines.publications.bulletin import write_bulletin
from pipelines.publications.pdf import write
from pipelines.publications.pdf.fonts import CHAINS, NoFontError, faces, kind_of
from pipelines.publications.pdf.write import content_mark, mark_of, same_content

needs_font = pytest.mark.skipif(
    not any("CJK" in family or "宋" in family for family in typst.Fonts().families()),
    reason="no Chinese font is installed",
)
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")


def told(pdf: Path, *options: str) -> list[str]:
    done = subprocess.run(["pdftotext", *options, str(pdf), "-"], check=True, capture_output=True)
    return done.stdout.decode().split("\f")[:-1]


def squeezed(text: str) -> str:
    return re.sub(r"\s|　", "", text)


@pytest.fixture(scope="module")
def written(marts_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = Path(__file__).parents[3] / "pipelines" / "regimes" / "gz2017"
    with duckdb.connect(str(marts_file), read_only=True) as con:
        return write_bulletin(con, folder, "gz2017", "2017-Q2", tmp_path_factory.mktemp("pdf"))


@needs_font
@needs_poppler
def test_every_paragraph_of_the_document_is_in_the_pdf(written: list[Path]) -> None:
    document, _, pdf = written
    pages = [
        re.sub(r"^\(?（模拟数据，仅供演示，不得引用）|—\d+—$", "", squeezed(page))
        for page in told(pdf, "-raw")
    ]
    text = "".join(pages)
    root = Document(str(document)).element.body
    lines = ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in root.iter(qn("w:p"))]
    missing = [line for line in lines if squeezed(line) not in text]
    assert missing == []
    body = sum(len(squeezed(line)) for line in lines)
    assert body <= len(text) < body * 1.6  # charts and repeated heads, nothing else


@needs_font
@needs_poppler
def test_pages_turn_and_carry_numbers(written: list[Path]) -> None:
    pages = told(written[2], "-layout")
    assert 8 <= len(pages) <= 11
    assert all(f"—{n}—" in squeezed(page) for n, page in enumerate(pages, 1))
    assert all("模拟数据" in page for page in pages)
    lines = [
        next(line for line in reversed(page.splitlines()) if "—" in line) for page in pages[:2]
    ]
    indents = [len(line) - len(line.lstrip()) for line in lines]
    assert indents[0] > 30 > indents[1]  # right on odd pages, left on even ones
    sizes = subprocess.run(
        ["pdfinfo", "-f", "1", "-l", "99", str(written[2])], capture_output=True, check=True
    )
    turned = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", sizes.stdout.decode())
    assert [float(w) > float(h) for w, h in turned].count(True) == 5


@needs_font
def test_same_database_same_bytes_and_standard(written: list[Path], tmp_path: Path) -> None:
    again = tmp_path / written[2].name
    write.write_pdf(written[0], again)
    content = again.read_bytes()
    assert content == written[2].read_bytes()
    assert b"<pdfaid:part>2</pdfaid:part>" in content and b"pdfuaid:part" in content
    assert len(content) < 1_000_000


@needs_font
def test_an_edited_sentence_changes_both(written: list[Path], tmp_path: Path) -> None:
    edited = Document(str(written[0]))
    next(p for p in edited.paragraphs if "现将" in p.text).runs[0].text = "本处改过一句话。"
    path = tmp_path / "改.docx"
    edited.save(str(path))
    assert content_mark(path) != content_mark(written[0])
    assert mark_of(written[2]) == content_mark(written[0])
    assert same_content(written[2], written[0]) and not same_content(written[2], path)


def test_without_a_chinese_font_it_is_said_and_the_others_are_written(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    bare = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(write, "machine_fonts", lambda: bare)
    write._say_once.cache_clear()
    paths = write_bulletin(con, folder, "gz2017", "2017-Q1", tmp_path, date(2017, 4, 6))
    assert [path.suffix for path in paths] == [".docx", ".xlsx"]
    assert "fonts-noto-cjk" in caplog.text and "Word 和 Excel 文件不受影响" in caplog.text
    with pytest.raises(NoFontError):
        faces(bare.families())


@pytest.mark.parametrize(
    ("name", "kind"),
    [("仿宋_GB2312", "fangsong"), ("方正小标宋简体", "title"), ("楷体_GB2312", "kai"), ("黑体", "hei"),
     ("宋体", "song"), ("SimHei", "hei"), ("Calibri", "fangsong")],
)  # fmt: skip
def test_what_a_font_name_means(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_the_named_font_wins_and_substitutes_stay_apart() -> None:
    own = faces(["FangSong", "SimSun", "SimHei", "KaiTi", "FZXiaoBiaoSong-B05S", "Times New Roman"])
    assert own["fangsong"].families[0] == "FangSong" and own["kai"].families[0] == "KaiTi"
    assert own["fangsong"].latin == ("Times New Roman",)
    assert not own["title"].bold and not own["kai"].bold
    poor = faces(["WenQuanYi Zen Hei"])
    assert {face.families[0] for face in poor.values()} == {"WenQuanYi Zen Hei"}
    assert {kind for kind, face in poor.items() if face.bold} == {"kai", "title"}
    assert set(poor) == set(CHAINS)


@needs_font
def test_text_is_never_a_command(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph('#panic("x") $ \\ " *a* _b_ @c <d> = 标题 // 注 [e] `f` ~')
    path = tmp_path / "奇怪.docx"
    document.save(str(path))
    write.write_pdf(path, path.with_suffix(".pdf"))
    if shutil.which("pdftotext"):
        assert '#panic("x")' in told(path.with_suffix(".pdf"))[0]
