"""Formulas of an .xls that no program has computed.

Belongs here: telling them from formulas whose result is an empty text: both are stored the same
way. Does not belong here: reading cells (`xls_parts.py`).

A formula that only ever gives a number or TRUE/FALSE (`=SUM(…)`, `=A1+B1`) and is stored with an
empty text was not computed: this is certain. Others (`=IF(A1="","",A1)`) are taken for not
computed only where a certain one stands in the same workbook and no formula of it has a result,
because then the program that wrote it computes nothing. Otherwise they are blank, as they look.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

import xlrd
from xlrd.formula import FMLA_TYPE_CELL, decompile_formula

from pipelines.intake.sheet import Formula

FORMULA, BEGINNING, END = frozenset({0x0006, 0x0206, 0x0406}), 0x0809, 0x000A
BIFF5 = 50  # older ones hold one sheet without a name, and nobody writes them
NUMERIC = frozenset(
    {
        "SUM", "SUMIF", "SUMPRODUCT", "SUBTOTAL", "PRODUCT", "COUNT", "COUNTA", "COUNTIF",
        "AVERAGE", "MIN", "MAX", "ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "ABS", "AND", "OR", "NOT",
    }
)  # fmt: skip
COMPARISONS = frozenset({"=", "<>", "<", ">", "<=", ">="})


class _Stored(NamedTuple):
    sheet: str
    row: int
    column: int
    text: str


def uncomputed(book: xlrd.Book) -> dict[str, dict[tuple[int, int], Formula]]:
    """By sheet name and position; the book must have been opened on demand and not released."""
    if book.biff_version < BIFF5:
        return {}
    empty: list[_Stored] = []
    computed = False
    for sheet in book.sheets():
        for body in records_of_formulas(book.mem, book._sh_abs_posn[sheet.number]):
            row, column = struct.unpack_from("<HH", body)
            if body[12:14] == b"\xff\xff" and body[6] == 3:
                empty.append(_Stored(sheet.name, row, column, _text(book, body, row, column)))
            else:
                computed = True
    certain = {stored for stored in empty if gives_no_text(stored.text)}
    found: dict[str, dict[tuple[int, int], Formula]] = {}
    for stored in empty if certain and not computed else certain:
        place = (stored.row, stored.column)
        found.setdefault(stored.sheet, {})[place] = Formula("=" + _as_typed(stored.text))
    return found


def gives_no_text(formula: str) -> bool:
    """Whether the result is always a number, TRUE or FALSE (or an error), by its outermost part."""
    tokens = [token for token in _tokens(formula) if token.type != "WHITE-SPACE"]
    while len(tokens) > 1 and _is_one_group(tokens) and tokens[0].type == "PAREN":
        tokens = tokens[1:-1]
    outside, depth = [], 0
    for token in tokens:
        depth -= token.subtype == "CLOSE"
        if depth == 0:
            outside.append(token)
        depth += token.subtype == "OPEN"
    infix = {token.value for token in outside if token.type == "OPERATOR-INFIX"}
    if infix & COMPARISONS:  # they bind least of all
        return True
    if infix & {"&", ",", ":"}:
        return False
    if infix or any(t.value == "-" for t in outside if t.type == "OPERATOR-PREFIX"):
        return True
    if any(token.type == "OPERATOR-POSTFIX" for token in outside):
        return True
    return _is_one_group(tokens) and tokens[0].value.upper().rstrip("(") in NUMERIC


def _is_one_group(tokens: list[Any]) -> bool:
    """Whether the first token opens what the last one closes."""
    depth = 0
    for i, token in enumerate(tokens):
        depth += (token.subtype == "OPEN") - (token.subtype == "CLOSE")
        if depth == 0:
            return i > 0 and i == len(tokens) - 1
    return False


def _as_typed(formula: str) -> str:
    """Whole numbers without the decimal that xlrd adds (1.0+1.0)."""
    values = [
        token.value.removesuffix(".0") if token.subtype == "NUMBER" else token.value
        for token in _tokens(formula)
    ]
    return "".join(values) or formula


def _tokens(formula: str) -> list[Any]:
    """Empty when the text is no formula: nothing is certain then."""
    from openpyxl.formula import Tokenizer  # here: nearly no file needs it
    from openpyxl.formula.tokenizer import TokenizerError

    try:
        return list(Tokenizer("=" + formula).items)
    except (TokenizerError, IndexError):
        return []


def records_of_formulas(content: bytes, at: int) -> Iterator[bytes]:
    """The bodies of the formula records of the sheet that begins there."""
    depth, end = 0, len(content)
    while at + 4 <= end:
        kind, size = struct.unpack_from("<HH", content, at)
        if kind in FORMULA and depth == 1 and 22 <= size <= end - at - 4:
            yield content[at + 4 : at + 4 + size]
        depth += (kind == BEGINNING) - (kind == END)  # a chart inside has its own pair
        if depth <= 0:
            return
        at += 4 + size


def _text(book: xlrd.Book, body: bytes, row: int, column: int) -> str:
    """The formula as Excel shows it; '?' when it cannot be told."""
    (size,) = struct.unpack_from("<H", body, 20)
    try:
        text = decompile_formula(
            book, body[22:], size, FMLA_TYPE_CELL, browx=row, bcolx=column, r1c1=0
        )
    except MemoryError:
        raise
    except Exception:  # xlrd raises whatever a broken formula leads to
        return "?"
    return text or "?"
