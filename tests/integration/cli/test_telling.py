"""What `daiban run` tells the pages: its end also when it never began, and nothing of another's run."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from pipelines.orchestration.told import Teller, read
from pipelines.warehouse import layout
from pipelines.warehouse.connect import only_writer
from tests.integration.cli.calling import daiban

BY = ("--by", "wang@example.gov.cn", "王某", "省中心")


def failing(home: Path, *options: str) -> str:
    """A run over a folder that is not there; what it said in the terminal."""
    home.mkdir(exist_ok=True)
    done = daiban(home, "run", *options, "--inputs", home / "missing")
    assert done.returncode == 2
    return done.stderr.strip()


def test_the_page_learns_why_its_run_never_began(tmp_path: Path) -> None:
    home = tmp_path / "home"
    said = failing(home, *BY)
    told = read(home)
    assert told is not None
    assert (told.by, told.end, told.said) == ("王某", "failed", said)
    assert "找不到报送文件夹" in told.said
    lines = next((home / "audit").glob("*.jsonl")).read_text("utf-8").splitlines()
    act = json.loads(lines[-1])
    assert (act["what"], act["who"]) == ("counted", "wang@example.gov.cn")
    assert act["detail"].startswith("没有完成：找不到报送文件夹")


def test_a_fault_in_a_definition_is_told_with_its_line(tmp_path: Path) -> None:
    home, regime = tmp_path / "home", tmp_path / "regimes" / "broken"
    home.mkdir()
    regime.mkdir(parents=True)
    (regime / "regime.yml").write_text("id: broken\ntitle: 1\n", encoding="utf-8")
    done = daiban(home, "run", *BY, "--regimes", regime.parent, "--inputs", tmp_path)
    assert done.returncode == 3
    told = read(home)
    assert told is not None
    assert told.end == "failed"
    assert "regime.yml" in told.said


def test_a_run_in_the_terminal_that_never_began_leaves_no_record(tmp_path: Path) -> None:
    failing(tmp_path / "home")
    assert read(tmp_path / "home") is None
    assert not (tmp_path / "home" / "audit").exists()


def test_the_record_of_a_run_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with only_writer(home, lambda: None):
        Teller(home, "李某", lambda: datetime(2017, 5, 22)).stage("读取报送文件")
        before = layout.run_progress(home).read_bytes()
        failing(home, *BY)
        assert layout.run_progress(home).read_bytes() == before
