"""What the reader has chosen, kept in the page's address so that a view can be shared.

Belongs here: reading a choice from the address, checking it against what exists, and writing
it back. Does not belong here: which choices exist (`data.py`) and how they look.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st


def wanted(name: str) -> str:
    """The choice named in the address, else the one made earlier in this visit, else ''."""
    return str(st.query_params.get(name) or st.session_state.get(f"chosen.{name}", ""))


def keep(name: str, value: str) -> None:
    """Remember a choice, in the address too."""
    st.session_state[f"chosen.{name}"] = value
    if value and st.query_params.get(name) != value:
        st.query_params[name] = value
    elif not value and name in st.query_params:
        del st.query_params[name]


def choose_day(label: str, name: str, shown: date | None, hint: str) -> None:
    """A day bound to the address; empty = none."""
    key = f"widget.{name}"

    def changed() -> None:
        chosen = st.session_state[key]
        keep(name, chosen.isoformat() if chosen else "")

    st.session_state[key] = shown
    st.date_input(label, key=key, format="YYYY-MM-DD", on_change=changed, help=hint)
    keep(name, shown.isoformat() if shown else "")


def type_in(label: str, name: str, example: str) -> str:
    """A text bound to the address."""
    key = f"widget.{name}"

    def changed() -> None:
        keep(name, str(st.session_state[key]).strip())

    st.session_state[key] = wanted(name)
    st.text_input(label, key=key, placeholder=example, on_change=changed)
    keep(name, wanted(name))
    return wanted(name)


def choose(
    label: str,
    name: str,
    options: Sequence[str],
    text: Callable[[str], str],
    default: str,
    resets: Sequence[str] = (),
    width: int | None = None,
) -> str:
    """A drop-down bound to the address. `resets` are the narrower choices a change gives up."""
    key = f"widget.{name}"

    def changed() -> None:
        keep(name, st.session_state[key])
        for narrower in resets:
            keep(narrower, "")

    asked = st.query_params.get(name) or st.session_state.get(f"chosen.{name}")
    if asked is not None and asked not in options:
        if st.query_params.get(name):
            st.caption(f"没有“{asked}”这个{label}，已改为默认值。")
        asked = None
    st.session_state[key] = default if asked is None else asked
    value = st.selectbox(
        label, options, key=key, format_func=text, on_change=changed, width=width or "stretch"
    )
    keep(name, value or "")
    return value or ""
