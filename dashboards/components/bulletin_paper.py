"""The bulletin page by page, with what stands behind each page beside it.

Belongs here: pictures of the very PDF that is downloaded, its text for those who cannot see them,
the text alone where there is no PDF. Does not belong here: reading (`paper.py`), the sentences
(`components/bulletin_evidence.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from dashboards import paper
from dashboards.bulletin_evidence import HEADING, Told, placed, read
from dashboards.components import bulletin_evidence, frame, table
from dashboards.components.claims import Linker
from dashboards.data_bulletin import Paper, digest
from dashboards.paper import Page, Paragraph

WIDTHS = [7, 5]
NO_PDF = (
    "这份通报没有 PDF：编制时这台机器没有中文字体。下面是 Word 文件的文字，版式请下载 .docx 看；"
    "装上中文字体后重新编制，就有页面预览。"
)
HOW = (
    "带下划线的数字点开就是它的来历。没有下划线的是日期、文号、条款里的数，"
    "或几个数合成的说法，编制时都已核对。"
)
TEXT = Markup(
    '<details class="db-fold db-noprint"><summary>第{}页，共{}页　看文字</summary>'
    '<div class="db-plain">{}</div></details>'
)
NONE = Markup('<p class="db-note">这一页没有要查来历的数字。</p>')


def show(shown: Paper, linker: Linker | None) -> None:
    """The whole paper; without `linker` the evidence is not for this viewer."""
    if ".docx" not in shown.files:
        frame.nothing("这份通报的文件不能显示。")
        return
    _heads(linker is not None and shown.evidence is not None)
    document = shown.files[".docx"]
    written = paper.paragraphs(document, digest(document))
    pdf = shown.files.get(".pdf")
    pages = paper.pages(pdf, digest(pdf)) if pdf else ()
    told = _told(shown, written, pages) if linker else []
    if pdf is None:
        frame.notice(NO_PDF)
        left, right = _columns(linker)
        with left:
            table.show(_whole_text(written))
        _beside(right, 0, told, linker)
        return
    for number, page in enumerate(pages):
        left, right = _columns(linker)
        with left:
            _page(pdf, number, page, len(pages))
        _beside(right, number, [t for t in told if t.page == number], linker)


def _heads(has_evidence: bool) -> None:
    if not has_evidence:
        return
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        table.heading("通报", "与下载的 PDF 完全相同。")
    with right, st.container(key="db-evidence-head"):
        table.heading("数字的依据", HOW)


def _columns(linker: Linker | None) -> Sequence[st.delta_generator.DeltaGenerator]:
    return st.columns(WIDTHS if linker else [7, 1], gap="medium")


def _page(pdf: Path, number: int, page: Page, count: int) -> None:
    with st.container(key=f"db-sheet-{'wide' if page.is_wide else 'tall'}-{number}"):
        drawn = paper.picture(pdf, digest(pdf), number)
        st.image(drawn, width="stretch", output_format="PNG", alt=f"第{number + 1}页")
        table.show(TEXT.format(number + 1, count, page.text))


def _beside(
    place: st.delta_generator.DeltaGenerator, number: int, told: Sequence[Told],
    linker: Linker | None,
) -> None:  # fmt: skip
    if linker is None:
        return
    with place, st.container(key=f"db-evidence-{number}"):
        found = bulletin_evidence.beside(told, linker)
        table.show(Markup('<div class="db-evidence">{}</div>').format(found or NONE))


def _told(shown: Paper, written: Sequence[Paragraph], pages: Sequence[Page]) -> list[Told]:
    if shown.evidence is None:
        return []
    found = read(shown.evidence.read_text(encoding="utf-8"))
    return placed(found, written, [page.text for page in pages])


def _whole_text(written: Sequence[Paragraph]) -> Markup:
    found = Markup("")
    for table_number, group in groupby(written, key=lambda paragraph: paragraph.table):
        mine = list(group)
        if table_number:
            rows = dict.fromkeys(paragraph.row for paragraph in mine)
            found += Markup("").join(Markup("<p class='soft'>{}</p>").format(row) for row in rows)
            continue
        for paragraph in mine:
            kind = "h3" if HEADING.match(paragraph.text) else "p"
            found += Markup("<{0}>{1}</{0}>").format(kind, paragraph.text)
    return Markup('<div class="db-plain">{}</div>').format(found)
