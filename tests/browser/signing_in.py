"""A dashboard with sign-in at a mock that speaks OIDC, and visitors who really signed in there."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PROJECT, _free_port, _wait_for, keep_warm

SECRETS = """\
[auth]
redirect_uri = "{where}/oauth2callback"
cookie_secret = "0123456789abcdef0123456789abcdef"
client_id = "daiban"
client_secret = "not-a-secret"
server_metadata_url = "http://localhost:{port}/.well-known/openid-configuration"
client_kwargs = {{ scope = "openid email profile", prompt = "login" }}
"""


@contextmanager
def serving_with_sign_in(folder: Path, people: Sequence[str]) -> Iterator[str]:
    """The dashboard of `folder`/home as `daiban serve` starts it, with `folder`/roles.yml."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    known = [
        User(sub=name, claims={"email": f"{name}@example.gov.cn", "email_verified": True})
        for name in people
    ]
    port = _free_port()
    address = f"http://localhost:{port}"
    with run_server_in_thread(user_claims=known) as service:
        secrets = folder / "secrets.toml"
        secrets.write_text(SECRETS.format(where=address, port=service.server_port), "utf-8")
        secrets.chmod(0o600)
        environment = {
            "DAIBAN_HOME": str(folder / "home"), "DAIBAN_INPUTS": str(folder / "returns"),
            "DAIBAN_INBOX": "", "DAIBAN_REGIMES": "", "DAIBAN_SECRETS": str(secrets),
            "DAIBAN_ROLES": str(folder / "roles.yml"),
        }  # fmt: skip
        command = [sys.executable, "-m", "pipelines.cli", "serve", "--port", str(port)]
        server = subprocess.Popen(
            command, cwd=PROJECT, env={**os.environ, **environment},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for(address, server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=10)


def signed_in(chromium: Browser, where: str, name: str) -> BrowserContext:
    """A visitor of their own who went through the sign-in."""
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1440, "height": 1400})
    context.set_default_timeout(30_000)
    keep_warm(context, "localhost")
    page = context.new_page()
    page.goto(where)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_role("button", name="退出").first).to_be_visible()
    page.close()
    return context


def opened(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """The page when it has come to rest, and everything that the server sent to it."""
    page = context.new_page()
    frames: list[str] = []

    def keep(sent: str | bytes) -> None:
        frames.append(sent if isinstance(sent, str) else sent.decode("utf-8", "replace"))

    page.on("websocket", lambda socket_: socket_.on("framereceived", keep))
    page.goto(address)
    expect(page.locator(".db-head h1").first).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    return page, frames
