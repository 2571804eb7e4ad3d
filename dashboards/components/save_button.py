"""Handing out a file (下载): the one way in which a page does it, so that each is recorded.

A file is made and recorded when it is asked for, and the page is not drawn anew: Streamlit forgets
the files of the page before while it draws the next, so a click in that moment would give nothing.

Belongs here: the button. Does not belong here: what is in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Literal

import streamlit as st

from dashboards import journal
from dashboards.journal import What


def button(
    label: str,
    content: bytes | Callable[[], bytes],
    name: str,
    mime: str,
    key: str,
    about: Mapping[str, str],
    is_personal: bool = False,
    kind: Literal["secondary", "tertiary"] = "secondary",
    tip: str = "",
) -> None:
    """A download button; `about` (unit, period, regime, detail) goes into the record.

    `is_personal`: the file holds personal data as it was sent. `content` may be made on demand.
    """
    what: What = "personal_download" if is_personal else "download"
    note = journal.later(what, **(dict(about) | {"file": name}))
    st.download_button(
        label, partial(_hand_out, content, note), name, mime, key=key, type=kind,
        help=tip or None, on_click="ignore",
    )  # fmt: skip


def _hand_out(content: bytes | Callable[[], bytes], note: Callable[[], None]) -> bytes:
    """Recorded once it is made, and not handed out unless it is recorded. Raises OSError."""
    made = content if isinstance(content, bytes) else content()
    note()
    return made
