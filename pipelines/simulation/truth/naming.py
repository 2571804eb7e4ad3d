"""When two names are one name: the rule of the form dictionary once more, by other means."""

from __future__ import annotations

# The signs that do not tell names apart, and the invisible ones that Python calls no space.
_DROPPED = set("·、，。“”\"'【】[]《》—-_,")
_INVISIBLE = set(map(chr, (0x180E, *range(0x200B, 0x2010), 0x2060, 0xFEFF)))


def normalise(text: str) -> str:
    """Names that only differ in width, case, white space or listed signs are one name."""
    narrow = (chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)
    return "".join(c for c in narrow if not _is_nothing(c)).upper()


def _is_nothing(sign: str) -> bool:
    return sign.isspace() or sign in _DROPPED or sign in _INVISIBLE
