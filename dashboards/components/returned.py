"""The answer to a returned file (退回的回复) on 退回与催报: copy and letter from the original.

Belongs here: choosing one, making its answer, why there is none. Does not belong here: how the
answer comes about (`reading.py`), its buttons (`file_actions.py`).
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboards import clock, formats, state, viewer
from dashboards.components import desk, file_actions, frame, table
from dashboards.components.desk import DeskFile
from dashboards.received import NotReady, NotThere, Upload

KEPT = "returned.file"
NUMBER = 0  # the desk counts from 1
RETURNED = ("rejected", "unsupported")
HOW = "按收到的原件生成，原件只读、不改。把副本和说明发回单位，请其改正后重报。"
NOTHING_FOUND = "按现在的规则重新读取，这份文件没有问题，不需要回复。"
NOT_OWN = "这份文件里有别的单位的报表，不能在这里生成。"


def section(found: pd.DataFrame) -> None:
    """For those who accept returns: the answer to one of the files that went back."""
    files = found[found["state"].isin(RETURNED)].drop_duplicates("file")
    if files.empty or not viewer.current().may_upload:
        return
    table.heading("标注副本和退回说明", HOW)
    rows = {str(row["file"]): row for _, row in files.iterrows()}
    names = {name: _named(name, row) for name, row in rows.items()}
    chosen = state.choose("退回的文件", "file", list(names), names.__getitem__, next(iter(names)))
    of, file = st.session_state.get(KEPT, ("", None))
    if of == chosen:
        _shown(file)
    elif st.button("生成标注副本和退回说明", key="returned.make"):
        with st.spinner("正在读取原件……"):
            st.session_state[KEPT] = (chosen, _answered(chosen, rows[chosen]))
        st.rerun()


def _named(file: str, row: pd.Series[Any]) -> str:
    where = f"{row['unit_name'] or '认不出单位'}，{formats.moment(row['received_at'])}收到"
    return f"{file}（{where}）"


def _answered(name: str, row: pd.Series[Any]) -> DeskFile:
    """The file with its answer, or with what stands in the way."""
    looking = viewer.current()
    moment = clock.now() if row["received_at"] is None else row["received_at"].to_pydatetime()
    file = DeskFile(NUMBER, Upload(name, b""), str(row["sha256"]))
    try:
        readers = desk.readers()
        file.upload = readers.original(name, file.sha256)
        [(_, found)] = readers.read([file.upload], moment, looking.hides_uploads)
        own = readers.own_units(looking.unit) if looking.unit else None
    except (NotReady, NotThere) as error:
        file.trouble = str(error)
        return file
    if own is not None and any(r.unit_code and r.unit_code not in own for r in found.returns):
        file.trouble = NOT_OWN
        return file
    desk.keep_reading(file, found, moment.date())
    if found.worst:
        desk.make_answer(file)
    return file


def _shown(file: DeskFile) -> None:
    if file.trouble:
        frame.notice(file.trouble)
    elif file.answer is None:
        frame.nothing(NOTHING_FOUND)
    else:
        with st.container(horizontal=True):
            file_actions.downloads(file)
        if reason := file_actions.without_copy(file):
            frame.nothing(reason)
