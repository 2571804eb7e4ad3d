"""Navigation (导航) only: the pages stand in `components/navigation.py`.

The pages live in `views/`: Streamlit would run a folder named `pages` on its own, past this file.
"""

from __future__ import annotations

import streamlit as st

from dashboards import turns
from dashboards.components import chart, frame, gate, navigation

TITLE = "代办服务监测"

st.set_page_config(page_title=TITLE, layout="wide", initial_sidebar_state="collapsed")
with frame.told(TITLE), chart.words_first(), turns.OF_THIS_SERVER.take():
    if viewer := gate.enter():
        gate.signed_in(viewer)
        navigation.run(viewer)
    else:
        frame.look()  # what was shown instead of a page looks like one
