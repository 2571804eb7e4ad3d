"""Results of formulas, which openpyxl drops on saving.

Without them a copy that is sent back unopened would read as a workbook full of formulas that
nobody has computed. Belongs here: writing the results, as the file held them, into the saved
sheets. Does not belong here: computing anything.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from xml.sax.saxutils import escape

from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.utils.datetime import to_excel

from pipelines.feedback.text_cells import clean
from pipelines.intake.sheet import BLANK, ERRORS, Formula, Sheet, Value

_FORMULA_CELL = re.compile(
    rb'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)>(<f[^>]*(?:/>|>[^<]*</f>))(?:<v ?/>|<v></v>)</c>'
)


def with_results(content: bytes, sheets: Mapping[str, Sheet]) -> bytes:
    """The saved workbook with results; `sheets` by the part they were saved as."""
    source = zipfile.ZipFile(io.BytesIO(content))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            part = source.read(entry)
            sheet = sheets.get(entry.filename)
            if sheet is not None and b"<f" in part:
                part = _FORMULA_CELL.sub(partial(_filled, sheet), part)
            target.writestr(entry, part, zipfile.ZIP_DEFLATED, 1)
    return stream.getvalue()


def _filled(sheet: Sheet, match: re.Match[bytes]) -> bytes:
    address, style, formula = match.groups()
    row, column = coordinate_to_tuple(address.decode())
    stored = _stored(sheet.value(row - 1, column - 1))
    if stored is None:
        return match.group(0)
    kind, text = stored
    return (
        b'<c r="' + address + b'"' + style + kind + b">" + formula
        + b"<v>" + escape(text).encode() + b"</v></c>"
    )  # fmt: skip


def _stored(value: Value) -> tuple[bytes, str] | None:
    """Type attribute and text of a result; None when the file held none."""
    if isinstance(value, Formula):
        return None
    if isinstance(value, str):
        if value == BLANK:
            return b' t="str"', ""
        return (b' t="e"' if value in ERRORS else b' t="str"'), clean(value)
    if isinstance(value, bool):
        return b' t="b"', "1" if value else "0"
    if isinstance(value, datetime | date | time | timedelta):
        return b"", repr(to_excel(value))  # type: ignore[no-untyped-call]  # openpyxl has no types
    return b"", repr(int(value) if float(value).is_integer() else value)
