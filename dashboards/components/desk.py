"""The files that lie on the desk of 报表接收 during one visit, and what a click does to them.

Belongs here: the list in the session, taking files in, accepting, removing. Does not belong
here: how a file looks (`file_card.py`), reading and storing (`reading.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from dashboards import clock, journal, reading, viewer
from dashboards.received import Answer, NotStored, Reading, Stored, Upload

FILES, UPLOADER, NUMBER, SAID = "desk.files", "desk.uploader", "desk.number", "desk.said"
AT_NOW, DAY, TIME, SENDER = "desk.at_now", "desk.day", "desk.time", "desk.sender"
NO_SENDER = "请先在上面填写“报送人”，例如“某市代办中心 张某”，再点接收。"
IN_FUTURE = "收到时间晚于现在，没有存入。请改成实际收到的时间，再点接收。"
NO_RIGHT = "您的角色不能接收报表。"
NO_UNIT = "没有认出填报单位，不能接收。请在表上写明填报单位后再拖入。"
NOT_OWN = "这份报表的填报单位是{units}，您只能接收本单位的报表，没有存入。"
NOT_KEPT = "操作记录写不上（{error}），没有存入。请联系管理员检查磁盘空间和文件夹权限。"
NO_TIME = "请先在上面选好收到的日期和时间，再点接收。"


@dataclass
class DeskFile:
    """One file in the list."""

    number: int
    upload: Upload
    sha256: str
    reading: Reading | None = None
    read_for: date | None = None  # the day of receipt that the reading is for
    answer: Answer | None = None
    stored: Stored | None = None
    trouble: str = ""  # why it could not be stored


@st.cache_resource(show_spinner=False)
def readers() -> reading.Readers:
    """Shared by all visits."""
    return reading.open_readers()


def files() -> list[DeskFile]:
    """The list, in the order in which the files were dropped."""
    found: list[DeskFile] = st.session_state.setdefault(FILES, [])
    return found


def uploader_key() -> str:
    """A new one after each drop, so that only the list counts."""
    return f"{UPLOADER}.{st.session_state.get(UPLOADER, 0)}"


def take() -> None:
    """What was dropped goes onto the list; the same file twice only once."""
    dropped = st.session_state.get(uploader_key()) or []
    st.session_state[UPLOADER] = st.session_state.get(UPLOADER, 0) + 1
    known = {(file.upload.name, file.sha256) for file in files()}
    twice = 0
    for sent in dropped:
        upload = Upload(sent.name, sent.getvalue())
        digest = upload.sha256
        if (upload.name, digest) in known:
            twice += 1
            continue
        known.add((upload.name, digest))
        number = st.session_state[NUMBER] = st.session_state.get(NUMBER, 0) + 1
        files().append(DeskFile(number, upload, digest))
    st.session_state[SAID] = f"有 {twice} 个文件已在下面的列表里，没有重复列出。" if twice else ""


def moment() -> datetime | None:
    """When the files were received: now, unless whoever may chose another time completely."""
    state = st.session_state
    if state.get(AT_NOW, True) or not viewer.current().may_backdate:
        return clock.now()
    day, time = state.get(DAY), state.get(TIME)
    return datetime.combine(day, time) if day is not None and time is not None else None


def unread(day: date) -> list[DeskFile]:
    """Those that were not read yet, or for another day of receipt."""
    return [
        file
        for file in files()
        if file.stored is None and (file.reading is None or file.read_for != day)
    ]


def keep_reading(file: DeskFile, found: Reading, day: date) -> None:
    """The result, so that the next click does not read again."""
    file.reading, file.read_for, file.answer = found, day, None


def remove(number: int) -> None:
    """Off the list; what is in the inbox stays there."""
    st.session_state[FILES] = [file for file in files() if file.number != number]


def clear() -> None:
    """An empty desk."""
    st.session_state[FILES] = []


def make_answer(file: DeskFile) -> None:
    """Annotated copy and letter of a file that was read."""
    if file.reading is not None:
        file.answer = readers().answer(file.upload, file.reading, clock.now().date())


def accept(number: int, again: bool = False) -> None:
    """Put one file into the inbox."""
    _store(_numbered(number), again)


def accept_all() -> None:
    """Put all into the inbox that are not there yet."""
    _store([file for file in files() if file.stored is None], False)


def _numbered(number: int) -> list[DeskFile]:
    return [file for file in files() if file.number == number]


def _store(chosen: Iterable[DeskFile], again: bool) -> None:
    received_at, sender = moment(), str(st.session_state.get(SENDER) or "").strip()
    trouble = _refusal(received_at, sender)
    for file in chosen:
        file.trouble = trouble or _not_own(file)
        if file.trouble or received_at is None:
            continue
        try:
            journal.check()  # what is not recorded is not done
            file.stored = readers().accept(file.upload, received_at, sender, again)
            _record(file, sender)
        except NotStored as error:
            file.trouble = str(error)
        except OSError as error:
            file.trouble = NOT_KEPT.format(error=error.strerror or error)


def _not_own(file: DeskFile) -> str:
    """Why the viewer may not accept this file; ''. A city user accepts the own unit's alone."""
    looking = viewer.current()
    if not looking.may_upload:
        return NO_RIGHT
    if not looking.unit:
        return ""
    returns = file.reading.returns if file.reading is not None else ()
    own = readers().own_units(looking.unit)
    if not returns or not all(entry.unit_code for entry in returns):
        return NO_UNIT
    others = {entry.unit for entry in returns if entry.unit_code not in own}
    return NOT_OWN.format(units="、".join(f"“{unit}”" for unit in sorted(others))) if others else ""


def _record(file: DeskFile, sender: str) -> None:
    stored = file.stored
    if stored is None:
        return
    detail = f"报送人 {sender}，收到时间 {stored.received_at:%Y-%m-%d %H:%M}"
    detail += "" if stored.is_new else "，内容相同的以前收过，没有再存"
    known = about(file) | {"file": stored.place}
    journal.note("upload_accepted", **(known | {"detail": detail}))
    returns = file.reading.returns if file.reading is not None else ()
    if any(entry.confirms_links and entry.is_usable for entry in returns):
        journal.note("links_confirmed", **(known | {"detail": f"核对人 {sender}"}))


def about(file: DeskFile) -> dict[str, str]:
    """What a file is, for the record."""
    returns = file.reading.returns if file.reading is not None else ()
    units = dict.fromkeys(entry.unit for entry in returns)
    periods = dict.fromkeys(entry.period_code for entry in returns)
    regimes = dict.fromkeys(entry.regime for entry in returns)
    return {
        "file": file.upload.name, "unit": "、".join(units), "period": "、".join(periods),
        "regime": "、".join(regimes),
    }  # fmt: skip


def _refusal(received_at: datetime | None, sender: str) -> str:
    if received_at is None:
        return NO_TIME
    if received_at > clock.now():
        return IN_FUTURE
    return "" if sender else NO_SENDER
