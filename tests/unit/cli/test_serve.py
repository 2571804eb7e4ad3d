"""`daiban serve` hands its settings to the pages, which run in another process and folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipelines.cli.app import app
from pipelines.settings import settings_from


def test_the_page_has_the_settings_of_the_call(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given: dict[str, str] = {}
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DAIBAN_INPUTS", "returns")
    monkeypatch.setenv("DAIBAN_INBOX", "returns/inbox")
    monkeypatch.setattr(os, "chdir", lambda _folder: None)
    monkeypatch.setattr(os, "execve", lambda _program, _words, env: given.update(env))
    options = ["--home", "home", "--regimes", "one", "--regimes", "two"]
    result = CliRunner().invoke(app, ["serve", *options])
    assert result.exit_code == 0
    there = settings_from(given)
    assert there.home == tmp_path / "home"
    assert there.inputs == tmp_path / "returns"
    assert there.inbox == tmp_path / "returns" / "inbox"
    assert there.regimes == (tmp_path / "one", tmp_path / "two")


def test_options_win_over_the_environment() -> None:
    environment = {"DAIBAN_REGIMES": f"/a{os.pathsep}/b"}
    assert settings_from(environment).regimes == (Path("/a"), Path("/b"))
    assert settings_from(environment, regimes=[Path("/c")]).regimes == (Path("/c"),)
    assert settings_from({}).regimes == ()
