"""The buttons of one file of 报表接收, and the answer's files wherever they are offered.

Belongs here: which buttons there are and when. Does not belong here: what they do (`desk.py`).
"""

from __future__ import annotations

import streamlit as st

from dashboards.components import desk, save_button
from dashboards.components.desk import DeskFile
from dashboards.received import Reading

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def actions(file: DeskFile) -> None:
    """Accept, answer, remove: side by side."""
    with st.container(horizontal=True):
        _accept(file)
        _answer(file)
        st.button("移除", key=f"remove.{file.number}", on_click=desk.remove, args=(file.number,))


def _accept(file: DeskFile) -> None:
    number = file.number
    if file.stored is None:
        st.button(
            "接收", key=f"accept.{number}", type="primary", on_click=desk.accept, args=(number,)
        )
    elif not file.stored.is_new:
        st.button(
            "仍要再存一份",
            key=f"again.{number}",
            on_click=desk.accept,
            args=(number, True),
            help="同一文件确实又报送了一次时用；统计不会重复计算",
        )


def _answer(file: DeskFile) -> None:
    if file.reading is None or not file.reading.worst:
        return
    if file.answer is None:
        label = "生成标注副本和退回说明" if _can_be_marked(file.reading) else "生成退回说明"
        if st.button(label, key=f"answer.{file.number}"):
            with st.spinner("正在生成……"):
                desk.make_answer(file)
            st.rerun()
        return
    downloads(file)


def downloads(file: DeskFile) -> None:
    """The files of the answer, once it is made."""
    made = file.answer
    if made is None:
        return
    _download("下载标注副本", "copy", file, made.workbook_name, made.workbook, XLSX)
    _download("下载退回说明", "letter", file, made.letter_name, made.letter, DOCX)


def without_copy(file: DeskFile) -> str:
    """Why there is a letter alone; '' when there is a copy too."""
    if file.answer is None or file.answer.workbook is not None:
        return ""
    if file.reading is not None and file.reading.hides:
        return "标注副本里有个人信息，您的权限看不到，只有退回说明。"
    return "原文件上无法作标记，只有退回说明。"


def _can_be_marked(found: Reading) -> bool:
    """A file that could not be opened has no cells to mark."""
    return bool(found.returns) or any(problem.sheet for problem in found.problems)


def _download(
    label: str, kind: str, file: DeskFile, name: str, content: bytes | None, mime: str
) -> None:
    if content is not None and file.reading is not None:
        is_personal = kind == "copy" and any(entry.has_personal for entry in file.reading.returns)
        key = f"{kind}.{file.number}"
        save_button.button(label, content, name, mime, key, desk.about(file), is_personal)
