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


def test_what_is_alive_is_set_aside() -> None:
    mine = {"kept": []}  # type: ignore[var-annotated]  # what is in it does not matter
    heap.set_aside()
    assert gc.get_freeze_count() > 10_000
    assert not any(found is mine for found in gc.get_objects())


def test_only_once_until_new_modules_come(monkeypatch: pytest.MonkeyPatch) -> None:
    heap.set_aside()
    before = gc.get_freeze_count()
    later = [{} for _ in range(50_000)]  # type: ignore[var-annotated]  # what is in it does not matter
    heap.set_aside()
    assert gc.get_freeze_count() <= before
    monkeypatch.setitem(sys.modules, "a_module_that_came", ModuleType("a_module_that_came"))
    heap.set_aside()
    assert gc.get_freeze_count() >= len(later)
