"""`daiban serve`. Belongs here: starting Streamlit, and that a server without sign-in is seen on
this machine only. Does not belong here: the pages."""

from __future__ import annotations

import os
import sys

import click

from pipelines.access.roles import load_roles
from pipelines.access.sign_in import ROLES, SignIn, check_address, sign_in_from
from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.loader import load_catalog
from pipelines.cli.frame import Command, settings
from pipelines.settings import DASHBOARD, PROJECT, Settings, SettingsError

ADDRESS = "127.0.0.1"  # also for a server with sign-in, unless another is asked for


@click.command("serve", cls=Command)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="端口")
@click.option(
    "--address", default=ADDRESS, show_default=True, help="监听地址；没有配置登录时只能是本机"
)
def command(port: int, address: str) -> None:
    """打开查询页面。没有配置登录时只在本机可见。按 Ctrl+C 结束。"""
    chosen = settings()
    sign_in = ready_sign_in(chosen, address)
    environment = {
        **os.environ,
        "DAIBAN_HOME": str(chosen.home),
        "DAIBAN_INPUTS": str(chosen.inputs),
        "DAIBAN_REGIMES": os.pathsep.join(map(str, chosen.regimes)),
        "DO_NOT_TRACK": "1",
    }
    if chosen.inbox is not None:  # made absolute here: the page runs in another folder
        environment["DAIBAN_INBOX"] = str(chosen.inbox)
    options = {
        "server.address": address,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    arguments = [sys.executable, "-m", "streamlit", "run", str(DASHBOARD)]
    arguments += [text for name, value in options.items() for text in (f"--{name}", value)]
    if sign_in is not None:
        environment[ROLES] = str(sign_in.roles)
        arguments += ["--secrets.files", str(sign_in.secrets)]
    click.echo(f"查询页面：http://{address}:{port} （按 Ctrl+C 结束）", err=True)
    sys.stderr.flush()
    os.chdir(PROJECT)  # Streamlit reads its settings from the working folder
    os.execve(sys.executable, arguments, environment)


def ready_sign_in(chosen: Settings, address: str) -> SignIn | None:
    """The sign-in, with its roles file read once. Raises SettingsError for anything faulty."""
    sign_in = sign_in_from(os.environ, chosen.home)
    check_address(address, sign_in)
    if sign_in is not None:
        try:
            load_roles(sign_in.roles, load_catalog(chosen.regimes))
        except DefinitionError as error:
            raise SettingsError(str(error)) from error
    return sign_in
