"""Visits in turn (轮到): many that come together are answered one after the other.

Python runs one of them at a time anyway. Run side by side, all of fifty wait until the last is
ready; in turn, half have their page in half the time, and the last has it sooner too.

Belongs here: who goes on and who waits. Does not belong here: what a visit does in its turn.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition

MOST = 2  # one may wait for the disk or for a process of its own
SECONDS = 1.0


class Turns:
    """`most` at a time, in about the order in which they came. A turn counts for `seconds`: whoever
    takes longer (reading an upload, issuing) goes on, and the next begins beside it."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most, self._seconds = most, seconds
        self._changed = Condition()
        self._ends: dict[object, float] = {}

    @contextmanager
    def take(self) -> Iterator[None]:
        """Wait for a turn, and hold it within."""
        mine = object()
        with self._changed:
            while (left := self._left()) > 0:
                self._changed.wait(left)
            self._ends[mine] = time.monotonic() + self._seconds
        try:
            yield
        finally:
            with self._changed:
                del self._ends[mine]
                self._changed.notify()

    def _left(self) -> float:
        """Seconds until a turn is free at the latest; 0 = one is free now."""
        now = time.monotonic()
        ends = sorted(end for end in self._ends.values() if end > now)
        return ends[-self._most] - now if len(ends) >= self._most else 0.0


OF_THIS_SERVER = Turns(MOST, SECONDS)
