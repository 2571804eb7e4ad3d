"""Addresses of pages (链接): which page shows what, as shareable links.

Belongs here: building an address from choices. Does not belong here: reading it (`state.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import urlencode

from markupsafe import Markup, escape

from dashboards import data_access, state

CELL = "cell"  # the part of 溯源 that a cell's link leads to
_AS_TEXT = ContextVar("as_text", default=False)


@contextmanager
def as_texts() -> Iterator[None]:
    """Links are only their texts: a file leads nowhere, and is made outside of a visit."""
    before = _AS_TEXT.set(True)
    try:
        yield
    finally:
        _AS_TEXT.reset(before)


def address(page: str, **choices: str | None) -> str:
    """A page's relative address with its choices: drilldown?city=…; empty ones are left out."""
    chosen = {name: value for name, value in choices.items() if value}
    if day := state.wanted("as_of"):  # a link stays on the day that is looked at
        chosen["as_of"] = day
    return f"{page or './'}?{urlencode(chosen)}" if chosen else (page or "./")


def target(page: str, **choices: str | None) -> Markup:
    """The href of a link to a page with choices made; '' where it would lead to others' rows."""
    if _AS_TEXT.get() or not data_access.opens(city=choices.get("city"), unit=choices.get("unit")):
        return Markup("")
    return Markup(' href="{}"').format(address(page, **choices))


def link(text: str, page: str, tip: str = "", **choices: str | None) -> Markup:
    """A link to a page with choices made, `tip` shows on hover and on focus; only the text where
    it would lead to others' rows."""
    href = target(page, **choices)
    if not href:
        return escape(text)
    shown = Markup(' data-tip="{}"').format(tip) if tip else Markup("")
    return Markup("<a{}{}>{}</a>").format(href, shown, text)


def drilldown(
    text: str, regime: str, indicator: str, period: str, tip: str = "", **place: str | None
) -> Markup:
    """A link to 逐级下钻; `place` narrows it: city, county, subject."""
    return link(text, "drilldown", tip, regime=regime, indicator=indicator, period=period, **place)


def cell(text: str, file: str, sheet: str, address: str, tip: str, **choices: str | None) -> Markup:
    """A link to 溯源, at every figure that one cell of a return counts in."""
    place = {"file": file, "sheet": sheet, "cell": address, "part": CELL}
    return link(text, "trace", tip, **choices, **place)
