"""The 通报 as a Word document: the regime's template filled with facts.

Belongs here: the filling, and the charts that a template asks for. Does not belong here: sentences
(the template), the names that it may use (`bulletin_context.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError

from pipelines.publications.bulletin_context import context
from pipelines.publications.chart_parts import Drawn, add_chart
from pipelines.publications.charts import Chart, ranking, trend
from pipelines.publications.claim_document import checked_sentences, without_marks
from pipelines.publications.claims import Register, Sentence
from pipelines.publications.facts import BulletinFacts
from pipelines.publications.placement import BulletinPlacement, FormPlacement, PlacementError
from pipelines.publications.stable_archive import read_archive, write_archive
from pipelines.publications.template_texts import REGISTER, texts_of

FULL_WIDTH, HALF_PAGE = (154, 64), (120, 54)  # millimetres


def write_document(
    facts: BulletinFacts,
    form: FormPlacement,
    placement: BulletinPlacement,
    template: Path,
    issued_on: date | None,
    path: Path,
) -> list[Sentence]:
    """Fill `template` into `path`; the sentences that make claims.

    Raises PlacementError when the template cannot be used, UnsupportedNumberError for a number in
    it that no figure supports.
    """
    if not template.is_file():
        raise PlacementError(f"缺少通报模板 {template}，请放入 Word 模板后重试。")
    document, register, where = DocxTemplate(template), Register(), f"通报模板 {template}"
    drawn: list[Chart] = []

    def keep(chart: Chart) -> str:
        drawn.append(chart)
        return add_chart(document.docx, chart, len(drawn))

    names = context(facts, form, placement, issued_on) | _charts(facts, placement, keep)
    try:
        document.render(names | {REGISTER: register}, texts_of(where), autoescape=True)
    except TemplateError as error:
        raise PlacementError(
            f"{where} 中的占位符有误：{error}。可用的名称见同一文件夹的 README.md。"
        ) from error
    made = BytesIO()
    document.save(made)
    entries = read_archive(made)
    sentences = checked_sentences(
        entries, register, placement.fixed_texts, f"通报模板 {template.name} "
    )
    write_archive(path, without_marks(entries), facts.edition.moment)
    return sentences + [chart.sentence for chart in drawn]


def _charts(
    facts: BulletinFacts, placement: BulletinPlacement, keep: Callable[[Chart], str]
) -> dict[str, Any]:
    """`ranking('指标')` and `trend('指标')` draw across the page, `chart_rows('指标', …)` two to a
    row of an attached page; what has too few points is left out."""

    def drawn(chart: Chart | None, size: tuple[int, int]) -> Drawn | None:
        return Drawn(chart, keep, size) if chart else None

    def rows(*indicators: str) -> list[dict[str, Drawn | None]]:
        found = [make(facts, name, placement) for make in (ranking, trend) for name in indicators]
        shown = [drawn(chart, HALF_PAGE) for chart in found if chart]
        return [
            {"left": left, "right": right} for left, right in zip_longest(shown[::2], shown[1::2])
        ]

    return {
        "ranking": lambda name: drawn(ranking(facts, name, placement), FULL_WIDTH),
        "trend": lambda name: drawn(trend(facts, name, placement), FULL_WIDTH),
        "chart_rows": rows,
    }
