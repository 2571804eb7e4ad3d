"""What definitions name (引用): finding the names, and complaining of one that leads nowhere.

Belongs here: the walk through any definition. Does not belong here: which key names what
(`references.py`, `form_references.py`, `source_references.py`).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

from pipelines.catalog.model.definition import Definition
from pipelines.catalog.yaml_lines import Way, YamlFile


def parts(definition: Definition, way: Way = ()) -> Iterator[tuple[Way, Definition]]:
    """The definition and every one inside it, with their ways in the file."""
    yield way, definition
    for key, _ in definition:
        for place, value in _values(definition, key, way):
            if isinstance(value, Definition):
                yield from parts(value, place)


def named(definition: Definition, keys: Container[str], way: Way) -> Iterator[tuple[Way, str, str]]:
    """(way, key, name) of each name that stands under one of `keys`."""
    for key, _ in definition:
        if key in keys:
            yield from ((at, key, name) for at, name in _values(definition, key, way) if name)


def must_be(file: YamlFile, way: Way, lacking: str, name: str, known: Iterable[str]) -> None:
    """Raise DefinitionError, “`lacking` 某名”, when `name` is not among the `known`."""
    names = list(known)
    if name not in names:
        allowed = "、".join(names) or "（还没有）"
        raise file.error(way, f"{lacking}“{name}”；可以写：{allowed}。")


def _values(definition: Definition, key: str, way: Way) -> Iterator[tuple[Way, Any]]:
    value = getattr(definition, key)
    if isinstance(value, tuple):
        yield from (((*way, key, n), item) for n, item in enumerate(value))
    else:
        yield (*way, key), value
