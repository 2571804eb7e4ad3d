"""GB/T 9704-2012 in every template and in the finished 通报: page, lettering, numbers of pages, tables."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from docx import Document
from docx.oxml.ns import qn

from pipelines.publications.bulletin import write_bulletin

REGIMES = Path(__file__).parents[3] / "pipelines" / "regimes"
TEMPLATES = sorted(REGIMES.glob("*/bulletin/*.docx"))


def ids(path: Path) -> str:
    return f"{path.parts[-3]}/{path.stem}"


def east_asian(style: object) -> str:
    return str(style.element.rPr.rFonts.get(qn("w:eastAsia")))  # type: ignore[attr-defined]


@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_page_and_grid(template: Path) -> None:
    document = Document(str(template))
    page = document.sections[0]
    sides = (page.page_width, page.page_height, page.top_margin, page.left_margin)
    assert [round(side.mm) for side in sides if side] == [210, 297, 37, 28]
    width = page.page_width - page.left_margin - page.right_margin  # type: ignore[operator]
    height = page.page_height - page.top_margin - page.bottom_margin  # type: ignore[operator]
    assert (round(width / 36000), round(height / 36000)) == (156, 225)
    normal = document.styles["Normal"]
    line = normal.paragraph_format.line_spacing
    assert line is not None and 22 <= height / line < 22.2  # 22 lines
    tracking = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert normal.font.size is not None
    assert 28 <= width / 12700 / (normal.font.size.pt + tracking) < 28.2  # 28 characters


@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_lettering(template: Path) -> None:
    styles = Document(str(template)).styles
    expected = {
        "公文标题": ("方正小标宋简体", 22), "公文正文": ("仿宋_GB2312", 16), "一级标题": ("黑体", 16),
        "附件序号": ("黑体", 16), "页码": ("宋体", 14),
    }  # fmt: skip
    for name, (font, size) in expected.items():
        found = styles[name].font.size
        assert found is not None
        assert (east_asian(styles[name]), found.pt) == (font, size), name
    indent = styles["公文正文"].element.pPr.find(qn("w:ind"))
    assert indent.get(qn("w:firstLineChars")) == "200"


@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_page_numbers_stand_outside(template: Path) -> None:
    document = Document(str(template))
    assert document.settings.odd_and_even_pages_header_footer
    page = document.sections[0]
    for footer, side in ((page.footer, "RIGHT"), (page.even_page_footer, "LEFT")):
        line = footer.paragraphs[0]
        assert line.alignment is not None and line.alignment.name == side
        assert re.fullmatch("— 1 —", line.text)
        assert " PAGE " in "".join(node.text or "" for node in line._p.iter(qn("w:instrText")))
    for later in list(document.sections)[1:]:
        assert later.footer.is_linked_to_previous


@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_tables_repeat_their_heads_and_keep_rows_whole(template: Path) -> None:
    document = Document(str(template))
    for table in document.tables:
        rows = [row for row in table.rows if "{%tr" not in row.cells[0].text]
        whole = [
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None
            for row in rows
        ]
        assert all(whole), [cell.text for cell in table.rows[0].cells]
        first = table.rows[0]
        if "chart_rows" not in first.cells[0].text:
            assert first._tr.trPr is not None and first._tr.trPr.find(qn("w:tblHeader")) is not None
    body = document.sections[0]
    attached = [
        s
        for s in document.sections
        if s.page_width and s.page_height and s.page_width > s.page_height
    ]
    assert attached or template.parts[-3] == "shared"
    assert body.page_height and body.page_width and body.page_height > body.page_width


@pytest.mark.parametrize("template", TEMPLATES, ids=ids)
def test_second_headings_are_set_in_kai(template: Path) -> None:
    for paragraph in Document(str(template)).paragraphs:
        if paragraph.text.startswith("{{ item() }}"):
            fonts = paragraph.runs[0]._r.rPr.rFonts
            assert fonts.get(qn("w:eastAsia")) == "楷体_GB2312", paragraph.text


def test_the_number_stands_in_six_sided_brackets(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    document = Document(str(write_bulletin(con, folder, "gz2017", "2017-Q2", tmp_path)[0]))
    number = next(p for p in document.paragraphs if p.style and p.style.name == "发文字号")
    assert number.text == "黔投通〔2017〕　　号"
    assert document.core_properties.title == "关于2017年第二季度全省代办服务工作情况的通报"
    assert document.core_properties.author == "贵州省投资促进局"
