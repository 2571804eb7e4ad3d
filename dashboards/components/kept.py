"""Parts of a page that are made once and shown to everybody who sees the same copy.

Belongs here: remembering. Does not belong here: what is made. A part that is kept takes plain
values and asks nothing of the visit; who may see what is part of `serving.seen()`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from dashboards import serving, state

MOST = 300
P = ParamSpec("P")
R = TypeVar("R")


def kept(make: Callable[P, R]) -> Callable[P, R]:
    """The function, made once per copy, day that is looked at, and values."""

    @st.cache_resource(show_spinner=False, max_entries=MOST)
    def remembered(name: str, seen: tuple[object, ...], day: str, values: Any) -> R:
        del name, seen, day  # parts of the key
        return make(*values)  # type: ignore[call-arg]  # plain values, in order

    @wraps(make)
    def once(*values: P.args, **_: P.kwargs) -> R:
        name = f"{make.__code__.co_filename}:{make.__qualname__}"  # a page's module has no name
        found: R = remembered(name, serving.seen(), state.wanted("as_of"), values)
        return found

    return once
