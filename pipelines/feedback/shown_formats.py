"""Finding the number format under which a value shows a text.

Belongs here: the formats that offices use, tried in turn. Where none fits, the value keeps the
program's own way of showing it.
"""

from __future__ import annotations

from datetime import date, datetime

DATES = {
    "yyyy-mm-dd": "%Y-%m-%d", "yyyy/mm/dd": "%Y/%m/%d", "yyyy.mm.dd": "%Y.%m.%d",
    "yyyymmdd": "%Y%m%d", "yyyy.mm": "%Y.%m", "yyyy-mm": "%Y-%m", "yyyy/mm": "%Y/%m",
    "mm.dd": "%m.%d", "mm-dd": "%m-%d", "mm/dd": "%m/%d", "mm/dd/yyyy": "%m/%d/%Y",
    "mm/dd/yy": "%m/%d/%y", "yyyy-mm-dd hh:mm": "%Y-%m-%d %H:%M",
    "yyyy-mm-dd hh:mm:ss": "%Y-%m-%d %H:%M:%S", "yyyy/mm/dd hh:mm": "%Y/%m/%d %H:%M",
    'mm"月"dd"日"': "%m月%d日",
    'yyyy"年"mm"月"dd"日"': "%Y年%m月%d日", 'yyyy"年"mm"月"': "%Y年%m月",
}  # fmt: skip
NUMBERS = {
    "0": "{:.0f}", "0.0": "{:.1f}", "0.00": "{:.2f}", "0.000": "{:.3f}", "#,##0": "{:,.0f}",
    "#,##0.00": "{:,.2f}", "00": "{:02.0f}", "000": "{:03.0f}", "0000": "{:04.0f}",
    "000000": "{:06.0f}",
}  # fmt: skip
PERCENTAGES = {"0%": "{:.0%}", "0.0%": "{:.1%}", "0.00%": "{:.2%}"}


def format_for(value: object, text: str) -> str | None:
    """The format code; None when the text is what the program would show, or is not known."""
    if isinstance(value, bool) or not text:
        return None
    if isinstance(value, date):  # datetime is one, too
        return _date_format(value, text)
    if not isinstance(value, int | float):
        return None
    if text == (str(int(value)) if float(value).is_integer() else repr(value)):
        return None
    shapes = PERCENTAGES if text.endswith("%") else NUMBERS
    return next((code for code, shape in shapes.items() if shape.format(value) == text), None)


def _date_format(value: date, text: str) -> str | None:
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    for code, pattern in DATES.items():
        if moment.strftime(pattern) == text:
            return code
        brief = pattern.replace("%m", str(moment.month)).replace("%d", str(moment.day))
        if moment.strftime(brief) == text:
            return code.replace("mm", "m", 1).replace("dd", "d")
    return None
