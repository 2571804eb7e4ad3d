"""Who is looking (谁在看): the person that signed in, their role, and what follows from it.

Belongs here: the sign-in's statements and the roles file -> a Viewer, or why there is none. Does
not belong here: rows (`scope.py`), pages for those who may not enter (`components/gate.py`).

Everything that is read asks `current()` (`serving.select`), so that no page can forget to.
"""

from __future__ import annotations

import getpass
import logging
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st
from streamlit import runtime
from streamlit.auth_util import get_secrets_auth_section

from dashboards.scope import Scope
from pipelines.access.roles import NAMES, Person, Roles, load_roles
from pipelines.access.sign_in import ONLY_HERE, SECRETS, is_this_machine, roles_file
from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.loader import load_catalog
from pipelines.settings import SettingsError, settings_from

ROLE_NAMES: dict[str, str] = {"operator": "本机"} | {str(k): v for k, v in NAMES.items()}
UPLOADERS = ("operator", "province", "city")
RUNNERS = ("operator", "province")
JOURNAL_READERS = ("operator", "province")
NOT_SIGNED_IN = "请先登录。"
NO_ROLE = "您已登录（{who}），但还没有查看权限。请联系：{ask}。"
BAD_ROLES = "角色表有错误，暂时谁也不能查看。请联系管理员（错误写在服务器的日志里）。"


class NoEntry(Exception):
    """Nothing may be shown; the message is Chinese and for the user."""


class NotSignedIn(NoEntry):
    """The sign-in is still to come."""


class NoRole(NoEntry):
    """Signed in, and nothing to see."""


@dataclass(frozen=True)
class Viewer:
    """Who looks; `unit` is a city user's own unit, '' for all; `policies` alike, () for all."""

    who: str
    name: str
    role: str
    unit: str = ""
    contacts: bool = False
    issues: bool = False
    policies: tuple[str, ...] = ()

    @property
    def scope(self) -> Scope:
        """Which rows and columns they see."""
        return Scope(self.unit, self.contacts, self.policies)

    @property
    def may_upload(self) -> bool:
        """Whether returns may be accepted."""
        return self.role in UPLOADERS

    @property
    def may_backdate(self) -> bool:
        """Whether returns may be said to have come earlier; an office's own come when they come."""
        return self.role in RUNNERS

    @property
    def may_run(self) -> bool:
        """Whether accepted returns may be counted by a click."""
        return self.role in RUNNERS

    @property
    def hides_uploads(self) -> bool:
        """Whether persons are hidden in what is said of a file just uploaded, too."""
        return not self.sees_persons

    @property
    def sees_persons(self) -> bool:
        """Whether persons are shown at all: everybody's, or those of the own unit."""
        return self.role == "operator" or self.contacts

    @property
    def may_issue(self) -> bool:
        """Whether bulletins may be issued (签发)."""
        return self.role == "operator" or self.issues

    @property
    def sees_drafts(self) -> bool:
        """Whether bulletins are shown before they are issued, with what stands behind them."""
        return not self.unit

    @property
    def sees_all_persons(self) -> bool:
        """Whether files may hold anybody's personal data."""
        return self.sees_persons and not self.unit

    @property
    def may_read_journal(self) -> bool:
        """Whether the record of what was done is shown."""
        return self.role in JOURNAL_READERS


def current() -> Viewer:
    """Who is looking now. Raises NoEntry: nobody signed in, no role, or an open server."""
    if not is_sign_in_configured():
        _only_this_machine()
        return Viewer(getpass.getuser(), "本机", "operator")
    if not getattr(st.user, "is_logged_in", False):
        raise NotSignedIn(NOT_SIGNED_IN)
    roles = _roles()
    stated: dict[str, object] = dict(st.user)
    person = roles.person(stated)
    if person is None:
        who = str(stated.get(roles.claim) or stated.get("sub") or "")
        raise NoRole(NO_ROLE.format(who=who, ask=roles.ask))
    return _viewer(person)


def is_sign_in_configured() -> bool:
    """Whether this server asks people to sign in.

    Also when its secrets cannot be read (any more): then nobody comes in, rather than everybody.
    """
    return bool(os.environ.get(SECRETS)) or _had_secrets()


@cache
def _had_secrets() -> bool:
    """Whether Streamlit found a sign-in of its own; looked for once: it costs 3 ms a visit."""
    return bool(get_secrets_auth_section())


def _viewer(person: Person) -> Viewer:
    unit = person.unit if person.role == "city" else ""
    return Viewer(
        person.who, person.name, person.role, unit, person.sees_contacts, person.may_issue,
        person.policies,
    )  # fmt: skip


def _only_this_machine() -> None:
    """Without sign-in the server must not be reachable from elsewhere, however it was started."""
    if not runtime.exists():
        return  # no server at all
    address = st.get_option("server.address")
    if not is_this_machine(address):
        raise NoEntry(ONLY_HERE.format(address=address or "所有地址"))
    passed_on = (st.context.headers.get(name) for name in ("X-Forwarded-For", "Forwarded"))
    if any(isinstance(come_from, str) for come_from in (st.context.ip_address, *passed_on)):
        raise NoEntry(ONLY_HERE.format(address="别的机器转来的访问"))


def _roles() -> Roles:
    try:
        settings = settings_from(os.environ)
        path = roles_file(os.environ, settings.home)
        found = path.stat()
        return _loaded(path, (found.st_ino, found.st_mtime_ns, found.st_size), settings.regimes)
    except (OSError, DefinitionError, SettingsError) as error:
        logging.getLogger(__name__).error("%s", error)
        raise NoEntry(BAD_ROLES) from error


@st.cache_resource(show_spinner=False, max_entries=4)
def _loaded(path: Path, state: tuple[int, int, int], regimes: tuple[Path, ...]) -> Roles:
    """Read again when the file changed, so that a withdrawn role ends at the next click."""
    del state  # part of the cache key only
    return load_roles(path, load_catalog(regimes))
