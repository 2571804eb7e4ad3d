"""The record: whole lines whoever writes, never changed, read back in order."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.access import audit

AT = datetime(2017, 5, 22, 9, 30)
WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from pipelines.access import audit
for number in range(50):
    done = audit.act(datetime(2017, 5, 22), sys.argv[2], "名" * 3000, "省中心", "download", file=str(number))
    audit.record(Path(sys.argv[1]), done)
"""


def act(number: int, at: datetime = AT, **about: str) -> audit.Act:
    return audit.act(
        at, "a@example.gov.cn", "王某", "省中心", "download", file=str(number), **about
    )


def test_newest_first_one_file_a_month(tmp_path: Path) -> None:
    for number in (1, 2):
        audit.record(tmp_path, act(number))
    audit.record(tmp_path, act(3, datetime(2017, 6, 1)))
    assert audit.months(tmp_path) == ["2017-06", "2017-05"]
    assert [done.file for done in audit.read(tmp_path, "2017-05")] == ["2", "1"]
    assert audit.read(tmp_path, "2017-05")[0].at == "2017-05-22 09:30:00"
    assert audit.read(tmp_path, "../roles") == []
    path = tmp_path / "audit" / "2017-05.jsonl"
    assert path.stat().st_mode & 0o077 == 0


def test_many_writers_leave_whole_lines(tmp_path: Path) -> None:
    """Lines longer than a page, from four processes at once."""
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(n)], cwd=Path(__file__).parents[3]
        )
        for n in range(4)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0, 0, 0]
    found = audit.read(tmp_path, "2017-05")
    assert len(found) == 200
    for writer in "0123":
        mine = [int(done.file) for done in found if done.who == writer]
        assert mine == list(range(50))[::-1]


def test_a_half_line_spoils_no_other(tmp_path: Path) -> None:
    audit.record(tmp_path, act(1))
    path = tmp_path / "audit" / "2017-05.jsonl"
    with path.open("ab") as stream:
        stream.write(b'{"at": "2017-05-22 09:3')  # a writer was killed
    before = path.read_bytes()
    audit.record(tmp_path, act(2))
    assert path.read_bytes().startswith(before)  # only added to
    assert [done.file for done in audit.read(tmp_path, "2017-05")] == ["2", "1"]


@given(st.text(max_size=200))
def test_any_text_comes_back(text: str) -> None:
    import tempfile

    plain = text.encode("utf-8", "replace").decode()
    with tempfile.TemporaryDirectory() as folder:
        audit.record(Path(folder), act(1, detail=plain))
        [found] = audit.read(Path(folder), "2017-05")
        assert found.detail == plain


def test_what_cannot_be_kept_is_told_before(tmp_path: Path) -> None:
    (tmp_path / "audit").write_text("in the way")
    with pytest.raises(OSError):
        audit.check(tmp_path, AT)
    with pytest.raises(OSError):
        audit.record(tmp_path, act(1))
