"""Paragraphs of the document as Typst: lettering, indents, line height, fields, pictures.

Belongs here: one paragraph at a time. Does not belong here: tables and pages (`body.py`), charts
(`chart.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import qn

from pipelines.publications.pdf.chart import chart_call
from pipelines.publications.pdf.code import colour, literal
from pipelines.publications.pdf.fonts import kind_of
from pipelines.publications.pdf.styles import Element, Properties, Styles, is_on, local

TWIPS, HALF, EIGHTHS, EMU = 20, 2, 8, 12_700  # in a point
DEFAULT_SIZE = 10.5
NATURAL = 1.3  # single line spacing of Chinese fonts
ALIGNED = {"both": "justify", "distribute": "justify", "center": "center", "right": "right",
           "end": "right"}  # fmt: skip
PAGE_NUMBER = "context counter(page).display()"
PAGE_TOTAL = "context counter(page).final().first()"


@dataclass(frozen=True)
class Lettering:
    kind: str
    size: float
    options: str

    def words(self, content: str) -> str:
        return f"words({literal(self.kind)}, {self.size:g}pt, {content}{self.options})"


@dataclass(frozen=True)
class Writer:
    """Writes paragraphs of one part; `grid` is the section's line pitch in points, 0 for none."""

    document: Document
    styles: Styles
    part: Part
    grid: float = 0.0

    def paragraph(self, paragraph: Element) -> str:
        """One call, or '' for a paragraph that only ends a section."""
        look = self.styles.paragraph(paragraph)
        pieces = list(self._pieces(paragraph))
        size = max((size for size, _ in pieces), default=self._size(paragraph, None))
        pitch = self._pitch(look, size)
        start = "#pagebreak(weak: true)\n" if is_on(look, "pageBreakBefore") else ""
        if not pieces:
            if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                return start
            keep = ", keep: true" if is_on(look, "keepNext") else ""
            return f"{start}#blank({pitch:g}pt{keep})"
        body = "; ".join(code for _, code in pieces)
        options = "".join(f", {name}: {value}" for name, value in self._options(look, size))
        return f"{start}#paragraph({size:g}pt, {pitch:g}pt, {{ {body} }}{options})"

    def _options(self, look: Properties, size: float) -> Iterator[tuple[str, str]]:
        indent, spacing = look.get("ind", {}), look.get("spacing", {})

        def room(name: str, other: str = "") -> float:
            for key in filter(None, (name, other)):
                if indent.get(f"{key}Chars", "0") != "0":
                    return int(indent[f"{key}Chars"]) / 100 * size
                if key in indent:
                    return float(indent[key]) / TWIPS
            return 0.0

        hang = room("hanging")
        lengths = {
            "first": 0.0 if hang else room("firstLine"),
            "hang": hang,
            "left": room("left", "start") - hang,
            "right": room("right", "end"),
            "before": float(spacing.get("before", 0)) / TWIPS,
            "after": float(spacing.get("after", 0)) / TWIPS,
        }
        yield "how", literal(ALIGNED.get(look.get("jc", {}).get("val", ""), "left"))
        yield from ((name, f"{length:g}pt") for name, length in lengths.items() if length)
        if is_on(look, "keepNext"):
            yield "keep", "true"
        border = look.get("bottom", {})  # of w:pBdr, see `Styles`
        if border.get("val", "none") not in ("none", "nil"):
            width = float(border.get("sz", 4)) / EIGHTHS
            yield "line", f"(bottom: {width:g}pt + {colour(border.get('color', 'auto'))})"
            yield "room", f"{border.get('space', '1')}pt"

    def _pitch(self, look: Properties, size: float) -> float:
        spacing = look.get("spacing", {})
        line = float(spacing.get("line", 240))
        if spacing.get("lineRule", "auto") in ("exact", "atLeast"):
            return line / TWIPS
        on_grid = self.grid and look.get("snapToGrid", {}).get("val", "1") not in ("0", "false")
        return line / 240 * (self.grid if on_grid else size * NATURAL)

    def _size(self, paragraph: Element, run: Element | None) -> float:
        given = self.styles.run(paragraph, run).get("sz", {}).get("val")
        return float(given) / HALF if given else DEFAULT_SIZE

    def _pieces(self, paragraph: Element) -> Iterator[tuple[float, str]]:
        """(size, code) of each stretch of equal lettering, and of breaks, fields and pictures."""
        stretches = groupby(
            _atoms(paragraph),
            lambda atom: (
                atom[1],
                self._lettering(paragraph, atom[0]) if atom[1] != "picture" else None,
            ),
        )
        for (kind, look), atoms in stretches:
            if kind == "text" and look:
                yield look.size, look.words(literal("".join(content for _, _, content in atoms)))
                continue
            for node, _, content in atoms:
                if look is None:
                    yield 0.0, self._picture(node)
                else:
                    is_field = content.startswith("context")
                    yield look.size, look.words(content) if is_field else content

    def _lettering(self, paragraph: Element, run: Element) -> Lettering:
        properties = self.styles.run(paragraph, run)
        fonts = properties.get("rFonts", {})
        options = [name for name, key in (("bold", "b"), ("italic", "i")) if is_on(properties, key)]
        if properties.get("u", {}).get("val", "none") != "none":
            options.append("under")
        more = "".join(f", {name}: true" for name in options)
        ink = properties.get("color", {}).get("val", "auto")
        if ink not in ("auto", "000000"):
            more += f", fill: {colour(ink)}"
        if tracking := float(properties.get("spacing", {}).get("val", 0)) / TWIPS:
            more += f", tracking: {tracking:g}pt"
        kind = kind_of(fonts.get("eastAsia") or fonts.get("ascii", ""))
        return Lettering(kind, self._size(paragraph, run), more)

    def _picture(self, drawing: Element) -> str:
        """A chart of ours, or an image that the office put into the template."""
        extent = drawing.find(f".//{qn('wp:extent')}")
        width, height = (int(str(extent.get(side))) / EMU for side in ("cx", "cy"))
        for node in drawing.iter():
            if local(node.tag) == "chart":
                part = self.part.related_parts[node.get(qn("r:id"))]
                alt = drawing.find(f".//{qn('wp:docPr')}").get("descr", "")
                return chart_call(part.blob, width, height, str(alt))
            if local(node.tag) == "blip":
                data = ", ".join(map(str, self.part.related_parts[node.get(qn("r:embed"))].blob))
                return f"image(bytes(({data})), width: {width:g}pt, height: {height:g}pt)"
        return "none"


def _atoms(paragraph: Element) -> Iterator[tuple[Element, str, str]]:
    """(run or drawing, text | code | picture, content) in reading order; fields as their value."""
    field: list[str] = []  # the instruction of the field that is open
    in_result = False
    for run in paragraph.iter(qn("w:r")):
        for node in run:
            name = local(node.tag)
            if name == "fldChar":
                kind = node.get(qn("w:fldCharType"))
                if kind == "begin":
                    field, in_result = [""], False
                elif kind == "separate":
                    in_result = "PAGE" in "".join(field)
                else:
                    if code := _field("".join(field)):
                        yield run, "code", code
                    field, in_result = [], False
            elif name == "instrText":
                field.append(node.text or "")
            elif in_result:
                continue
            elif name == "t" and node.text:
                yield run, "text", node.text
            elif name == "tab":
                yield run, "code", "h(2em)"
            elif name in ("br", "cr"):
                is_page = node.get(qn("w:type")) == "page"
                yield run, "code", "pagebreak()" if is_page else "linebreak()"
            elif name == "drawing":
                yield node, "picture", ""


def _field(instruction: str) -> str:
    if "NUMPAGES" in instruction:
        return PAGE_TOTAL
    return PAGE_NUMBER if "PAGE" in instruction else ""
