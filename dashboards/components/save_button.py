"""Handing out a file (下载): the one way in which a page does it, so that each is recorded.

Belongs here: the button. Does not belong here: what is in the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    st.download_button(
        label, content, name, mime, key=key, type=kind, help=tip or None,
        on_click=_record, args=(name, dict(about), is_personal),
    )  # fmt: skip


def _record(name: str, about: dict[str, str], is_personal: bool) -> None:
    what: What = "personal_download" if is_personal else "download"
    journal.note(what, **(about | {"file": name}))
