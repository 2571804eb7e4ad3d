"""Where each sentence of a bulletin stands (依据): its section, its page, in a table or a chart.

Belongs here: pure functions from the paper's texts and its `_依据.json` to placed sentences. Does
not belong here: reading files (`paper.py`), links (`components/claims.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dashboards.paper import Paragraph

HEADING = re.compile(r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。；：]{1,30}$")
ANNEX = re.compile(r"^附件\s?\d*$")
CHART = "（图）"
LOOKED_FOR = 14  # characters: a sentence may run on to the next page


class Claim(NamedTuple):
    """A number as printed and the figure that it is; () for text put together of several."""

    text: str
    figure: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A sentence with its numbers; `page` from 0; `table` 0: in the text, -1: in a chart."""

    text: str
    claims: tuple[Claim, ...]
    section: str = ""
    page: int = 0
    table: int = 0
    row: str = ""

    @property
    def is_traced(self) -> bool:
        """Whether one of its numbers is a single figure."""
        return any(claim.figure for claim in self.claims)


def read(text: str) -> list[Told]:
    """The sentences of `_依据.json`. Raises ValueError or KeyError when it is none."""
    return [
        Told(row["sentence"], tuple(Claim(c["text"], tuple(c["figure"])) for c in row["claims"]))
        for row in json.loads(text)
    ]


def placed(
    told: Sequence[Told], paragraphs: Sequence[Paragraph], pages: Sequence[str]
) -> list[Told]:
    """Each with section and page, in the order of the paper; `pages`: the texts of a PDF."""
    looking = _Finder(pages)
    stands = _stands(paragraphs, looking)
    found, at = [], 0
    for sentence in told:
        if sentence.text.startswith(CHART):
            found.append(_chart(sentence, looking, stands))
            continue
        place = _next(stands, at, _plain(sentence.text))
        if place is None:
            continue  # a header or footer
        at = place
        here = stands[place]
        page = here.page if here.table else looking.near(here.start, sentence.text, here.page)
        found.append(
            replace(sentence, section=here.section, page=page, table=here.table, row=here.row)
        )
    return sorted(found, key=lambda sentence: sentence.page)


class _Stand(NamedTuple):
    """A paragraph with its place."""

    plain: str
    section: str
    page: int
    start: int
    table: int
    row: str


def _stands(paragraphs: Sequence[Paragraph], looking: _Finder) -> list[_Stand]:
    found: list[_Stand] = []
    section, is_annex, page, start = "", False, 0, 0
    for paragraph in paragraphs:
        text = " ".join(paragraph.text.split())
        if not paragraph.table:
            page, start = looking.next(text)
            if ANNEX.match(text):
                section, is_annex = text, True
            elif is_annex:
                section, is_annex = f"{section}　{text}", False
            elif HEADING.match(text):
                section = text
        found.append(_Stand(_plain(text), section, page, start, paragraph.table, paragraph.row))
    return found


def _next(stands: Sequence[_Stand], at: int, plain: str) -> int | None:
    """The first paragraph from `at` on that holds the text."""
    return next((n for n in range(at, len(stands)) if plain in stands[n].plain), None)


def _chart(sentence: Told, looking: _Finder, stands: Sequence[_Stand]) -> Told:
    title = sentence.text.removeprefix(CHART).split("：", 1)[0]
    page = looking.last(title)
    section = next((s.section for s in reversed(stands) if s.page <= page), "")
    return replace(sentence, section=section, page=page, table=-1)


class _Finder:
    """Finds texts in the pages one after the other; spaces and breaks do not count."""

    def __init__(self, pages: Iterable[str]) -> None:
        self._starts: list[int] = []
        whole = ""
        for page in pages:
            self._starts.append(len(whole))
            whole += _plain(page)
        self._whole, self._at = whole, 0

    def next(self, text: str) -> tuple[int, int]:
        """Page and place of the next paragraph that begins like `text`."""
        place = self._whole.find(_plain(text)[:LOOKED_FOR], self._at)
        if place >= 0:
            self._at = place
        return self._page(self._at), self._at

    def near(self, start: int, text: str, page: int) -> int:
        """The page of a sentence whose paragraph begins at `start`; else `page`."""
        place = self._whole.find(_plain(text)[:LOOKED_FOR], start)
        return self._page(place) if place >= 0 else page

    def last(self, text: str) -> int:
        """The page on which a text stands for the last time; the last page where it does not."""
        place = self._whole.rfind(_plain(text))
        return self._page(place) if place >= 0 else max(len(self._starts) - 1, 0)

    def _page(self, place: int) -> int:
        return max(sum(start <= place for start in self._starts) - 1, 0)


def _plain(text: str) -> str:
    return "".join(text.split())
