"""Tables as HTML: escaped, with links, right-aligned numbers and signs beside colours.

Belongs here: turning rows of ready texts into markup. Does not belong here: how a number is
written (`formats.py`) and which rows there are (pages).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup, escape


class Head(NamedTuple):
    """A column header and the style of its cells: num (right), mid (centre), keep, long."""

    text: str
    style: str = ""


class Styled(NamedTuple):
    """A cell with a style of its own."""

    text: str
    style: str


class Row(NamedTuple):
    """The cells of one row; a flagged one is set off from the others."""

    cells: Sequence[str | Styled]
    flagged: bool = False


def show(markup: str) -> None:
    """Put ready markup on the page, in the pages' own look."""
    st.html(f'<div class="db">{markup}</div>')


def heading(text: str, note: str = "", anchor: str = "") -> None:
    """A section heading with an optional line below it."""
    below = Markup('<div class="db-note">{}</div>').format(note) if note else ""
    show(Markup('<h2 id="{}">{}</h2>{}').format(anchor, text, below))


def table_html(
    heads: Sequence[Head], rows: Sequence[Row], caption: str = "", kind: str = ""
) -> Markup:
    """The whole table; its texts are escaped unless they are Markup."""
    top = Markup("").join(
        Markup('<th scope="col" class="{}">{}</th>').format(head.style, head.text) for head in heads
    )
    body = Markup("").join(_row(heads, row) for row in rows)
    title = Markup("<caption>{}</caption>").format(caption) if caption else ""
    return Markup(
        '<div class="db-scroll"><table class="{}">{}<thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>"
    ).format(kind, title, top, body)


def _row(heads: Sequence[Head], row: Row) -> Markup:
    cells = []
    for head, cell in zip(heads, row.cells, strict=True):
        text, style = cell if isinstance(cell, Styled) else (cell, "")
        cells.append(
            Markup('<td class="{}">{}</td>').format(f"{head.style} {style}".strip(), escape(text))
        )
    flag = "flag" if row.flagged else ""
    return Markup('<tr class="{}">{}</tr>').format(flag, Markup("").join(cells))
