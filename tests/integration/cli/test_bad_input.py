"""Whatever goes wrong, the user gets one Chinese sentence that says what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.integration.cli.calling import PROJECT, assert_one_chinese_sentence, daiban


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["bogus"], "bogus"),
        (["run", "--bogus"], "--bogus"),
        (["run", "--inputs"], "--inputs"),
        (["run", "--as-of", "2017-02-30"], "2017-02-30"),
        (["run", "--as-of", "昨天"], "2017-04-30"),
        (["submissions"], "--period"),
        (["submissions", "--period", "2017-13"], "2017-Q2"),
        (["indicators", "--level", "town"], "county"),
        (["indicators", "--format", "xml"], "csv"),
        (["check"], "文件"),
        (["files", "extra"], "参数"),
        (["serve", "--port", "x"], "--port"),
        (["simulate", "--regime", "none", "--from", "2017-01", "--to", "2017-02", "--seed", "1",
          "-o", "x"], "none"),
        (["template", "none", "--unit", "x", "--period", "2017-01", "-o", "x.xlsx"], "none"),
    ],
)  # fmt: skip
def test_wrong_usage(tmp_path: Path, arguments: list[str], word: str) -> None:
    done = daiban(tmp_path, *arguments)
    assert_one_chinese_sentence(done, 2)
    assert word in done.stderr


def test_missing_inputs_folder(tmp_path: Path) -> None:
    done = daiban(tmp_path, "run", "--inputs", tmp_path / "nowhere")
    assert_one_chinese_sentence(done, 2)
    assert "nowhere" in done.stderr


def test_empty_inputs_folder(tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    done = daiban(tmp_path / "home", "run", "--inputs", tmp_path / "inputs")
    assert_one_chinese_sentence(done, 2)
    assert "是空的" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["files"],
        ["findings"],
        ["indicators"],
        ["measures", "--as-of", "2017-03-31"],
        ["submissions", "--period", "2017-03"],
        ["remind", "--period", "2017-03"],
        ["trace", "--regime", "a", "--indicator", "b", "--unit", "c", "--period", "2017-03"],
        ["bulletin", "--regime", "a", "--period", "2017-Q1", "-o", "x"],
    ],
)
def test_nothing_published_yet(tmp_path: Path, arguments: list[str]) -> None:
    done = daiban(tmp_path, *arguments)
    assert_one_chinese_sentence(done, 2)
    assert "请先运行 daiban run" in done.stderr


def test_damaged_serving_copy(tmp_path: Path) -> None:
    (tmp_path / "serving").mkdir()
    (tmp_path / "serving" / "warehouse.duckdb").write_bytes(b"not a database" * 1000)
    done = daiban(tmp_path, "files")
    assert_one_chinese_sentence(done, 3)
    assert "daiban run --full" in done.stderr


def test_broken_regime_file_names_file_and_line(tmp_path: Path) -> None:
    source = next((PROJECT / "pipelines" / "regimes").glob("*/indicators.yml")).parent
    broken = tmp_path / "broken"
    shutil.copytree(source, broken)
    with (broken / "regime.yml").open("a", encoding="utf-8") as stream:
        stream.write("\nunknown_key: 1\n")
    done = daiban(tmp_path / "home", "--regimes", broken, "run")
    assert_one_chinese_sentence(done, 3)
    assert "regime.yml" in done.stderr


def test_home_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("x", encoding="utf-8")
    assert_one_chinese_sentence(daiban(tmp_path / "home", "run"), 3)


def test_bad_limit_in_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipelines.settings import SettingsError, settings_from

    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match="DAIBAN_FILE_SECONDS"):
        settings_from({"DAIBAN_FILE_SECONDS": "-1"})
    assert settings_from({"DAIBAN_FILE_SECONDS": "7"}).limits.seconds == 7
    assert settings_from({}).home == tmp_path / "var"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0"])
def test_check_of_an_unreadable_file_is_a_finding(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "坏表.xlsx"
    file.write_bytes(content)
    done = daiban(tmp_path / "home", "check", file)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "坏表.xlsx" in done.stdout


def test_check_of_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for target in (tmp_path / "没有.xlsx", tmp_path):
        done = daiban(tmp_path / "home", "--json", "check", target)
        assert done.returncode == 1
        assert '"severity": "fatal"' in done.stdout
