"""The inputs folder: listing, receipts, landing once, landing again."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

import pipelines.warehouse
from pipelines.intake.inventory import InputsError, scan
from pipelines.intake.receipts import parse_moment
from pipelines.intake.receive import pending, receive

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
def inputs(tmp_path, ledger):
    folder = tmp_path / "inputs"
    (folder / "2017-04").mkdir(parents=True)
    ledger(matter(county="花溪区"), matter(seq=2)).rename(folder / "2017-04" / "遵义.xlsx")
    (folder / "2017-04" / "receipts.csv").write_bytes(
        "file,received_at,sender\n遵义.xlsx,2017-04-20,张三\n不存在.xlsx,2017-04-20\n遵义.xlsx,四月\n".encode(
            "gbk"
        )
    )
    (folder / "notes.txt").write_text("x")
    (folder / "~$遵义.xlsx").write_text("x")
    (folder / "truth.json").write_text("{}")
    return folder


def test_the_inventory_lists_everything_but_companions(inputs, tmp_path):
    os.mkfifo(inputs / "pipe.xlsx")
    (inputs / "link.xlsx").symlink_to(inputs / "notes.txt")
    found = scan(inputs, tmp_path / "cache.json")
    assert [(f.path, f.state) for f in found.files] == [
        ("2017-04/遵义.xlsx", "readable"),
        ("link.xlsx", "unsupported"),
        ("notes.txt", "unsupported"),
        ("pipe.xlsx", "unsupported"),
    ]
    assert "符号链接" in found.files[1].reason
    assert found.receipts["2017-04/遵义.xlsx"].received_at == datetime(2017, 4, 20)
    assert [problem.line for problem in found.problems] == [3, 4]
    assert "四月" in found.problems[1].message


def test_the_fingerprint_changes_with_content_and_receipts_only(inputs, tmp_path):
    cache = tmp_path / "cache.json"
    before = scan(inputs, cache).fingerprint
    assert (
        scan(inputs, cache).fingerprint
        == scan(inputs, tmp_path / "other.json").fingerprint
        == before
    )
    (inputs / "notes.txt").write_text("yy")
    assert scan(inputs, cache).fingerprint != before


def test_a_missing_folder_says_so(tmp_path):
    with pytest.raises(InputsError, match="找不到报送文件夹"):
        scan(tmp_path / "none", tmp_path / "cache.json")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2017-04-22", datetime(2017, 4, 22)),
        ("2017-04-22 17:30", datetime(2017, 4, 22, 17, 30)),
        ("2017-04-22 17:30:59", datetime(2017, 4, 22, 17, 30, 59)),
        ("2017-04-31", None),
        ("22.04.2017", None),
    ],
)
def test_moments_of_receipt(text, moment):
    assert parse_moment(text) == moment


def test_files_are_landed_once_with_their_receipt(con, catalog, inputs, tmp_path):
    summary = receive(con, catalog, inputs, NOW, cache=tmp_path / "cache.json")
    assert (summary.seen, summary.new_files, summary.unsupported) == (2, 2, 1)
    receipts = con.execute("select path, received_at, sender, source from raw.receipts order by 1")
    assert receipts.fetchall() == [
        ("2017-04/遵义.xlsx", datetime(2017, 4, 20), "张三", "receipts.csv"),
        ("notes.txt", NOW, "", "first_seen"),
    ]
    row = con.execute(
        "select unit_code, period, outcome, record_count from raw.submissions"
    ).fetchone()
    assert row == ("520300", "2017-04", "accepted", 2)
    finding = con.execute(
        "select rule, cell, row_number from raw.findings where severity = 'error'"
    )
    assert finding.fetchall() == [("foreign_unit", "B5", 5)]
    again = receive(con, catalog, inputs, datetime(2017, 5, 3), cache=tmp_path / "cache.json")
    assert not again.changed
    assert con.execute("select count(*) from raw.receipts").fetchone() == (2,)


def test_a_new_receipt_is_appended_and_the_file_read_again(con, catalog, inputs, tmp_path):
    cache = tmp_path / "cache.json"
    receive(con, catalog, inputs, NOW, cache=cache)
    (inputs / "2017-04" / "receipts.csv").write_text(
        "file,received_at\n遵义.xlsx,2017-04-05\n", encoding="utf-8"
    )
    assert pending(con, catalog, scan(inputs, cache), NOW) == 1
    receive(con, catalog, inputs, NOW, cache=cache)
    moments = con.execute(
        "select received_at from raw.receipts where source = 'receipts.csv' order by rowid"
    )
    assert [m for (m,) in moments.fetchall()] == [datetime(2017, 4, 20), datetime(2017, 4, 5)]
    late = con.execute(
        "select count(*) from raw.findings where rule = 'ledger_filed_after_receipt'"
    )
    assert late.fetchone() == (2,)
