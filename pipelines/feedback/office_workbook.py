"""The workbook that is annotated: the office's own, or one made from its cells.

Belongs here: choosing the way by format. Does not belong here: the ways themselves
(`xlsx_copy.py`, `xls_copy.py`, `rebuilt.py`), marks and lists. Runs in a limited child process,
for the file is a stranger's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl.workbook import Workbook

from pipelines.feedback.ods_look import ods_looks
from pipelines.feedback.rebuilt import rebuild
from pipelines.feedback.sheet_names import SheetNames
from pipelines.feedback.xls_copy import load_xls
from pipelines.feedback.xlsx_copy import load_own
from pipelines.intake.limits import Limits
from pipelines.intake.read import read_sheets
from pipelines.intake.sheet import Sheet


@dataclass
class Copy:
    """A workbook to write on, and what was lost on the way."""

    book: Workbook
    converted: str = ""  # key of the sentence in feedback.yml; '' for an .xlsx
    lost: list[str] = field(default_factory=list)  # keys of `losses` there
    names: SheetNames = field(default_factory=SheetNames)
    own_sheets: Mapping[str, Sheet] = field(default_factory=dict)  # whose formulas have results


def open_copy(location: Path, limits: Limits) -> Copy:
    """The file as an .xlsx workbook. Raises what the readers raise for a broken file."""
    sheets = read_sheets(location, limits)
    own = load_own(location, sheets)
    if own is not None:
        book, lost = own
        return Copy(book, lost=lost, own_sheets={sheet.name: sheet for sheet in sheets})
    names = SheetNames(sheet.name for sheet in sheets)
    book_of_xls = load_xls(location, names)
    if book_of_xls is not None:
        return Copy(book_of_xls, "converted_xls", names=names)
    plain = all(sheet.plain_text for sheet in sheets)
    book = rebuild(sheets, names, {} if plain else ods_looks(location))
    return Copy(book, "converted_text" if plain else "rebuilt", names=names)
