"""Names and texts that came from outside, made safe for a folder and for a csv.

Belongs here: pure functions of text, and a look at the names that a folder holds. Does not
belong here: writing.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from pathlib import Path

from pipelines.intake.inventory import COMPANIONS

LONGEST_STEM, LONGEST_SUFFIX, LONGEST_TEXT = 160, 20, 100  # bytes, bytes, characters
NAMELESS = "未命名"
_FORMULA = tuple("=+-@＝＋－＠\t\r")  # Excel takes the wide ones for formulas too
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def safe_name(name: str) -> str:
    """A plain file name: no folders, nothing hidden, nothing that csv or Windows misreads."""
    last = re.split(r"[/\\]", name)[-1]
    plain = _FORBIDDEN.sub("_", _printable(last)).strip(" .")
    if last.lstrip().startswith(".") and plain:
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if not dot or len(suffix.encode()) > LONGEST_SUFFIX:
        stem, suffix = plain, ""
    stem = _cut(stem, LONGEST_STEM).strip() or NAMELESS
    whole = f"{stem}.{suffix}" if suffix else stem
    risky = whole.startswith((*_FORMULA, "#", "~$", "'"))
    if risky or whole.casefold() in COMPANIONS or _DEVICES.fullmatch(whole):
        return f"_{whole}"
    return whole


def free_name(folder: Path, name: str) -> str:
    """The name, or name(2) …: none that differs only in case or Unicode form is there."""
    taken = {_key(entry.name.removeprefix(".").removesuffix(".part")) for entry in folder.iterdir()}
    stem, dot, suffix = name.rpartition(".")
    if not dot:
        stem, suffix = name, ""
    for number in count(1):
        whole = f"{stem}({number})" if number > 1 else stem
        whole = f"{whole}.{suffix}" if suffix else whole
        if _key(whole) not in taken:
            return whole
    raise AssertionError


def safe_text(text: str) -> str:
    """One readable line that no spreadsheet program takes for a formula."""
    plain = " ".join(_printable(text).split())[:LONGEST_TEXT].strip()
    return f"'{plain}" if plain.startswith(_FORMULA) else plain


def _printable(text: str) -> str:
    """NFC, with control, format, surrogate and unassigned characters as blanks."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if unicodedata.category(c)[0] == "C" else c for c in composed)


def _cut(text: str, size: int) -> str:
    return text.encode()[:size].decode("utf-8", "ignore")


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
