"""What stays for good is left out of collections; set aside again only when modules came."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from dashboards import heap


@pytest.fixture(autouse=True)
def thawed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(heap._Seen, "modules", 0)
    gc.unfreeze()
    yield
    gc.unfreeze()


def is_looked_through(thing: object) -> bool:
    return any(found is thing for found in gc.get_objects())


def test_what_is_alive_is_set_aside() -> None:
    mine: list[object] = []
    assert is_looked_through(mine)
    heap.set_aside()
    assert not is_looked_through(mine)


def test_only_once_until_new_modules_come(monkeypatch: pytest.MonkeyPatch) -> None:
    heap.set_aside()
    later: list[object] = []
    heap.set_aside()
    assert is_looked_through(later)
    monkeypatch.setitem(sys.modules, "a_module_that_came", ModuleType("a_module_that_came"))
    heap.set_aside()
    assert not is_looked_through(later)
