"""`daiban run`: published figures, nothing to do, failed checks, kills, and open readers."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.orchestration.fingerprint import read_state
from pipelines.orchestration.job import Job
from pipelines.orchestration.run import run
from pipelines.orchestration.steps import require_success
from pipelines.settings import settings_from
from pipelines.warehouse import dbt
from pipelines.warehouse.build import BuildResult, NodeResult
from pipelines.warehouse.connect import WarehouseError, only_writer
from pipelines.warehouse.dbt import BuildError
from pipelines.warehouse.publish import swap_in
from tests.fixtures.parse import hand_parse
from tests.integration.cli.calling import (
    PROJECT,
    assert_one_chinese_sentence,
    command,
    daiban,
    first_month,
    rows,
)


@pytest.fixture(scope="module")
def done_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(home, inputs) after one run over one month."""
    base = tmp_path_factory.mktemp("run")
    inputs = first_month(base / "inputs")
    done = daiban(base / "home", "run", "--inputs", inputs)
    assert done.returncode == 0, done.stderr
    assert "模拟数据" in done.stdout
    assert "应报" in done.stdout
    return base / "home", inputs


def test_nothing_new_does_no_work(done_once: tuple[Path, Path]) -> None:
    home, inputs = done_once
    serving = home / "serving" / "warehouse.duckdb"
    before = serving.stat()
    began = time.perf_counter()
    done = daiban(home, "run", "--inputs", inputs)
    assert time.perf_counter() - began < 6  # 2 s on a quiet machine; see make bench
    assert done.returncode == 0
    assert "没有新文件" in done.stdout
    after = serving.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_json_before_or_after_and_csv(done_once: tuple[Path, Path]) -> None:
    home, _ = done_once
    after = daiban(home, "files", "--json")
    before = daiban(home, "--json", "files")
    assert json.loads(after.stdout) == json.loads(before.stdout) != []
    header = daiban(home, "files", "--format", "csv").stdout.splitlines()[0]
    assert header == "file,sha256,received_at,regime,form,unit_code,period,state,reason"


def test_columns_of_indicators(done_once: tuple[Path, Path]) -> None:
    home, _ = done_once
    done = daiban(home, "indicators", "--format", "csv", "--level", "province")
    assert done.stdout.splitlines()[0] == (
        "regime,indicator,name,level,unit_code,unit_name,period,"
        "numerator,denominator,value,target,attained,rank"
    )


@pytest.mark.parametrize("name", ["files", "findings"])
def test_files_and_findings_of_one_unit_and_period(done_once: tuple[Path, Path], name: str) -> None:
    home, _ = done_once
    everything = rows(home, name)
    ours = [row for row in everything if row["file"].startswith("2017-01/贵阳市/")]
    chosen = "--regime", "gz2017", "--unit", "贵阳市", "--period", "2017-01"
    assert rows(home, name, *chosen) == ours
    assert 0 < len(ours) < len(everything)
    assert rows(home, name, "--period", "2017-02") == []
    assert rows(home, name, "--regime", "gz2021") == []


def test_unknown_regime_and_unit(done_once: tuple[Path, Path]) -> None:
    home, _ = done_once
    assert_one_chinese_sentence(daiban(home, "measures", "--regime", "none"), 2)
    assert_one_chinese_sentence(daiban(home, "findings", "--unit", "不存在县"), 2)


def test_remind_counts_the_days(done_once: tuple[Path, Path]) -> None:
    home, _ = done_once
    everything = rows(home, "remind", "--period", "2017-01", "--on", "2016-12-31")
    assert everything
    assert all(row["days_left"] > 0 for row in everything)
    later = rows(home, "remind", "--period", "2017-02", "--on", "2017-02-23")
    assert {row["days_left"] for row in later} == {-1}  # due the 22nd, beyond the grid's horizon
    assert {row["period"] for row in later} == {"2017-02"}


