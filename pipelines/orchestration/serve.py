"""`make serve`: the dashboard, and the orchestration page, which is for this machine only.

DAIBAN_ADDRESS: where the dashboard listens (`make serve ADDRESS=…`); others than this machine need
sign-in, which `daiban serve` sees to.

Belongs here: starting both and ending both. Does not belong here: what they show.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pipelines.access.sign_in import check_address, sign_in_from
from pipelines.orchestration.run import prepare_dagster
from pipelines.settings import PROJECT, SettingsError, settings_from
from pipelines.warehouse import layout

ADDRESS = "127.0.0.1"
ORCHESTRATION_PORT = "3000"


def main() -> int:
    """Runs until interrupted; when one of the programs ends, so do the others."""
    if code := _faulty():
        return code
    settings = settings_from(os.environ)
    prepare_dagster(layout.dagster_folder(settings.home))
    environment = {
        **os.environ,
        "DAIBAN_HOME": str(settings.home),
        "DAIBAN_INPUTS": str(settings.inputs),
        "PYTHONWARNINGS": "ignore",  # Dagster calls much of itself beta
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")]),
    }
    definitions = ["-m", "pipelines.orchestration.definitions"]
    commands = [
        [sys.executable, "-m", "pipelines.cli", "serve", *_address()],
        [
            sys.executable,
            "-m",
            "dagster_webserver",
            "-h",
            ADDRESS,
            "-p",
            ORCHESTRATION_PORT,
            *definitions,
        ],
        [sys.executable, "-m", "dagster._daemon", "run", *definitions],
    ]
    print(f"处理任务页面：http://{ADDRESS}:{ORCHESTRATION_PORT}", flush=True)
    running = [subprocess.Popen(command, env=environment, cwd=PROJECT) for command in commands]
    try:
        while all(process.poll() is None for process in running):
            try:
                running[0].wait(timeout=1)
            except subprocess.TimeoutExpired:
                continue
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=20)
    return 1


def _address() -> list[str]:
    address = os.environ.get("DAIBAN_ADDRESS")
    return ["--address", address] if address else []


def _faulty() -> int:
    """2 when the dashboard could not be started like this; said before anything else starts."""
    try:
        settings = settings_from(os.environ)
        sign_in = sign_in_from(os.environ, settings.home)
        check_address(os.environ.get("DAIBAN_ADDRESS") or ADDRESS, sign_in)
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
