"""Making texts comparable: headers, titles, labels.

Belongs here: what may differ in writing without differing in meaning. Does not belong here:
project names as identity (the models' name key), and unit names (`catalog/places.py`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACE = re.compile(r"[\s\u200b-\u200f\ufeff]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_SIGNS = re.compile(r"[、,:：*·.。;；/\\_\-—“”\"'《》]+")
_MONEY = re.compile(r"([十百千]?[万亿]|[百千])?(美|港|欧|日)?元|[万亿]")


@lru_cache(maxsize=50_000)
def squeeze(text: str) -> str:
    """Half width, without any white space."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=50_000)
def header_key(text: str) -> str:
    """A header without white space, width, punctuation; brackets kept."""
    return _SIGNS.sub("", squeeze(text)).replace("(", "").replace(")", "")


@lru_cache(maxsize=50_000)
def bare_header_key(text: str) -> str:
    """The same without its bracketed parts: `合同投资额（万元）` -> `合同投资额`."""
    return _SIGNS.sub("", _BRACKETS.sub("", squeeze(text)))


def money_unit(text: str) -> str:
    """万元, 亿元 or 元 when the brackets (or the end) of a header name one, else ''.

    Another one (百万元, 万美元) is given as it is written; nobody reads it.
    """
    compact = squeeze(text)
    for part in [*_BRACKETS.findall(compact), compact.rpartition(":")[2][-3:]]:
        match = _MONEY.search(part)
        if match:
            return match.group(0) if match.group(0).endswith("元") else match.group(0) + "元"
    return ""
