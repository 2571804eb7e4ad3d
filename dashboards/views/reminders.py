"""退回与催报: who still owes what, the text to send, and what was sent back and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from dashboards import data, data_reminders, data_shape, formats, journal, past, state
from dashboards.components import frame, returned, save_button, selectors, table
from dashboards.components.table import Head, Row, Styled
from dashboards.journal import Act

STATES = {"missing": "✗ 未报", "rejected": "✗ 已退回", "coming": "… 将到期"}
FILES = {
    "rejected": ("bad", "✗ 已退回"),
    "unsupported": ("bad", "✗ 读不了"),
    "superseded": ("good", "✓ 已更正"),
    "duplicate": ("soft", "重复报送"),
}
WITHIN = {"0": "只看已到期的", "7": "加上7天内到期的", "31": "加上31天内到期的"}
HOW = (
    "下面是准备好的文字，本页不发送。核对后可以复制、下载，自己发给单位；"
    "要发到各单位的邮箱或群，请告诉管理员统一发送。"
    "发没发出去，看左边的“上次催报”。"
)


def draw(regime: str) -> None:
    """Fill the page for one policy."""
    with frame.controls():
        within = state.choose("催哪些", "within", list(WITHIN), WITHIN.__getitem__, "0", width=200)
    found = data_reminders.owed(regime, int(within))
    if found.empty:
        table.show('<p class="good">✓ 没有欠报的报表。</p>')
    else:
        left, right = st.columns([7, 5], gap="medium")
        with left:
            _owed(regime, found)
        with right:
            _texts(regime, found)
    _sent_back(data_reminders.sent_back(regime))


def _owed(regime: str, found: pd.DataFrame) -> None:
    heads = [
        Head("状态", "keep"),
        Head("单位", "keep"),
        Head("报表", "long"),
        Head("报表期", "keep"),
        Head("截止日期", "keep"),
        Head("超期（天）", "num"),
        Head("上次催报", "keep"),
    ]
    told = journal.reminded(regime, set(found["unit_name"]), past.day())
    rows = [
        Row(
            [
                Styled(STATES[row["state"]], "soft" if row["state"] == "coming" else "bad"),
                row["unit_name"],
                row["form_title"],
                formats.period(row["period"]),
                formats.day(row["due_on"]),
                formats.count(-row["days_left"]) if row["days_left"] < 0 else formats.NOTHING,
                _last(told.get(row["unit_name"], [])),
            ]
        )
        for _, row in found.iterrows()
    ]
    note = f"截至{formats.day(data_shape.horizon(regime))}，共{len(rows)}份。"
    table.listing("欠报", heads, rows, note=note)


def _last(acts: Sequence[Act]) -> str | Styled:
    """When the unit was last reminded, and whether that went out on every channel."""
    if not acts:
        return formats.NOTHING
    day = formats.day(date.fromisoformat(acts[0].at[:10]))
    failed = sum(act.what == "reminder_failed" for act in acts)
    if not failed:
        return Styled(f"✓ {day} 已发", "good")
    some = "有渠道" if failed < len(acts) else ""
    return Styled(f"✗ {day} {some}没有发出", "bad")


def _texts(regime: str, found: pd.DataFrame) -> None:
    policies = data.regimes()
    receiver = str(policies[policies["regime"] == regime].iloc[0]["receiver"] or "")
    drafts = data_reminders.drafts(found, data_shape.horizon(regime), receiver)
    table.heading("催报文字", HOW)
    names = {one.unit_code: one.unit_name for one in drafts}
    chosen = selectors.choose_named("催哪个单位", "to", names)
    draft = next(one for one in drafts if one.unit_code == chosen)
    st.text_area(draft.title, draft.body, height=190, key=f"draft.{chosen}.{len(draft.body)}")
    everything = "\n\n".join(f"【{one.title}】\n{one.body}" for one in drafts)
    save_button.button(
        f"下载全部催报文字（{len(drafts)}个单位）",
        everything.encode("utf-8-sig"),
        "催报.txt",
        "text/plain",
        "reminders.all",
        {"regime": regime},
    )


def _sent_back(found: pd.DataFrame) -> None:
    if found.empty:
        table.heading("退回与更正")
        frame.nothing("没有退回或更正过的报表。")
        return
    heads = [
        Head("结果", "keep"),
        Head("单位", "keep"),
        Head("报表", "long"),
        Head("收到", "keep"),
        Head("文件", "long"),
        Head("原因", "wide"),
        Head("后来收到的", "long"),
    ]
    rows = [
        Row(
            [
                Styled(FILES[row["state"]][1], FILES[row["state"]][0]),
                row["unit_name"] or "（认不出）",
                row["form_title"] or "（认不出）",
                formats.moment(row["received_at"]),
                row["file"],
                row["reason"] or "",
                _instead(row),
            ]
        )
        for _, row in found.iterrows()
    ]
    note = "退回的要重报；已更正的由后来的报表代替。"
    table.listing("退回与更正", heads, rows, note=note)
    returned.section(found)


def _instead(row: pd.Series) -> str:
    if row["instead"] is None or row["instead"] == row["file"]:
        return "还没有" if row["state"] == "rejected" else formats.NOTHING
    return f"{row['instead']}（{formats.moment(row['instead_at'])}）"


frame.page("退回与催报", draw)
