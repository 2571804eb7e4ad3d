"""Which projects the items of meetings mean, read as a clerk reads them, from left to right.

Belongs here: names within texts. Does not belong here: what follows from it (`ledgers.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipelines.simulation.landing_service.truth.registers import plain
from pipelines.simulation.truth import Line

_NUMERALS = set("0123456789一二三四五六七八九十")
_COUNTED = ("期", "号", "区", "标段", "地块", "#", ")")


def projects_in_items(
    known: Iterable[Line], troubled: Sequence[Line], items: Iterable[Line]
) -> dict[str, list[Line]]:
    """Code of a troubled project -> the items that mean it and no other."""
    names = {plain(project.text("project_name")) for project in known} - {""}
    found: dict[str, list[Line]] = defaultdict(list)
    for item in items:
        text = plain(item.text("item"))
        for name in set(_mentions(text, names)):
            meant = [p for p in troubled if plain(p.text("project_name")) == name]
            if len(meant) > 1:
                meant = [p for p in meant if plain(p.text("project_code")) in text]
            if len(meant) == 1:
                found[meant[0].text("project_code")].append(item)
    return found


def _mentions(text: str, names: set[str]) -> Iterator[str]:
    place = 0
    while place < len(text):
        here = [name for name in names if text.startswith(name, place)]
        if not here:
            place += 1
            continue
        name = max(here, key=len)
        place += len(name)
        if not _is_another(text[place:]):
            yield name


def _is_another(rest: str) -> bool:
    """A phase or a number follows: 二期, （三期）, 项目2号, or a bare 2 at the end."""
    for filler in ("项目", "工程"):
        rest = rest.removeprefix(filler) if rest.startswith(filler) else rest
    rest = rest.removeprefix("(").removeprefix("第")
    after = rest.lstrip("".join(_NUMERALS))
    if after == rest and rest[:1].isascii() and rest[:1].isalpha():
        after = rest[1:]
    return after != rest and (not after or after.startswith(_COUNTED))
