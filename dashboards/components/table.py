"""Tables as HTML: escaped, with links, right-aligned numbers and signs beside colours.

Belongs here: turning rows of ready texts into markup. Does not belong here: how a number is
written (`formats.py`), which rows there are (pages), the files to download (`downloads.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import streamlit as st
from markupsafe import Markup, escape

from dashboards.components import downloads

FILTERED_FROM = 6  # a shorter table is read faster than filtered
ALL_IN_FILES = "{said}；下载的文件里是全部，排序和筛选只管列出的。"


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
    show(_heading(text, note, anchor))


class Whole(NamedTuple):
    """A table of which the page shows a part: what `said` says of it, all of it for the files."""

    said: str
    lines: downloads.Lines


def first(
    number: int, total: int, heads: Sequence[Head], rows: Callable[[], Sequence[Row]]
) -> Whole | None:
    """The page shows the first `number` of `total` rows; None when those are all.

    `rows` makes all of them when a file is asked for, outside of the visit.
    """
    if total <= number:
        return None
    return Whole(f"只列前{number:,}行，共{total:,}行", downloads.later(lambda: (heads, rows())))


class Listing(NamedTuple):
    """A section of one table, ready to be put on a page; nothing of it depends on the visit."""

    name: str  # of the files
    heading: Markup
    body: Markup
    lines: downloads.Lines
    is_personal: bool = False  # persons are named in it


def prepared(
    title: str,
    heads: Sequence[Head],
    rows: Sequence[Row],
    *,
    note: str = "",
    caption: str = "",
    kind: str = "",
    file: str = "",
    level: int = 2,
    groups: Sequence[tuple[str, int]] = (),
    is_personal: bool = False,
    whole: Whole | None = None,
) -> Listing:
    """Heading, files to download, sort, filter. `file` names the files; `groups` are heads above
    several columns, with how many; `whole` is what the files hold where `rows` are a part."""
    name = file or title
    if whole is not None:
        caption += ALL_IN_FILES.format(said=whole.said)
    return Listing(
        name,
        _heading(title, note, level=level),
        table_html(heads, rows, caption, kind, name, groups),
        partial(downloads.as_lines, heads, rows) if whole is None else whole.lines,
        is_personal,
    )


def put(section: Listing) -> None:
    """Put a section on the page."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        show(section.heading)
        downloads.buttons(section.name, section.lines, section.is_personal)
    show(section.body)


def listing(title: str, heads: Sequence[Head], rows: Sequence[Row], **looks: Any) -> None:
    """A section made and put on the page at once; `looks` as in `prepared`."""
    put(prepared(title, heads, rows, **looks))


def _heading(text: str, note: str = "", anchor: str = "", level: int = 2) -> Markup:
    below = Markup('<div class="db-note">{}</div>').format(note) if note else ""
    place = Markup(' id="{}"').format(anchor) if anchor else ""
    return Markup("<h{}{}>{}</h{}>{}").format(level, place, text, level, below)


def table_html(
    heads: Sequence[Head],
    rows: Sequence[Row],
    caption: str = "",
    kind: str = "",
    name: str = "",
    groups: Sequence[tuple[str, int]] = (),
) -> Markup:
    """The whole table; its texts are escaped unless they are Markup. A named one can be sorted."""
    top = Markup("").join(_head(head, name) for head in heads)
    over = Markup("").join(
        Markup('<th scope="colgroup" class="over" colspan="{}">{}</th>').format(span, text)
        if text
        else Markup('<td colspan="{}"></td>').format(span)
        for text, span in groups
    )
    above = Markup("<tr>{}</tr>").format(over) if groups else ""
    body = Markup("").join(_row(heads, row) for row in rows)
    title = Markup("<caption>{}</caption>").format(caption) if caption else ""
    return Markup(
        '<div class="db-table" data-name="{}">{}<div class="db-scroll" tabindex="0" role="region"'
        ' aria-label="{}"><table class="{}">{}<thead>{}<tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div></div>"
    ).format(name, _finder(name, rows), name or "表", kind, title, above, top, body)


def _finder(name: str, rows: Sequence[Row]) -> Markup:
    if not name or len(rows) < FILTERED_FROM:
        return Markup("")
    return Markup(
        '<div class="db-finder"><input type="search" class="db-find" placeholder="筛选本表"'
        ' aria-label="筛选：{}"><span class="db-shown" role="status"></span></div>'
    ).format(name)


def _head(head: Head, name: str) -> Markup:
    text = Markup("{}").format(head.text)
    if not name:
        return Markup('<th scope="col" class="{}">{}</th>').format(head.style, text)
    if "<a " in text:  # which leads elsewhere: the button stands beside it
        button = Markup('<button type="button" class="db-sort" aria-label="按{}排序">⇅</button>')
        text = Markup("{} {}").format(text, button.format(text.striptags()))
    else:
        text = Markup('<button type="button" class="db-sort">{}</button>').format(text)
    return Markup('<th scope="col" aria-sort="none" class="{}">{}</th>').format(head.style, text)


def _row(heads: Sequence[Head], row: Row) -> Markup:
    cells = []
    for head, cell in zip(heads, row.cells, strict=True):
        text, style = cell if isinstance(cell, Styled) else (cell, "")
        cells.append(
            Markup('<td class="{}">{}</td>').format(
                f"{head.style} {style}".strip(), escape(text or "")
            )
        )
    flag = "flag" if row.flagged else ""
    return Markup('<tr class="{}">{}</tr>').format(flag, Markup("").join(cells))
