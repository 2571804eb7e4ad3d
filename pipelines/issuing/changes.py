"""What differs between two states of a bulletin's figures.

Belongs here: the comparison. Does not belong here: why (`causes.py`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pipelines.issuing.figures import Figure, Key
from pipelines.issuing.record import Change


def compare(before: Mapping[Key, Figure], after: Iterable[Figure]) -> list[Change]:
    """Figures that are new, gone or have another value, in the order of `after`."""
    found = []
    seen: set[Key] = set()
    for figure in after:
        seen.add(figure.key)
        old = before.get(figure.key)
        change = _difference(figure, old.values if old else {}, figure.values)
        if change:
            found.append(change)
    for key, old in before.items():
        if key not in seen and (change := _difference(old, old.values, {})):
            found.append(change)
    return found


def _difference(figure: Figure, before: dict[str, Any], after: dict[str, Any]) -> Change | None:
    names = list(dict.fromkeys([*after, *before]))
    differing = [name for name in names if _kept(before.get(name)) != _kept(after.get(name))]
    if not differing:
        return None
    return Change(
        figure,
        {name: _kept(before.get(name)) for name in differing},
        {name: _kept(after.get(name)) for name in differing},
    )


def _kept(value: Any) -> Any:
    """As it comes back from a record: numbers stay exact in JSON, days become texts."""
    return json.loads(json.dumps(value, default=str))
