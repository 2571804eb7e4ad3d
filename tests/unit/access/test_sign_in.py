"""Without sign-in this machine only; a faulty sign-in is said, not passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipelines.access.sign_in import PROJECT, check_address, is_this_machine, sign_in_from
from pipelines.cli.failures import run_safely
from pipelines.orchestration import serve
from pipelines.settings import SettingsError

SECRET = """\
[auth]
redirect_uri = "http://localhost:8501/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "daiban"
client_secret = "x"
server_metadata_url = "http://localhost:9/.well-known/openid-configuration"
"""
ROLES = "ask: 督查处\npeople:\n  - {who: a@example.gov.cn, name: 王某, role: province}\n"


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    secrets = tmp_path / "secrets.toml"
    secrets.write_text(SECRET, encoding="utf-8")
    secrets.chmod(0o600)
    (tmp_path / "roles.yml").write_text(ROLES, encoding="utf-8")
    found = {"DAIBAN_SECRETS": str(secrets), "DAIBAN_HOME": str(tmp_path)}
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("DAIBAN_ROLES", raising=False)
    monkeypatch.delenv("DAIBAN_ADDRESS", raising=False)
    return found


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine(address: str) -> None:
    assert is_this_machine(address)
    check_address(address, None)


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "", None, "::", "10.0.0.1", "daiban.local", "127.1"]
)
def test_everything_else_needs_sign_in(
    address: str | None, environment: dict[str, str], tmp_path: Path
) -> None:
    assert not is_this_machine(address)
    with pytest.raises(SettingsError, match="没有配置登录"):
        check_address(address or "", None)
    check_address(address or "", sign_in_from(environment, tmp_path))


def test_no_sign_in(tmp_path: Path) -> None:
    assert sign_in_from({}, tmp_path) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('client_id = "daiban"\n', "", "缺少：client_id"),
        ('client_secret = "x"', 'client_secret = " "', "缺少：client_secret"),
        ("[auth]", "[other]", "缺少：redirect_uri"),
        ("0123456789abcdef0123456789abcdef", "short", "太短"),
        ("[auth]", "[auth", "读不懂"),
    ],
)
def test_faulty_secrets(
    environment: dict[str, str], tmp_path: Path, old: str, new: str, said: str
) -> None:
    path = tmp_path / "secrets.toml"
    path.write_text(SECRET.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        sign_in_from(environment, tmp_path)


def test_secrets_that_others_read(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "secrets.toml").chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        sign_in_from(environment, tmp_path)


def test_secrets_in_the_project(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="不能放在程序文件夹里"):
        sign_in_from({"DAIBAN_SECRETS": str(PROJECT / "secrets.toml")}, tmp_path)


def test_no_roles_file(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "roles.yml").unlink()
    with pytest.raises(SettingsError, match="没有角色表"):
        sign_in_from(environment, tmp_path)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    words: list[str] = []
    monkeypatch.setattr(os, "chdir", lambda _folder: None)
    monkeypatch.setattr(os, "execve", lambda _program, found, _env: words.extend(found))
    return words


def test_serve_refuses_other_addresses(
    monkeypatch: pytest.MonkeyPatch, started: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DAIBAN_SECRETS", raising=False)
    assert run_safely(["serve", "--address", "0.0.0.0"]) == 2
    assert "没有配置登录，查询页面只能在本机打开" in capsys.readouterr().err
    assert started == []
    assert run_safely(["serve"]) == 0
    assert started[started.index("--server.address") + 1] == "127.0.0.1"


def test_make_serve_refuses_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DAIBAN_SECRETS", raising=False)
    monkeypatch.setenv("DAIBAN_ADDRESS", "0.0.0.0")
    assert serve.main() == 2
    assert "没有配置登录" in capsys.readouterr().err


@pytest.mark.usefixtures("environment")
def test_serve_with_sign_in(started: list[str], tmp_path: Path) -> None:
    assert run_safely(["serve", "--address", "0.0.0.0"]) == 0
    assert started[started.index("--secrets.files") + 1] == str(tmp_path / "secrets.toml")
    assert started[started.index("--server.address") + 1] == "0.0.0.0"


@pytest.mark.usefixtures("environment")
def test_serve_reads_the_roles_first(
    started: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "roles.yml").write_text(ROLES.replace("province", "boss"), encoding="utf-8")
    assert run_safely(["serve"]) == 2
    assert "roles.yml 第3行：“role”不能是“boss”" in capsys.readouterr().err
    assert started == []
