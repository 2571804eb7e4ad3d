"""Who looks: without sign-in this machine only; with it, by the roles file as it stands now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import serving, viewer
from dashboards.viewer import NoEntry, NoRole, NotSignedIn
from tests.fixtures.serving import build_serving

APP = Path(__file__).parents[3] / "dashboards" / "app.py"
VIEWS = APP.parent / "views"
ROLES = """\
ask: 督查处 李某
people:
  - {who: zhao@example.gov.cn, name: 赵某, role: city, unit: 遵义市}
  - {who: zhou@example.gov.cn, name: 周某, role: analyst}
"""


class User(dict[str, Any]):
    """What Streamlit says of a visit."""

    @property
    def is_logged_in(self) -> bool:
        return bool(self)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    build_serving(tmp_path)
    (tmp_path / "roles.yml").write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path))
    monkeypatch.delenv("DAIBAN_ROLES", raising=False)
    return tmp_path


def sign_in(patch: pytest.MonkeyPatch, **stated: Any) -> None:
    patch.setattr(viewer, "is_sign_in_configured", lambda: True)
    patch.setattr(st, "user", User(stated))


@pytest.mark.usefixtures("home")
def test_roles(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, email="zhao@example.gov.cn", email_verified=True)
    found = viewer.current()
    assert (found.name, found.role, found.unit, found.contacts) == ("赵某", "city", "520300", True)
    assert (found.may_upload, found.may_read_journal) == (True, False)
    sign_in(monkeypatch, email="zhou@example.gov.cn")
    found = viewer.current()
    assert (found.unit, found.contacts, found.may_upload) == ("", False, False)


@pytest.mark.usefixtures("home")
def test_nobody_signed_in_reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch)
    with pytest.raises(NotSignedIn):
        serving.select("select 1")


@pytest.mark.usefixtures("home")
def test_somebody_without_a_role_is_told_whom_to_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, email="fremd@example.com")
    with pytest.raises(NoRole, match=r"fremd@example\.com.*请联系：督查处 李某"):
        serving.select("select 1")


def test_a_withdrawn_role_ends_at_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sign_in(monkeypatch, email="zhou@example.gov.cn")
    assert viewer.current().role == "analyst"
    (home / "roles.yml").write_text(ROLES.replace("zhou@", "wu@"), encoding="utf-8")
    with pytest.raises(NoRole):
        viewer.current()


@pytest.mark.parametrize("text", ["people: [", "", None])
def test_a_broken_roles_file_lets_nobody_in(
    home: Path, monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    sign_in(monkeypatch, email="zhou@example.gov.cn")
    if text is None:
        (home / "roles.yml").unlink()
    else:
        (home / "roles.yml").write_text(text, encoding="utf-8")
    with pytest.raises(NoEntry, match="角色表有错误"):
        viewer.current()


@pytest.mark.parametrize(
    "page", [APP, *sorted(VIEWS.glob("[a-z]*.py"))], ids=lambda path: path.stem
)
@pytest.mark.parametrize("address", ["0.0.0.0", None])
@pytest.mark.usefixtures("home")
def test_an_open_server_shows_nothing(
    monkeypatch: pytest.MonkeyPatch, page: Path, address: str | None
) -> None:
    """However it was started: the pages themselves refuse."""
    get = st.get_option
    option = "server.address"
    monkeypatch.setattr(st, "get_option", lambda key: address if key == option else get(key))
    test = AppTest.from_file(str(page), default_timeout=30).run()
    assert not test.exception
    bodies = [e.proto.body for e in test.get("html") if "<style>" not in e.proto.body]
    assert len(bodies) == 2
    assert "没有配置登录，查询页面只能在本机打开" in bodies[1]
    assert [*test.selectbox, *test.button, *test.get("plotly_chart"), *test.file_uploader] == []


@pytest.mark.usefixtures("home")
def test_secrets_that_went_missing_open_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAIBAN_SECRETS", "/nowhere/secrets.toml")
    with pytest.raises(NotSignedIn):
        serving.select("select 1")


@pytest.mark.usefixtures("home")
def test_this_machine_is_let_in() -> None:
    found = viewer.current()
    assert (found.role, found.unit, found.contacts) == ("operator", "", False)
