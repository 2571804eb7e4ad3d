"""A chart of the document as a Typst call, read from what the chart part holds.

Belongs here: reading the part. Does not belong here: drawing (`prelude.typ`), and choosing points.
"""

from __future__ import annotations

import re

from lxml import etree

from pipelines.publications.chart_xml import WHITE, C
from pipelines.publications.pdf.code import array, literal

FORMAT = re.compile(r'[0.#]+"([^"]*)"')
NAMES = {"c": C, "a": "http://schemas.openxmlformats.org/drawingml/2006/main"}


def chart_call(blob: bytes, width: float, height: float, alt: str) -> str:
    """`chart(…)` with labels, values as printed, target and scale."""
    root = etree.fromstring(blob, etree.XMLParser(resolve_entities=False))

    def found(path: str, node: etree._Element = root) -> list[str]:
        return [str(value) for value in node.xpath(path, namespaces=NAMES)]

    series = root.xpath("//c:ser", namespaces=NAMES)
    own, target = series[0], series[1] if len(series) > 1 else None
    values = found("c:val//c:v/text()", own)
    sign = FORMAT.sub(r"\1", found("c:val//c:formatCode/text()", own)[0])
    hollow = f".//c:dPt[c:spPr/a:solidFill/a:srgbClr/@val='{WHITE}']/c:idx/@val"
    level = found("c:val//c:v/text()", target)[0] if target is not None else "none"
    named = found("c:tx/c:v/text()", target)[0] if target is not None else ""
    kind = {"col": "ranking", "bar": "lying"}.get("".join(found("//c:barDir/@val")), "trend")
    arguments = [
        literal(kind), f"{width:g}pt", f"{height:g}pt", literal(found("c:tx/c:v/text()", own)[0]),
        array([literal(text) for text in found("c:cat//c:v/text()", own)]), array(values),
        array([literal(value + sign) for value in values]), array(found(hollow, own)),
        level, literal(named), found("//c:valAx//c:min/@val")[0],
        found("//c:valAx//c:max/@val")[0], literal(sign), literal(alt),
    ]  # fmt: skip
    return f"chart({', '.join(arguments)})"
