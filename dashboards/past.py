"""Looking at a past day (截至日): every page shows what had been received by then.

Belongs here: the day in the address, and having the copy of that day made by a process of its own,
so that the pages stay readers. Does not belong here: how such a copy is made
(`pipelines/warehouse/as_of.py`).
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import streamlit as st

from dashboards import serving, state

NAME = "as_of"
MAKER = "pipelines.warehouse.as_of"
SECONDS = 600
WAIT = "正在按 {day} 还原当时的数据，第一次看这一天要等几秒……"
FAILED = "这一天的数据还原不了，已显示现在的数据。{reason}"


def day() -> date | None:
    """The day asked for; None = now. What is not a day counts as none and is said."""
    text = state.wanted(NAME)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        st.caption(f"“{text}”不是日期（应写成 2017-04-10），已显示现在的数据。")
        return None


def go(chosen: date | None) -> None:
    """Let this visit read the copy of the day; it is made when it is missing or out of date."""
    serving.read_from(None)
    if chosen is None:
        return
    made_from = serving.identity()
    try:
        with st.spinner(WAIT.format(day=chosen.isoformat()), show_time=True):
            serving.read_from(_copy(str(serving.home().resolve()), chosen, made_from))
    except _NotRestored as error:
        st.warning(FAILED.format(reason=error))


class _NotRestored(Exception):
    """The copy could not be made; the message is Chinese."""


@st.cache_data(show_spinner=False, max_entries=50)
def _copy(home: str, chosen: date, made_from: serving.Identity) -> Path:
    """The copy's file; remembered until the serving copy changes."""
    del made_from  # part of the cache key only
    try:
        done = subprocess.run(
            [sys.executable, "-m", MAKER, home, chosen.isoformat()],
            capture_output=True, text=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise _NotRestored("用时过长。") from error
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise _NotRestored(said[-1] if said else "")
    return Path(done.stdout.strip())
