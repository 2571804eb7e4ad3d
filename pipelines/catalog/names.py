"""Names made comparable: the identity of a project, and the key of a header.

Belongs here: what may differ in writing without differing in meaning. Does not belong here:
names of units (`places.py`), and likeness of names, which never makes two of them the same.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# The signs that do not tell two project names apart, besides white space.
_IGNORED = str.maketrans(dict.fromkeys("·、，,。“”\"'【】[]《》—-_", None))
# Every separator and every invisible sign of width zero; the models' macro has the same class.
_SPACE = re.compile(r"[\s\x1c-\x1f\u0085\u180e\u200b-\u200f\u2060\ufeff]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@lru_cache(maxsize=100_000)
def name_key(text: str) -> str:
    """The normalised name N(x): half width, no white space, no ·、，。“” etc., upper case."""
    half = text.translate(_HALF_WIDTH)
    return _SPACE.sub("", half).translate(_IGNORED).upper()


@lru_cache(maxsize=20_000)
def header_key(text: str) -> str:
    """A header without white space, width, punctuation and bracketed units."""
    compact = _SPACE.sub("", unicodedata.normalize("NFKC", text))
    bare = _BRACKETS.sub("", compact) or compact
    return bare.translate(_IGNORED).translate(str.maketrans(dict.fromkeys("/:;().", None)))
