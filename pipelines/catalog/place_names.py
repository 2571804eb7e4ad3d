"""How a unit's name may be written, and what offices add to it.

Belongs here: text -> comparable key, the spellings of one unit, suffixes of offices. Does
not belong here: choosing between units (`places.py`); no unit is named here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipelines.catalog.model.places import OrgUnit

_NOISE = re.compile(r"[\s\u200b-\u200f\ufeff()\[\]【】〔〕·、,，。:：;；\"'“”‘’]+")
_OFFICE = re.compile(
    r"(人民政府|政府|党委|管理委员会|管委会|办公室"
    r"|((产业|招商|投资|项目|政府|县级|市级)*"
    r"(投资促进|投促|招商引资|招商|代办服务|代办|全程代办|服务|政务服务|行政服务|便民服务"
    r"|经济发展|经发|经济贸易|经贸|商务)"
    r"(和投资促进|和商务)?(局|中心|办|处|科|部门|委员会|委|大厅|窗口|机构)))$"
)
# Any department, where the unit before it is named in full: 某某市发展和改革委员会.
_DEPARTMENT = re.compile(r"^\w{1,20}?(局|厅|委|委员会|办|办公室|中心|部|处|科|院|馆|领导小组)$")
_OWN_LEVEL = re.compile(r"(本级|直属|本部)$")
_CITY_LEVEL = re.compile(r"[市州](本级|直属|直|级)$")
_ENDINGS = re.compile(r"(特区|新区|自治州|自治县|[省市州县区])$")
_SHORTEST_STEM = 2

# Names by which a province's own office goes inside its province.
OWN_PROVINCE = ("省", "省级", "省本级", "省直")


@lru_cache(maxsize=50_000)
def place_key(text: str) -> str:
    """Half width, without white space, brackets and punctuation."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text))


def without_office(key: str) -> str:
    """The unit's part of an office's name; the whole key when nothing would remain."""
    while (shorter := _OFFICE.sub("", key)) != key and shorter:
        key = shorter
    return key


def is_department(rest: str) -> bool:
    """Does what follows a unit's full name look like one of its departments?"""
    return _DEPARTMENT.search(rest) is not None


def own_level_parts(key: str) -> tuple[str, ...]:
    """For 某市本级, 某州直: what may name the city ('' = the city is not named); else ()."""
    found = [pattern.sub("", key) for pattern in (_OWN_LEVEL, _CITY_LEVEL) if pattern.search(key)]
    return tuple(found)


def full_names(unit: OrgUnit) -> set[str]:
    """Spellings that end like a unit (县, 市, 区 …) and so may be followed by an address."""
    names = {place_key(name) for name in (unit.name, *unit.short_names)}
    return {name for name in names if _ENDINGS.search(name) and len(name) > _SHORTEST_STEM} | {
        place_key(unit.name)
    }


def stem(name: str) -> str:
    """某某县 -> 某某; '' when too little would remain."""
    shorter = _ENDINGS.sub("", place_key(name))
    return shorter if len(shorter) >= _SHORTEST_STEM else ""


def spellings(unit: OrgUnit) -> dict[str, int]:
    """Key -> tier: 1 the full name, 2 a short name, 3 the name without its ending."""
    found: dict[str, int] = {}
    for short in (unit.name, *unit.short_names):
        if without_ending := stem(short):
            found[without_ending] = 3
    found |= {place_key(short): 2 for short in unit.short_names}
    found[place_key(unit.name)] = 1
    return found


def local_spellings(unit: OrgUnit, city: OrgUnit) -> dict[str, int]:
    """Spellings that leave the city out: understood only within that city."""
    heads = {stem(name) for name in (city.name, *city.short_names)} - {""}
    found = {
        key.removeprefix(head): tier + 1
        for key, tier in spellings(unit).items()
        for head in heads
        if key.startswith(head)
    }
    return {key: tier for key, tier in found.items() if len(key) > _SHORTEST_STEM}
