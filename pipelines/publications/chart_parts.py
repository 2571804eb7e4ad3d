"""Charts as Word keeps them: a native chart that Word, WPS and LibreOffice draw, read and print.

Belongs here: the picture that refers to a chart, and the chart's part in the package. Does not
belong here: which points (`charts.py`), the part's XML (`chart_xml.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import quoteattr

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from pipelines.publications.chart_xml import A, C, R, chart_xml
from pipelines.publications.charts import Chart

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
EMU = 36_000  # in a millimetre


class Drawn:
    """A chart in a template: printing it puts the chart there."""

    def __init__(self, chart: Chart, keep: Callable[[Chart], str], size: tuple[int, int]) -> None:
        self.title = chart.title
        self.target = chart.target_text
        self._chart, self._keep, self._size = chart, keep, size

    def __html__(self) -> str:
        return f"</w:t></w:r><w:r>{self._picture()}</w:r><w:r><w:t>"

    __str__ = __html__

    def _picture(self) -> str:
        width, height = (side * EMU for side in self._size)
        alt = quoteattr(self._chart.sentence.text)
        return (
            f'<w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="图" descr={alt}/>'
            f'<wp:cNvGraphicFramePr/><a:graphic xmlns:a="{A}"><a:graphicData uri="{C}">'
            f'<c:chart xmlns:c="{C}" xmlns:r="{R}" r:id="{self._keep(self._chart)}"/>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )


def add_chart(document: Document, chart: Chart, number: int) -> str:
    """Put the chart into the document's package; the id by which the text refers to it."""
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, CONTENT_TYPE, chart_xml(chart).encode("utf-8"), document.part.package)
    return str(document.part.relate_to(part, RELATIONSHIP_TYPE.CHART))
