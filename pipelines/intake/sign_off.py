"""An office that signs below a table: its name alone, or with the day.

Belongs here: which name a row of cells signs with. Does not belong here: whether the name is
one of a unit (`catalog/places.py`), other lines around a table (`footers.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from pipelines.intake.footers import LONE_DATE
from pipelines.intake.lines import Line
from pipelines.intake.sheet import Value, shown
from pipelines.intake.wording import squeeze

_STAMP = re.compile(r"\((?:盖章|公章|签章|章)\)$")
_DAY = re.compile(rf"(?:{LONE_DATE.pattern})$")
_OFFICE = re.compile(r".*(?:局|中心|办公室|委员会|委|政府|厅|开发区|办)")
_LONGEST = 30


def signing_name(values: Sequence[Value], filled: Sequence[int]) -> str:
    """The name of an office, where the row holds nothing but it and a day; '' otherwise.

    A place name alone is a cell like others: it must be an office, stamped, or dated.
    """
    name = ""
    signs = False
    for j in filled:
        text = squeeze(shown(values[j]))
        if isinstance(values[j], date) or LONE_DATE.fullmatch(text):
            signs = True
            continue
        bare = _STAMP.sub("", _DAY.sub("", _STAMP.sub("", text)))
        if name or not 2 <= len(bare) <= _LONGEST or ":" in bare:
            return ""
        name = bare
        signs |= bare != text or _OFFICE.fullmatch(bare) is not None
    return name if signs else ""


def office_below(lines: Sequence[Line], is_office: Callable[[str], bool]) -> Line | None:
    """The line in which an office signs; `lines`: those below the last row of a table."""
    rows: dict[int, list[Line]] = {}
    for line in lines:
        rows.setdefault(line.row, []).append(line)
    for found in rows.values():
        name = signing_name([line.text for line in found], range(len(found)))
        if name and is_office(name):
            signed = next(line for line in found if name in squeeze(line.text))
            return signed._replace(text=name)
    return None
