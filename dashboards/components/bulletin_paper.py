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
from streamlit.delta_generator import DeltaGenerator

from dashboards import paper
from dashboards.bulletin_evidence import HEADING, placed, read
from dashboards.components import bulletin_evidence, frame, table
from dashboards.components.claims import Key, Linker
from dashboards.components.kept import kept
from dashboards.data_bulletin import Paper, digest
from dashboards.data_figures import figures
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


def show(shown: Paper, regime: str, period: str, changed: tuple[Key, ...]) -> None:
    """The whole paper; `changed`: figures that now read otherwise. Without evidence in `shown`
    (it is not for every viewer) the paper stands alone."""
    document = shown.files.get(".docx")
    if document is None:
        frame.nothing("这份通报的文件不能显示。")
        return
    _heads(shown.evidence is not None)
    pdf = shown.files.get(".pdf")
    stamps = tuple(digest(path) for path in (document, pdf, shown.evidence) if path)
    told: Sequence[Markup] = ()
    if shown.evidence:
        files = (str(shown.evidence), str(document), str(pdf or ""))
        told = _evidence(regime, period, files, stamps, changed)
    if pdf is None:
        frame.notice(NO_PDF)
        left, right = _columns(told)
        with left:
            table.show(_whole_text(paper.paragraphs(document, stamps[0])))
        _beside(right, 0, told)
        return
    pages = paper.pages(pdf, stamps[1])
    for number, page in enumerate(pages):
        left, right = _columns(told)
        with left:
            _page(pdf, stamps[1], number, page, len(pages))
        _beside(right, number, told)


@kept
def _evidence(
    regime: str, period: str, files: tuple[str, ...], stamps: tuple[str, ...],
    changed: tuple[Key, ...],
) -> Sequence[Markup]:  # fmt: skip
    """What stands beside each page; made once for a content and a copy of the figures."""
    evidence, document, pdf = files
    pages = paper.pages(Path(pdf), stamps[1]) if pdf else ()
    found = placed(
        read(Path(evidence).read_text(encoding="utf-8")),
        paper.paragraphs(Path(document), stamps[0]),
        [page.text for page in pages],
    )
    linker = Linker(regime, period, figures(regime, period), changed)
    return [
        bulletin_evidence.beside([told for told in found if told.page == number], linker)
        for number in range(max(len(pages), 1))
    ]


def _heads(has_evidence: bool) -> None:
    if not has_evidence:
        return
    left, right = st.columns(WIDTHS, gap="medium")
    with left:
        table.heading("通报", "与下载的 PDF 完全相同。")
    with right, st.container(key="db-evidence-head"):
        table.heading("数字的依据", HOW)


def _columns(told: Sequence[Markup]) -> Sequence[DeltaGenerator]:
    columns: Sequence[DeltaGenerator] = st.columns(WIDTHS if told else [7, 1], gap="medium")
    return columns


def _page(pdf: Path, stamp: str, number: int, page: Page, count: int) -> None:
    with st.container(key=f"db-sheet-{'wide' if page.is_wide else 'tall'}-{number}"):
        drawn = paper.picture(pdf, stamp, number)
        st.image(drawn, width="stretch", output_format="PNG", alt=f"第{number + 1}页")
        table.show(TEXT.format(number + 1, count, page.text))


def _beside(place: DeltaGenerator, number: int, told: Sequence[Markup]) -> None:
    if told:
        with place, st.container(key=f"db-evidence-{number}"):
            table.show(Markup('<div class="db-evidence">{}</div>').format(told[number] or NONE))


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
