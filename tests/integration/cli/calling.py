"""Calling `daiban` as a user would, and inputs small enough to run often."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli.failures import run_safely
from tests.fixtures.parse import hand_parse

PROJECT = Path(__file__).resolve().parents[3]
SAMPLE = PROJECT / "raw_inputs" / "gz2017"
FIRST_MONTH = "2017-01"


def command(home: Path, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "pipelines.cli", "--home", str(home), *map(str, arguments)]


def daiban(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run the command line to its end. A new home is handed the models already parsed."""
    if "run" in arguments and not home.exists():
        hand_parse(home)
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DAIBAN_")}
    return subprocess.run(
        command(home, *arguments),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        cwd=PROJECT,
        env=environment,
    )


def rows(home: Path, *arguments: object) -> list[dict[str, Any]]:
    """The rows of a reading command, asked in this process: a new one costs more than the answer."""
    said, complaint = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(said), redirect_stderr(complaint):
        for name in [name for name in os.environ if name.startswith("DAIBAN_")]:
            patch.delenv(name)
        code = run_safely(["--home", str(home), *map(str, arguments), "--json"])
    assert code == 0, complaint.getvalue()
    found: list[dict[str, Any]] = json.loads(said.getvalue())
    return found


def first_month(target: Path) -> Path:
    """The sample's first month, with the receipts of its files."""
    shutil.copytree(SAMPLE / FIRST_MONTH, target / FIRST_MONTH)
    lines = (SAMPLE / "receipts.csv").read_text(encoding="utf-8-sig").splitlines()
    kept = [lines[0], *(line for line in lines[1:] if line.startswith(FIRST_MONTH))]
    (target / "receipts.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    return target


def assert_one_chinese_sentence(done: subprocess.CompletedProcess[str], code: int) -> None:
    """The right exit code, Chinese on standard error, no traceback anywhere."""
    said = done.stderr
    assert done.returncode == code, said
    assert "Traceback" not in said + done.stdout
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said), said
    assert len(said.strip().splitlines()) <= 2, said
