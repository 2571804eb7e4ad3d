"""The gate (入口) of every page: who may come in, and whether the address leads to others' rows.

Belongs here: what is shown instead of a page. Does not belong here: the rows themselves; those a
viewer may not see are never read, whatever the address says (`scope.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import streamlit as st
from markupsafe import Markup

from dashboards import data_access, viewer
from dashboards.components import table
from dashboards.viewer import NoEntry, NotSignedIn, Viewer

HEAD = Markup('<div class="db-head"><h1>{}</h1></div>')
STOP = Markup('<div class="db-past db-stop" role="alert"><b>{}</b>　{}</div>')
FORBIDDEN = "无权查看"
OTHERS = "这个地址指向别的单位的明细。您可以查看本单位的项目和报表，以及已公布的各单位指标和名次。"
OTHERS_POLICY = (
    "这个地址里的制度不涉及您的单位，或者不在您的查看范围里。"
    "请去掉地址里的“regime=”，或从上面的目录进入。"
)
NOT_FOR_ROLE = "您的角色（{role}）不使用本页。"


def enter() -> Viewer | None:
    """Who looks; None when a page was shown instead: sign-in, no role, or an open server."""
    try:
        return viewer.current()
    except NotSignedIn as error:
        table.show(HEAD.format("代办服务监测"))
        st.info(str(error))
        st.button("登录", type="primary", on_click=st.login)
    except NoEntry as error:
        table.show(HEAD.format("代办服务监测"))
        table.show(STOP.format(FORBIDDEN, error))
        if viewer.is_sign_in_configured():
            st.button("退出登录", on_click=st.logout)
    return None


def passes(title: str, role_may: Callable[[Viewer], bool] = lambda _viewer: True) -> bool:
    """Whether the page may be drawn; otherwise why not is shown."""
    found = enter()
    if found is None:
        return False
    if not role_may(found):
        _stop(title, NOT_FOR_ROLE.format(role=viewer.ROLE_NAMES[found.role]))
        return False
    return True


def leads_to_others(title: str, published: Collection[str] = ()) -> bool:
    """Whether the address names a policy, unit, project, problem or file that the viewer may not
    open; then that is shown."""
    names = [name for name in data_access.NAMED if name not in published]
    asked = {name: str(st.query_params.get(name, "")) for name in names}
    regime = str(st.query_params.get("regime", ""))
    if regime and not data_access.takes_part(regime):
        _stop(title, OTHERS_POLICY)
    elif not data_access.may_open(asked):
        _stop(title, OTHERS)
    else:
        return False
    return True


def signed_in(found: Viewer) -> None:
    """Who is signed in, and the way out."""
    if not viewer.is_sign_in_configured():
        return
    with st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        text = f"{found.name}（{viewer.ROLE_NAMES[found.role]}）"
        st.html(f'<span class="db-who">{Markup.escape(text)}</span>', width="content")
        st.button("退出", key="gate.out", on_click=st.logout, type="tertiary")


def _stop(title: str, text: str) -> None:
    table.show(HEAD.format(title))
    table.show(STOP.format(FORBIDDEN, text))
