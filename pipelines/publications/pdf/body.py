"""Pages of the document as Typst: sections, headers and footers, tables.

Belongs here: the order of things on pages. Does not belong here: a paragraph (`text.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from docx.document import Document
from docx.oxml.ns import qn

from pipelines.publications.pdf.code import array, colour
from pipelines.publications.pdf.styles import Element, Styles, is_on, local
from pipelines.publications.pdf.text import TWIPS, Writer

CELL_SIDE = 108  # twips of inner margin that Word gives a cell
Parts = dict[str, str]  # "header default" -> what is set there


def body(document: Document) -> Iterator[str]:
    """The whole text, section by section."""
    styles = Styles(document)
    parts: Parts = {}
    for number, (elements, section) in enumerate(_sections(document)):
        grid = section.find(qn("w:docGrid"))
        pitch = 0.0
        if grid is not None and grid.get(qn("w:type")) in ("lines", "linesAndChars"):
            pitch = float(grid.get(qn("w:linePitch"), 0)) / TWIPS
        writer = Writer(document, styles, document.part, pitch)
        parts = parts | dict(_parts(document, styles, section))
        kind = section.find(qn("w:type"))
        if not number or kind is None or kind.get(qn("w:val")) != "continuous":
            yield _page(document, section, parts)
        for element in elements:
            yield from _block(writer, element)


def _sections(document: Document) -> Iterator[tuple[list[Element], Element]]:
    """Each section's elements with its properties, which stand at its end."""
    held: list[Element] = []
    for element in document.element.body:
        if local(element.tag) == "sectPr":
            yield held, element
            return
        held.append(element)
        own = element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
        if own is not None:
            yield held, own
            held = []


def _parts(document: Document, styles: Styles, section: Element) -> Iterator[tuple[str, str]]:
    for reference in section:
        name = local(reference.tag)
        if name in ("headerReference", "footerReference"):
            part = document.part.related_parts[reference.get(qn("r:id"))]
            writer = Writer(document, styles, part)
            lines = [line for element in part.element for line in _block(writer, element)]
            yield f"{name[:6]} {reference.get(qn('w:type'))}", "\n".join(lines)


def _page(document: Document, section: Element, parts: Parts) -> str:
    size, margin = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))

    def points(element: Element, name: str) -> float:
        return float(element.get(qn(f"w:{name}"), 0)) / TWIPS

    top, bottom = points(margin, "top"), points(margin, "bottom")
    head, foot = top - points(margin, "header"), bottom - points(margin, "footer")
    sides = ", ".join(f"{side}: {points(margin, side):g}pt" for side in ("left", "right"))
    return (
        f"#set page(width: {points(size, 'w'):g}pt, height: {points(size, 'h'):g}pt, "
        f"margin: (top: {top:g}pt, bottom: {bottom:g}pt, {sides}), "
        "header-ascent: 0pt, footer-descent: 0pt, "
        f"header: block(height: {head:g}pt, width: 100%, "
        f"align(top, {_sided(document, parts, 'header')})), "
        f"footer: block(height: {foot:g}pt, width: 100%, "
        f"align(bottom, {_sided(document, parts, 'footer')})))"
    )


def _sided(document: Document, parts: Parts, name: str) -> str:
    """What stands on odd pages and, where the document tells them apart, on even ones."""
    odd = f"[{parts.get(f'{name} default', '')}]"
    if not document.settings.odd_and_even_pages_header_footer:
        return odd
    even = f"[{parts.get(f'{name} even', '')}]"
    return f"context if calc.odd(counter(page).get().first()) {odd} else {even}"


def _block(writer: Writer, element: Element) -> Iterator[str]:
    kind = local(element.tag)
    if kind == "p":
        yield writer.paragraph(element)
    elif kind == "tbl":
        yield _table(writer, element)
    elif kind == "sdt":
        for inner in element.iterfind(f"{qn('w:sdtContent')}/*"):
            yield from _block(writer, inner)


