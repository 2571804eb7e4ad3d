"""`daiban serve`. Belongs here: starting Streamlit on this machine only. Nothing of the pages."""

from __future__ import annotations

import os
import sys

import click

from pipelines.cli.frame import Command, settings
from pipelines.settings import DASHBOARD, PROJECT

ADDRESS = "127.0.0.1"


@click.command("serve", cls=Command)
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="端口")
def command(port: int) -> None:
    """打开查询页面（只在本机可见）。按 Ctrl+C 结束。"""
    chosen = settings()
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
        "server.address": ADDRESS,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
    }
    arguments = [sys.executable, "-m", "streamlit", "run", str(DASHBOARD)]
    arguments += [text for name, value in options.items() for text in (f"--{name}", value)]
    click.echo(f"查询页面：http://{ADDRESS}:{port} （按 Ctrl+C 结束）", err=True)
    sys.stderr.flush()
    os.chdir(PROJECT)  # Streamlit reads its settings from the working folder
    os.execve(sys.executable, arguments, environment)
