"""A table as files (.xlsx, .csv): what stands on the page, numbers as numbers.

Belongs here: texts -> bytes and the two buttons. Does not belong here: which rows there are; what
is masked on the page stays masked in the file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboards import data, serving
from dashboards.components import links, save_button
from dashboards.components.kept import kept

if TYPE_CHECKING:
    from dashboards.components.table import Head, Row

SIMULATED = "模拟数据"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | float
Lines = Callable[[], Sequence[Sequence[Cell]]]


def buttons(name: str, lines: Lines, is_personal: bool = False) -> None:
    """The two files of one table; made on demand; `is_personal`: they name persons."""
    shown = f"{name}（{SIMULATED}）" if _holds_simulated() else name
    for kind, make, mime in ((".xlsx", _workbook, XLSX), (".csv", _csv, "text/csv")):
        save_button.button(
            f"下载 {kind}", partial(make, shown, lines), f"{_safe(shown)}{kind}", mime,
            f"file.{name}{kind}", {"detail": name}, is_personal, kind="tertiary",
            tip=f"{name}：存为 {kind} 文件",
        )  # fmt: skip


def later(table: Callable[[], tuple[Sequence[Head], Sequence[Row]]]) -> Lines:
    """The lines of a table that is made when a file is asked for; its links are only texts."""

    def lines() -> list[list[Cell]]:
        with links.as_texts():
            return as_lines(*table())

    return lines


def as_lines(heads: Sequence[Head], rows: Sequence[Row]) -> list[list[Cell]]:
    """Header and rows without markup; a figure of a numeric column becomes a number."""
    numeric = [head.style in ("num", "mid") for head in heads]
    lines: list[list[Cell]] = [[_plain(head.text) for head in heads]]
    for row in rows:
        texts = [
            _plain((cell.text if isinstance(cell, tuple) else cell) or "") for cell in row.cells
        ]
        lines.append([_value(t) if n else t for t, n in zip(texts, numeric, strict=True)])
    return lines


def _workbook(title: str, lines: Lines) -> bytes:
    return xlsx(title, lines())


def xlsx(title: str, lines: Sequence[Sequence[Cell]]) -> bytes:
    """One sheet: title, header, rows; every text stays a text."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    looks = {}  # a style is registered once: cell by cell it takes a minute for a long list
    for number, line in enumerate([[title], *lines], start=1):
        for place, value in enumerate(line, start=1):
            cell = sheet.cell(number, place, value)
            cell.data_type = "n" if isinstance(value, float) else "s"
            kind = (number <= 2, number > 1)
            if kind not in looks:
                cell.font = Font(bold=kind[0])
                cell.alignment = Alignment(vertical="top", wrap_text=kind[1])
                looks[kind] = cell._style  # type: ignore[attr-defined]  # untyped in openpyxl
            cell._style = looks[kind]  # type: ignore[attr-defined]  # untyped in openpyxl
    for place, column in enumerate(zip(*lines, strict=True), start=1):
        longest = max(len(str(value)) for value in column)
        sheet.column_dimensions[get_column_letter(place)].width = min(8 + 1.6 * longest, 60)
    sheet.freeze_panes = "A3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(lines[0]))}{len(lines) + 1}"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _csv(_: str, lines: Lines) -> bytes:
    """With the mark that lets Excel read Chinese; what looks like a formula gets a quote."""
    stream = io.StringIO()
    csv.writer(stream).writerows(
        [f"'{v}" if isinstance(v, str) and v.startswith(_FORMULA) else v for v in line]
        for line in lines()
    )
    return stream.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    spaced = text.replace("<br>", " ") if isinstance(text, Markup) else text
    plain = Markup(spaced).striptags() if isinstance(text, Markup) else spaced
    return _CONTROL.sub("", plain).strip()


def _value(text: str) -> Cell:
    plain = text.removesuffix("✓").removesuffix("✗").strip()
    return float(plain.replace(",", "")) if _NUMBER.fullmatch(plain) else text


def _safe(name: str) -> str:
    return re.sub(r'[\\/:*?"<>|\s]+', "_", name)


def _holds_simulated() -> bool:
    """Before the first figures nothing is known to be simulated."""
    try:
        return _is_simulated()
    except (serving.NoData, serving.NotReadable):
        return False


@kept
def _is_simulated() -> bool:
    return bool(data.build_facts().iloc[0]["is_simulated"])