def test_as_of_leaves_the_serving_copy_alone(done_once: tuple[Path, Path]) -> None:
    home, _ = done_once
    serving = home / "serving" / "warehouse.duckdb"
    inode = serving.stat().st_ino
    past = rows(home, "measures", "--as-of", "2017-01-10", "--period", "2017-01")
    now = rows(home, "measures", "--period", "2017-01")
    assert sum(row["value"] for row in past) < sum(row["value"] for row in now)
    assert serving.stat().st_ino == inode
    copy = home / "serving" / "as_of" / "2017-01-10" / "warehouse.duckdb"
    made = copy.stat().st_mtime_ns
    rows(home, "indicators", "--as-of", "2017-01-10")
    assert copy.stat().st_mtime_ns == made


def test_killed_and_failed_runs_leave_nothing_broken(
    done_once: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed early, in the middle and late; ended by a data test that fails: nothing is published,
    the old copy stays readable, the next run finishes."""
    source, inputs = done_once
    home, own = tmp_path / "home", tmp_path / "inputs"
    shutil.copytree(source, home)
    shutil.copytree(inputs, own)
    expected = rows(source, "measures")
    inode = (home / "serving" / "warehouse.duckdb").stat().st_ino
    (home / "state.json").unlink()
    for seconds in (0.8, 4.0, 7.5):
        running = subprocess.Popen(
            command(home, "run", "--full", "--inputs", own),
            cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(seconds)
        running.kill()
        running.wait()
        assert rows(home, "measures") == expected
    hand_parse(home)
    failing = fail_a_data_test(home, monkeypatch)
    job = Job(settings_from({}, home, own), load_catalog(), datetime(2026, 1, 5))
    with pytest.raises(BuildError, match=failing):
        run(job, lambda: None)
    assert (home / "serving" / "warehouse.duckdb").stat().st_ino == inode
    assert read_state(home) is None
    assert rows(home, "measures") == expected
    done = daiban(home, "run", "--inputs", own)
    assert done.returncode == 0, done.stderr
    assert rows(home, "measures") == expected
    assert read_state(home) is not None


def fail_a_data_test(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """From now on one data test of this process finds something wrong; its name."""
    manifest = dbt.parsed(home)
    node = next(n for n in manifest.nodes.values() if str(n.resource_type) == "test")
    monkeypatch.setattr(node, "raw_code", "select 1 as n")
    monkeypatch.setattr(dbt, "parsed", lambda _home: manifest)
    return str(node.name)


def test_swap_under_an_open_reader(tmp_path: Path) -> None:
    source, target = tmp_path / "build.duckdb", tmp_path / "serving" / "warehouse.duckdb"
    with duckdb.connect(str(source)) as con:
        con.execute("create table t as select 1 as n")
    swap_in(source, target)
    reader = duckdb.connect(str(target), read_only=True)
    with duckdb.connect(str(source)) as con:
        con.execute("insert into t values (2)")
    swap_in(source, target)
    assert reader.execute("select count(*) from t").fetchone() == (1,)
    reader.close()
    with duckdb.connect(str(target), read_only=True) as con:
        assert con.execute("select count(*) from t").fetchone() == (2,)
    assert [path.name for path in target.parent.iterdir()] == ["warehouse.duckdb"]


def test_a_failed_check_is_named_and_nothing_is_published() -> None:
    bad = NodeResult("reconcile_counties", "test", "failed", "Got 2 results")
    good = NodeResult("fct_measures", "model", "passed", "OK")
    warned = NodeResult("few_links", "test", "warned", "Got 1 result")
    with pytest.raises(BuildError, match=r"没有发布[\s\S]*reconcile_counties"):
        require_success(BuildResult((good, bad)))
    require_success(BuildResult((good, warned)))


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    waited = []
    with (
        only_writer(tmp_path, lambda: None),
        pytest.raises(WarehouseError, match="没有结束"),
        only_writer(tmp_path, lambda: waited.append(1), patience=0.3),
    ):
        pass
    assert waited == [1]
    with only_writer(tmp_path, lambda: waited.append(2)):
        assert waited == [1]
