"""What a telephone number looks like (电话号码), in texts and in SQL: one rule for all pages.

Belongs here: the pattern and how it is applied. Does not belong here: which texts it is applied to
(`masks.py`, `persons.py`, `paper.py`).

DuckDB matches without looking around, so what stands beside a number is matched with it and put
back. Of numbers that share one separator every second is then missed: it takes two passes.
A local number without its area code cannot be told from any other number, and stays.
"""

from __future__ import annotations

import re

_D = "[0-9０-９]"
_GAP = "[-－‐—– \u3000]?"
_COUNTRY = f"(?:[+＋]|[0０]{{2}})?[8８][6６]{_GAP}"
_MOBILE = f"(?:{_COUNTRY})?[1１][3-9３-９]{_D}{_GAP}{_D}{{4}}{_GAP}{_D}{{4}}"
_AREA = f"(?:[1１][0０]|[2２]{_D}|[3-9３-９]{_D}{{2}})"
_LOCAL = f"[2-8２-８]{_D}{{2,3}}{_GAP}{_D}{{4}}"
_EXTENSION = f"(?:{_GAP}(?:[-－—]|转|分机|[Ee]xt[.]?){_GAP}{_D}{{1,6}})?"
_LOCALS = f"{_LOCAL}(?:[/／、]{_LOCAL})*{_EXTENSION}"
_LANDLINE = f"(?:{_COUNTRY}[（(]?[0０]?|[（(]?[0０]){_AREA}[)）]?{_GAP}{_LOCALS}"
# Not part of a longer number, and no amount: 15000000000元, ¥15000000000, 13912345678.50.
_BEFORE = "(^|[^0-9０-９.¥￥$]|(?:^|[^0-9０-９])[.])"
_AFTER = "($|[^0-9０-９.元万亿]|[.](?:$|[^0-9０-９]))"
PATTERN = f"{_BEFORE}(?:{_MOBILE}|{_LANDLINE}){_AFTER}"
_COMPILED = re.compile(PATTERN)


def are_in(text: str) -> bool:
    """Whether a number stands in the text."""
    return _COMPILED.search(text) is not None


def hidden(text: str, mask: str) -> str:
    """The text with `mask` for every number."""
    for _ in range(2):
        text = _COMPILED.sub(rf"\1{mask}\2", text)
    return text


def hidden_sql(text: str, mask: str) -> str:
    """The same as an SQL expression, for an expression that gives a text."""
    for _ in range(2):
        text = rf"regexp_replace({text}, '{PATTERN}', '\1{mask}\2', 'g')"
    return text