def _table(writer: Writer, table: Element) -> str:
    properties = table.find(qn("w:tblPr"))
    ruled = writer.styles.table_borders(properties)
    columns = [
        float(column.get(qn("w:w"), 0)) / TWIPS
        for column in table.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
    ]
    inset = _inset(properties)
    # Word draws a table's cells on the page's own grid only where the template says so.
    inner = replace(writer, grid=0.0)
    rows = list(table.iterfind(qn("w:tr")))
    spans = _spans(rows)
    heads: list[str] = []
    lines: list[str] = []
    for number, row in enumerate(rows):
        cells = ", ".join(_cells(inner, row, number, spans))
        is_head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        (heads if is_head and len(heads) == number else lines).append(cells)
    head = f"table.header(repeat: true, {', '.join(heads)}), " if heads else ""
    widths = array(f"{width:g}pt" for width in columns)
    centred = properties.find(qn("w:jc")) is not None
    rest = ",\n".join(lines)
    stroke = "0.5pt" if ruled else "none"
    drawn = f"table(columns: {widths}, inset: {inset}, stroke: {stroke}, {head}\n{rest})"
    place = "center" if centred else "left"
    # Word keeps a table together, and with what follows, whose rows are to stay with the next.
    if rows and all(is_on(writer.styles.paragraph(p), "keepNext") for p in rows[0].iter(qn("w:p"))):
        return f"#block(width: 100%, breakable: false, sticky: true, align({place}, {drawn}))"
    return f"#align({place}, {drawn})"


def _inset(properties: Element) -> str:
    margins = properties.find(qn("w:tblCellMar"))

    def side(name: str, default: int) -> str:
        element = margins.find(qn(f"w:{name}")) if margins is not None else None
        twips = float(element.get(qn("w:w"))) if element is not None else default
        return f"{name}: {twips / TWIPS:g}pt"

    sides = (("left", CELL_SIDE), ("right", CELL_SIDE), ("top", 0), ("bottom", 0))
    return "(" + ", ".join(side(name, default) for name, default in sides) + ")"


def _spans(rows: list[Element]) -> dict[tuple[int, int], int]:
    """(row, column) of each cell -> how many rows it spans; 0 when one above covers it."""
    found: dict[tuple[int, int], int] = {}
    opened: dict[int, int] = {}  # column -> row where its merged cell began
    for number, row in enumerate(rows):
        for column, cell in _placed(row):
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merge is not None and merge.get(qn("w:val")) != "restart" and column in opened:
                found[opened[column], column] += 1
                found[number, column] = 0
                continue
            found[number, column] = 1
            opened.pop(column, None)
            if merge is not None:
                opened[column] = number
    return found


def _placed(row: Element) -> Iterator[tuple[int, Element]]:
    column = 0
    for cell in row.iterfind(qn("w:tc")):
        yield column, cell
        column += _width(cell)


def _width(cell: Element) -> int:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return int(span.get(qn("w:val"))) if span is not None else 1


def _cells(
    writer: Writer, row: Element, number: int, spans: dict[tuple[int, int], int]
) -> Iterator[str]:
    whole = row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
    for column, cell in _placed(row):
        if not (high := spans[number, column]):
            continue
        upright = cell.find(f"{qn('w:tcPr')}/{qn('w:vAlign')}")
        shade = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
        fill = shade.get(qn("w:fill"), "auto") if shade is not None else "auto"
        place = "horizon" if upright is not None and upright.get(qn("w:val")) == "center" else "top"
        options = f"colspan: {_width(cell)}, rowspan: {high}, align: {place}"
        options += ", breakable: false" if whole else ""
        options += f", fill: {colour(fill)}" if fill != "auto" else ""
        content = "\n".join(line for inner in cell for line in _block(writer, inner))
        yield f"table.cell({options})[{content}]"
