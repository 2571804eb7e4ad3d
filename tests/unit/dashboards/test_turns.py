"""Visits in turn: how many at a time, who is next, and that nobody waits for one that takes long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial

import pytest

from dashboards.turns import Turns

PATIENCE = 10.0


def started(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_no_more_at_a_time_than_allowed() -> None:
    turns, lock = Turns(2, PATIENCE), threading.Lock()
    inside, most = 0, 0

    def visit() -> None:
        nonlocal inside, most
        with turns.take():
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.01)
            with lock:
                inside -= 1

    threads = [started(visit) for _ in range(20)]
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads)
    assert most == 2


def test_whoever_came_first_goes_first() -> None:
    turns, order = Turns(1, 10 * PATIENCE), list[int]()
    go = threading.Event()

    def first() -> None:
        with turns.take():
            go.wait(PATIENCE)

    def next_one(number: int) -> None:
        with turns.take():
            order.append(number)

    threads = [started(first)]
    until(lambda: len(turns._ends) == 1)
    for number in range(5):
        threads.append(started(partial(next_one, number)))
        until(lambda: len(turns._changed._waiters) == len(threads) - 1)  # type: ignore[attr-defined]  # Condition's own
    assert order == []
    go.set()
    for thread in threads:
        thread.join(PATIENCE)
    assert order == [0, 1, 2, 3, 4]


def test_one_that_takes_long_keeps_nobody_waiting() -> None:
    turns, done = Turns(1, 0.1), threading.Event()
    began = time.monotonic()
    with turns.take():
        other = started(lambda: take_and(turns, done))
        assert done.wait(PATIENCE)
        assert time.monotonic() - began >= 0.1
    other.join(PATIENCE)


def test_a_visit_that_breaks_gives_its_turn_back() -> None:
    turns, done = Turns(1, PATIENCE), threading.Event()
    with pytest.raises(ValueError, match="broken"), turns.take():
        raise ValueError("broken")
    started(lambda: take_and(turns, done))
    assert done.wait(PATIENCE / 10)


def until(is_so: Callable[[], bool]) -> None:
    """Wait for what another thread brings about."""
    last = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < last
        time.sleep(0.001)


def take_and(turns: Turns, done: threading.Event) -> None:
    with turns.take():
        done.set()
