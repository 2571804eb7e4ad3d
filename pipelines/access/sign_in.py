"""Whether people sign in (登录), and which addresses the server may then listen on.

Belongs here: the secrets file, the roles file's place, the rule “without sign-in this machine
only”. Does not belong here: the sign-in itself (Streamlit does it), what a role sees.
"""

from __future__ import annotations

import ipaddress
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipelines.access.roles import FILE_NAME
from pipelines.settings import PROJECT, SettingsError

SECRETS, ROLES = "DAIBAN_SECRETS", "DAIBAN_ROLES"
KEYS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
LEAST_SECRET = 32  # characters
ONLY_HERE = (
    "没有配置登录，查询页面只能在本机打开（127.0.0.1），不能监听 {address}。"
    "要让别人访问，请先按 docs/sign-in.md 配置登录。"
)


@dataclass(frozen=True)
class SignIn:
    """A sign-in that is ready for use."""

    secrets: Path
    roles: Path


def roles_file(environment: Mapping[str, str], home: Path) -> Path:
    """DAIBAN_ROLES, else HOME/roles.yml."""
    return Path(environment.get(ROLES) or home / FILE_NAME).absolute()


def sign_in_from(environment: Mapping[str, str], home: Path) -> SignIn | None:
    """The sign-in of DAIBAN_SECRETS; None without one. Raises SettingsError for a faulty one."""
    text = environment.get(SECRETS, "")
    if not text:
        return None
    secrets = Path(text).absolute()
    _check_place(secrets)
    _check_content(secrets)
    roles = roles_file(environment, home)
    if not roles.is_file():
        raise SettingsError(
            f"配置了登录，但没有角色表 {roles}。请照 docs/roles.example.yml 写一份，"
            f"或用环境变量 {ROLES} 写明它在哪里。"
        )
    return SignIn(secrets, roles)


def is_this_machine(address: str | None) -> bool:
    """Whether a server that listens there can be reached from this machine only."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def check_address(address: str, sign_in: SignIn | None) -> None:
    """Raises SettingsError for an address that others reach while nobody signs in."""
    if sign_in is None and not is_this_machine(address):
        raise SettingsError(ONLY_HERE.format(address=address or "所有地址"))


def _check_place(secrets: Path) -> None:
    if secrets.resolve().is_relative_to(PROJECT.resolve()):
        raise SettingsError(
            f"登录密钥 {secrets} 不能放在程序文件夹里，请移到别处（如 /etc/daiban/）。"
        )
    try:
        mode = secrets.stat().st_mode
    except OSError as error:
        reason = error.strerror or error
        raise SettingsError(
            f"读不了登录密钥 {secrets}（{reason}），见 docs/sign-in.md。"
        ) from error
    if stat.S_IMODE(mode) & (stat.S_IRWXG | stat.S_IRWXO):
        raise SettingsError(f"登录密钥 {secrets} 别的用户也能读，请运行：chmod 600 {secrets}")


def _check_content(secrets: Path) -> None:
    try:
        found: dict[str, Any] = tomllib.loads(secrets.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            f"登录密钥 {secrets} 读不懂（{error}），见 docs/sign-in.md。"
        ) from error
    section = found.get("auth")
    given = section if isinstance(section, dict) else {}
    missing = [key for key in KEYS if not str(given.get(key) or "").strip()]
    if missing:
        raise SettingsError(f"登录密钥 {secrets} 的 [auth] 缺少：{'、'.join(missing)}。")
    if len(str(given["cookie_secret"])) < LEAST_SECRET:
        raise SettingsError(
            f"登录密钥 {secrets} 的 cookie_secret 太短，至少 {LEAST_SECRET} 个字符，"
            "可用 openssl rand -hex 32 生成。"
        )
