"""Navigation (导航) only: which pages there are and under which address."""

from __future__ import annotations

import streamlit as st

st.set_page_config(page_title="代办服务监测", layout="wide", initial_sidebar_state="collapsed")
st.navigation(
    [
        st.Page("pages/overview.py", title="总览", url_path="overview", default=True),
        st.Page("pages/ranking.py", title="市州排名", url_path="ranking"),
        st.Page("pages/drilldown.py", title="区县下钻", url_path="drilldown"),
    ],
    position="top",
).run()
