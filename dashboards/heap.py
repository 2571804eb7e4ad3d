"""What the server keeps for good is kept out of the way of the collector (垃圾回收).

Streamlit collects all of Python's memory after every visit. Most of that memory are modules, which
never go: to look through them took three quarters of a visit's time.

Belongs here: setting them aside. Does not belong here: what pages remember (`components/kept.py`).
"""

from __future__ import annotations

import atexit
import gc
import sys


class _Seen:
    """How many modules there were when last set aside."""

    modules = 0


def set_aside() -> None:
    """Once a visit has brought new modules: everything alive is left out of later collections.

    What is set aside still goes when nothing refers to it; only rings of references, of those few
    visits that brought modules, would stay.
    """
    if len(sys.modules) == _Seen.modules:
        return
    _Seen.modules = len(sys.modules)
    gc.collect()
    gc.freeze()


atexit.register(gc.unfreeze)  # at the end all goes; what would stay is reported as a leak
