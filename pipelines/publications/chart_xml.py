"""The XML of a chart part (DrawingML), as Word, WPS and LibreOffice read it.

Belongs here: axes, series, labels. Does not belong here: which points (`charts.py`), putting the
part into a document (`chart_parts.py`). Columns below target are hollow and the target is a dashed
line, so that nothing depends on colour.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from pipelines.publications.charts import Chart

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GREY, WHITE, BLACK = "7F7F7F", "FFFFFF", "000000"
CROWDED = 16  # more bars have smaller names
ROOMY = 92  # per cent: the highest value whose number fits under 100%
HEADROOM = Decimal("1.12")  # for the numbers above the columns


def chart_xml(chart: Chart) -> str:
    """The chart part; values are as printed, so that labels equal the text."""
    draw = _columns if chart.kind == "ranking" else _line
    low, high = _scale(chart)
    is_trend = chart.kind == "trend"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f"{draw(chart)}{_category_axis(chart)}{_value_axis(chart, low, high, is_trend)}"
        "</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f"{_text(9)}</c:chartSpace>"
    )


def _scale(chart: Chart) -> tuple[Decimal, Decimal]:
    """A ranking starts at zero; a trend may start higher, its axis says where."""
    values = [point.value for point in chart.points]
    values += [chart.target] if chart.target is not None else []
    high = max([*values, Decimal(1)])
    if chart.kind == "ranking":
        return Decimal(0), high * HEADROOM
    step = Decimal(10) if chart.unit == "%" else max(Decimal(1), high // 10)
    low = max(Decimal(0), (min(values) // step - 1) * step)
    if chart.unit == "%" and max(point.value for point in chart.points) <= ROOMY <= high <= 100:
        return low, Decimal(100)
    return low, (high // step + 1) * step


def _columns(chart: Chart) -> str:
    hollow = "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"{_shape(WHITE)}</c:dPt>"
        for place, point in enumerate(chart.points)
        if point.misses
    )
    return (
        f'<c:barChart><c:barDir val="{"bar" if chart.lies else "col"}"/>'
        '<c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'<c:ser><c:idx val="0"/><c:order val="0"/>{_name(chart.name)}{_shape(GREY)}'
        f'<c:invertIfNegative val="0"/>{hollow}{_labels(chart, "outEnd")}{_data(chart)}</c:ser>'
        '<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        + (_lines(_target(chart)) if chart.target is not None and not chart.lies else "")
    )


def _line(chart: Chart) -> str:
    marker = (
        '<c:marker><c:symbol val="circle"/><c:size val="6"/>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{BLACK}"/></a:solidFill></c:spPr></c:marker>'
    )
    own = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/>{_name(chart.name)}'
        f"{_stroke(19050, 'solid')}"
        f"{marker}{_labels(chart, 't')}{_data(chart)}"
        '<c:smooth val="0"/></c:ser>'
    )
    return _lines(own + (_target(chart) if chart.target is not None else ""))


def _lines(series: str) -> str:
    return (
        '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>'
        f'{series}<c:marker val="1"/><c:axId val="1"/><c:axId val="2"/></c:lineChart>'
    )


def _target(chart: Chart) -> str:
    level = [f"{chart.target:f}"] * len(chart.points)
    return (
        f'<c:ser><c:idx val="1"/><c:order val="1"/>{_name(chart.target_text)}'
        f'{_stroke(12700, "dash")}<c:marker><c:symbol val="none"/></c:marker>'
        f"{_categories(chart)}{_values(level, 'General')}"
        '<c:smooth val="0"/></c:ser>'
    )


def _name(text: str) -> str:
    return f"<c:tx><c:v>{escape(text)}</c:v></c:tx>"


def _shape(colour: str) -> str:
    return f'<c:spPr>{_fill(colour)}<a:ln w="9525">{_fill(BLACK)}</a:ln></c:spPr>'


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _stroke(width: int, dash: str) -> str:
    return f'<c:spPr><a:ln w="{width}">{_fill(BLACK)}<a:prstDash val="{dash}"/></a:ln></c:spPr>'


def _labels(chart: Chart, place: str) -> str:
    size = 8 if len(chart.points) <= 8 else 7
    return (
        f'<c:dLbls><c:numFmt formatCode={quoteattr(_format(chart))} sourceLinked="0"/>'
        f"<c:spPr>{_fill(WHITE)}<a:ln><a:noFill/></a:ln></c:spPr>{_text(size)}"
        f'<c:dLblPos val="{place}"/>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
    )


def _format(chart: Chart) -> str:
    number = "0." + "0" * chart.decimals if chart.decimals else "0"
    return f'{number}"{chart.unit}"'


def _data(chart: Chart) -> str:
    return _categories(chart) + _values(
        [f"{point.value:f}" for point in chart.points], _format(chart)
    )


def _categories(chart: Chart) -> str:
    names = [point.label for point in chart.points]
    return f'<c:cat><c:strLit><c:ptCount val="{len(names)}"/>{_points(names)}</c:strLit></c:cat>'


def _values(numbers: list[str], code: str) -> str:
    return (
        f"<c:val><c:numLit><c:formatCode>{escape(code)}</c:formatCode>"
        f'<c:ptCount val="{len(numbers)}"/>{_points(numbers)}</c:numLit></c:val>'
    )


def _points(texts: Iterable[str]) -> str:
    return "".join(
        f'<c:pt idx="{place}"><c:v>{escape(text)}</c:v></c:pt>' for place, text in enumerate(texts)
    )


def _category_axis(chart: Chart) -> str:
    small = 7 if len(chart.points) <= CROWDED else 6
    order, place, size = ("maxMin", "l", small) if chart.lies else ("minMax", "b", 9)
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{place}"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"{_stroke(9525, 'solid')}{_text(size)}"
        '<c:crossAx val="2"/><c:crosses val="autoZero"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: Chart, low: Decimal, high: Decimal, is_shown: bool) -> str:
    code = quoteattr(f'0"{chart.unit}"')
    place = "b" if chart.lies else "l"
    return (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:max val="{high:f}"/>'
        f'<c:min val="{low:f}"/></c:scaling><c:delete val="{int(not is_shown)}"/>'
        f'<c:axPos val="{place}"/><c:numFmt formatCode={code} sourceLinked="0"/>'
        f'<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{_stroke(9525, "solid")}{_text(8)}<c:crossAx val="1"/><c:crosses val="min"/></c:valAx>'
    )


def _text(points: int) -> str:
    """Lettering of labels, never turned."""
    return (
        '<c:txPr><a:bodyPr rot="0" vert="horz"/><a:p><a:pPr>'
        f'<a:defRPr sz="{points * 100}" b="0">'
        f"{_fill(BLACK)}"
        '<a:latin typeface="Times New Roman"/><a:ea typeface="宋体"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )
