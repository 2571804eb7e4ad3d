"""Accepting a file: whole or not at all, under a safe name, with time and sender."""

from __future__ import annotations

import multiprocessing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelines.intake import inbox as module
from pipelines.intake.inbox import InboxError, accept, finish_interrupted
from pipelines.intake.inbox_names import safe_name, safe_text
from pipelines.intake.inventory import scan
from pipelines.intake.receipts import Receipt

AT = datetime(2017, 4, 20, 9, 30)


def test_stored_and_read_back(tmp_path: Path) -> None:
    done = accept(tmp_path / "inbox", "台账.xlsx", b"a", AT, "张, 三")
    assert done.stored
    assert done.path == tmp_path / "inbox" / "2017-04-20" / "台账.xlsx"
    found = scan(tmp_path, tmp_path.parent / "cache.json")
    assert [file.path for file in found.files] == ["inbox/2017-04-20/台账.xlsx"]
    assert found.receipts == {"inbox/2017-04-20/台账.xlsx": Receipt(AT, "张, 三")}
    assert found.problems == ()


def test_same_name_gets_a_suffix_and_same_content_is_said(tmp_path: Path) -> None:
    first = accept(tmp_path, "A.xlsx", b"1", AT, "甲")
    assert accept(tmp_path, "a.XLSX", b"2", AT, "甲").path.name == "a(2).XLSX"
    again = accept(tmp_path, "b.xlsx", b"1", AT, "甲")
    assert (again.stored, again.path) == (False, first.path)
    assert accept(tmp_path, "b.xlsx", b"1", AT, "甲", again=True).stored


def test_zoned_time_is_china_time(tmp_path: Path) -> None:
    done = accept(tmp_path, "a.xlsx", b"1", datetime(2017, 4, 20, 17, tzinfo=UTC), "")
    assert done.received_at == datetime(2017, 4, 21, 1)
    assert done.path.parent.name == "2017-04-21"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/x.xlsx", "x.xlsx"),
        ("C:\\temp\\x.xlsx", "x.xlsx"),
        ("..", "未命名"),
        (".x.xlsx", "_x.xlsx"),
        ("~$x.xlsx", "_~$x.xlsx"),
        ("a\nb\x00.xlsx", "a b.xlsx"),
        ("=x.xlsx", "_=x.xlsx"),
        ("#x.xlsx", "_#x.xlsx"),
        ("receipts.csv", "_receipts.csv"),
        ("Truth.JSON", "_Truth.JSON"),
        ("con.xlsx", "_con.xlsx"),
        ("e\u0301.xlsx", "é.xlsx"),
    ],
)
def test_bad_names(tmp_path: Path, name: str, safe: str) -> None:
    assert safe_name(name) == safe
    done = accept(tmp_path / "in" / "inbox", name, b"1", AT, "甲")
    assert done.path == tmp_path / "in" / "inbox" / "2017-04-20" / safe
    found = scan(tmp_path / "in", tmp_path / "cache.json")
    assert [receipt.received_at for receipt in found.receipts.values()] == [AT]


def test_long_names_fit_the_file_system(tmp_path: Path) -> None:
    accept(tmp_path, "长" * 300 + ".xlsx", b"1", AT, "")
    second = accept(tmp_path, "长" * 300 + ".xlsx", b"2", AT, "")
    assert second.path.name.endswith("(2).xlsx")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "\t=1"])
def test_sender_is_no_formula(text: str) -> None:
    assert safe_text(text) == "'" + text.strip()


def test_ordinary_sender_is_kept() -> None:
    assert safe_text("张三 a-b=c") == "张三 a-b=c"


def test_order_of_columns_and_encoding_of_others_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "2017-04-20"
    folder.mkdir()
    (folder / "receipts.csv").write_bytes("received_at,file\n2017-04-19,旧.xlsx".encode("gb18030"))
    accept(tmp_path, "新.xlsx", b"1", AT, "")
    lines = (folder / "receipts.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1:] == ["2017-04-19,旧.xlsx", "2017-04-20 09:30:00,新.xlsx"]


def test_unusable_receipts_refuse_and_change_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "2017-04-20"
    folder.mkdir()
    (folder / "receipts.csv").write_text("文件,时间\n", encoding="utf-8")
    with pytest.raises(InboxError, match="首行应为“file,received_at,sender”"):
        accept(tmp_path, "a.xlsx", b"1", AT, "甲")
    assert [path.name for path in folder.iterdir()] == ["receipts.csv"]
    assert (folder / "receipts.csv").read_text(encoding="utf-8") == "文件,时间\n"


def test_link_in_place_of_the_inbox_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "inbox").symlink_to(tmp_path / "outside")
    with pytest.raises(InboxError, match="符号链接"):
        accept(tmp_path / "inbox", "a.xlsx", b"1", AT, "甲")


class Killed(BaseException):
    pass


@pytest.mark.parametrize("before", [True, False])
def test_killed_half_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
    """Before the receipt the file is gone; after it, hidden until the next accept names it."""
    inbox, place = tmp_path / "in" / "inbox", tmp_path / "in" / "inbox" / "2017-04-20"

    def stop(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(module, "_write_receipt" if before else "_store", stop)
        if not before:
            place.mkdir(parents=True)
            module._write(place / ".a.xlsx.part", b"whole")
            module._write_receipt(place / "a.xlsx", Receipt(AT, "甲"))
        with pytest.raises(Killed):
            accept(inbox, "b.xlsx", b"other", AT, "甲")
    seen = [file.path for file in scan(tmp_path / "in", tmp_path / "cache.json").files]
    assert seen == ([] if before else ["inbox/2017-04-20/a.xlsx"])
    accept(inbox, "c.xlsx", b"third", AT, "乙")
    found = scan(tmp_path / "in", tmp_path / "cache.json")
    names = [file.location.name for file in found.files]
    assert names == (["c.xlsx"] if before else ["a.xlsx", "c.xlsx"])
    assert len(found.receipts) == len(names)


@pytest.mark.parametrize("stated", [True, False])
def test_a_run_sets_right_what_a_killed_accept_left(tmp_path: Path, stated: bool) -> None:
    inputs = tmp_path / "in"
    place = inputs / "inbox" / "2017-04-20"
    place.mkdir(parents=True)
    (inputs / "inbox" / ".lock").touch()
    (inputs / "others").mkdir()
    (inputs / "others" / ".theirs.part").touch()  # no inbox: left alone
    module._write(place / ".a.xlsx.part", b"whole")
    if stated:
        module._write_receipt(place / "a.xlsx", Receipt(AT, "甲"))
    finish_interrupted(inputs)
    assert [path.name for path in place.iterdir() if path.suffix != ".csv"] == ["a.xlsx"] * stated
    assert (inputs / "others" / ".theirs.part").exists()
    found = scan(inputs, tmp_path / "cache.json")
    assert [file.path for file in found.files] == ["inbox/2017-04-20/a.xlsx"] * stated
    assert found.problems == ()


def _accept_many(inbox: Path, start: int) -> None:
    for number in range(start, start + 10):
        accept(inbox, "同名.xlsx", str(number).encode(), AT, f"会话{start}")


def test_two_processes_accept_the_same_name(tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    both = [context.Process(target=_accept_many, args=(tmp_path / "in", n)) for n in (0, 10)]
    for process in both:
        process.start()
    for process in both:
        process.join(30)
        assert process.exitcode == 0
    found = scan(tmp_path / "in", tmp_path / "cache.json")
    assert {file.location.read_bytes() for file in found.files} == {
        str(n).encode() for n in range(20)
    }
    assert len(found.receipts) == 20
    assert found.problems == ()
