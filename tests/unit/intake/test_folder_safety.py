"""The inputs folder as it really is: droppings, links, odd names, files that change or vanish."""

from __future__ import annotations

import os
import unicodedata
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

import pipelines.warehouse
from pipelines.intake import inventory, receive
from pipelines.intake.inventory import scan
from pipelines.intake.receive import STILL_WRITTEN

from .conftest import matter

NOW = datetime(2017, 5, 2, 8)


@pytest.fixture
def con():
    connection = duckdb.connect()
    schema = Path(pipelines.warehouse.__file__).with_name("schema.sql")
    connection.execute(schema.read_text(encoding="utf-8"))
    yield connection
    connection.close()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "inputs"
    made.mkdir()
    return made


def listed(folder: Path, tmp_path: Path) -> dict[str, str]:
    return {f.path: f.state for f in scan(folder, tmp_path / "cache.json").files}


def test_what_systems_leave_behind_is_not_listed(folder, tmp_path):
    for name in (
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "~$台账.xlsx",
        ".hidden.xlsx",
        "台账.csv",
    ):
        (folder / name).write_text("x")
    assert listed(folder, tmp_path) == {"台账.csv": "readable"}


def test_links_are_listed_and_never_followed(folder, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.xlsx").write_text("x")
    (folder / "loop").symlink_to(folder)
    (folder / "out").symlink_to(outside)
    (folder / "link.xlsx").symlink_to(outside / "secret.xlsx")
    assert listed(folder, tmp_path) == dict.fromkeys(["link.xlsx", "loop", "out"], "unsupported")


def test_a_receipt_reaches_no_file_outside(folder, tmp_path):
    (tmp_path / "secret.csv").write_text("x")
    (folder / "receipts.csv").write_text(
        f"file,received_at\n../secret.csv,2017-04-20\n{tmp_path}/secret.csv,2017-04-20\n",
        encoding="utf-8",
    )
    found = scan(folder, tmp_path / "cache.json")
    assert not found.receipts
    assert [problem.line for problem in found.problems] == [2, 3]
    assert "找不到文件“../secret.csv”" in found.problems[0].message


def test_odd_names_are_listed(folder, tmp_path):
    (folder / "台账.xlsx").mkdir()
    (folder / "台账.xlsx" / "内.csv").write_text("x")
    (folder / "换\n行.csv").write_text("x")
    (folder / ("长" * 80 + ".csv")).write_text("x")
    Path(os.fsdecode(os.fsencode(folder) + b"/" + "贵阳.csv".encode("gbk"))).write_text("x")
    names = set(listed(folder, tmp_path))
    assert names == {"台账.xlsx/内.csv", "换\n行.csv", "长" * 80 + ".csv", "贵阳.csv"}


@pytest.mark.parametrize(
    "name",
    [
        "-rf.csv",
        "😀台账.csv",
        "结尾点.csv.",
        " 空格 .csv",
        "a" * 251 + ".csv",
        "=1+1.csv",
        "a|b\\c.csv",
    ],
)
def test_an_odd_name_is_listed_and_has_its_receipt(folder, tmp_path, name):
    (folder / name).write_text("x")
    stated = name.replace("\\", "/")  # as Windows writes folders; such a name cannot be stated
    (folder / "receipts.csv").write_text(
        f'file,received_at\n"{stated}",2017-04-20\n', encoding="utf-8"
    )
    found = scan(folder, tmp_path / "cache.json")
    assert [file.path for file in found.files] == [name]
    outer_blanks = name != name.strip()  # trimmed in receipts.csv
    assert list(found.receipts) == ([] if "\\" in name or outer_blanks else [name])


def test_the_same_name_in_both_unicode_forms_is_two_files(folder, tmp_path):
    composed, apart = "Ü贵阳.csv", unicodedata.normalize("NFD", "Ü贵阳.csv")
    (folder / composed).write_text("1")
    (folder / apart).write_text("2")
    (folder / "receipts.csv").write_text(
        f"file,received_at\n{composed},2017-04-20\n{apart},2017-04-21\n", encoding="utf-8"
    )
    found = scan(folder, tmp_path / "cache.json")
    assert {file.path for file in found.files} == {composed, apart}
    days = {path: receipt.received_at.day for path, receipt in found.receipts.items()}
    assert days == {composed: 20, apart: 21}


def test_a_file_that_is_gone_again_is_not_listed(folder, tmp_path, monkeypatch):
    (folder / "a.csv").write_text("x")
    (folder / "b.csv").write_text("x")
    monkeypatch.setattr(inventory, "_sha256", lambda at: (at.unlink(), at.open())[0])
    assert listed(folder, tmp_path) == {}


def test_a_file_written_to_while_it_is_read_waits_for_the_next_run(
    con, catalog, folder, tmp_path, ledger, monkeypatch
):
    cache = tmp_path / "cache.json"
    ledger(matter()).rename(folder / "growing.xlsx")
    ledger(matter(project_name="另一项目")).rename(folder / "whole.xlsx")
    read_all = receive.read_all

    def read_while_written(*arguments):
        for found in read_all(*arguments):
            with (folder / "growing.xlsx").open("ab") as stream:
                stream.write(b"\0")
            yield found

    with monkeypatch.context() as patched:
        patched.setattr(receive, "read_all", read_while_written)
        summary = receive.receive(con, catalog, folder, NOW, cache=cache)
    assert summary.deferred == [("growing.xlsx", STILL_WRITTEN)]
    assert con.execute("select path from raw.files").fetchall() == [("whole.xlsx",)]
    again = receive.receive(con, catalog, folder, NOW, cache=cache)
    assert (again.new_files, again.deferred) == (1, [])
    paths = con.execute("select path from raw.files order by 1").fetchall()
    assert paths == [("growing.xlsx",), ("whole.xlsx",)]
