"""Navigation (导航) only: which pages there are and under which address.

The pages live in `views/`: Streamlit would run a folder named `pages` on its own, past this file.
"""

from __future__ import annotations

import streamlit as st

from dashboards.components import gate

st.set_page_config(page_title="代办服务监测", layout="wide", initial_sidebar_state="collapsed")
if viewer := gate.enter():
    gate.signed_in(viewer)
    pages = [
        st.Page("views/overview.py", title="总览", url_path="overview", default=True),
        st.Page("views/ranking.py", title="市州排名", url_path="ranking"),
        st.Page("views/drilldown.py", title="区县下钻", url_path="drilldown"),
        st.Page("views/reporting.py", title="报送情况", url_path="reporting"),
        st.Page("views/problems.py", title="问题台账", url_path="problems"),
        st.Page("views/trace.py", title="溯源", url_path="trace"),
        st.Page("views/what_if.py", title="推演", url_path="whatif"),
    ]
    if viewer.may_upload:
        pages.append(st.Page("views/receive.py", title="报表接收", url_path="receive"))
    if viewer.may_read_journal:
        pages.append(st.Page("views/journal.py", title="操作记录", url_path="journal"))
    st.navigation(pages, position="top").run()
