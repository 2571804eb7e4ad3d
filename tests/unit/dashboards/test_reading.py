"""What the upload page is told of a file: identity, due date, problems, the answer, the inbox."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from dashboards import reading
from dashboards.received import NotReady, NotStored, Reading, Upload
from tests.fixtures.ledgers import NAME, ledger_bytes

RECEIVED = datetime(2017, 5, 22, 9, 30)


@pytest.fixture(scope="module")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[reading.Readers]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("installation")
        patch.setenv("DAIBAN_INPUTS", str(folder / "returns"))
        patch.delenv("DAIBAN_INBOX", raising=False)
        yield reading.open_readers()


def read(readers: reading.Readers, content: bytes, name: str = NAME) -> Reading:
    [(index, found)] = list(readers.read([Upload(name, content)], RECEIVED))
    assert index == 0
    return found


def test_a_clean_ledger_is_named_with_its_due_date(readers: reading.Readers) -> None:
    found = read(readers, ledger_bytes(3))
    assert (found.worst, found.problems, dict(found.counts)) == ("", (), {})
    [entry] = found.returns
    assert "代办服务台账" in entry.form
    assert (entry.unit, entry.period, entry.rows) == ("遵义市", "2017年5月", 3)
    assert entry.due_on == date(2017, 5, 22)
    assert entry.is_usable
    assert "没有发现问题" in found.sentence


def test_the_same_mistake_in_many_rows_is_said_once(readers: reading.Readers) -> None:
    faults = {(row, "closed_on"): "十号" for row in range(6, 16)}
    found = read(readers, ledger_bytes(20, faults))
    assert dict(found.counts)["error"][1] == 10
    [problem] = [entry for entry in found.problems if entry.severity == "error"]
    assert problem.position == "O列第6–15行"
    assert problem.count == 10
    assert (found.returns[0].rows, found.returns[0].held_out) == (20, 10)
    assert "办结时间" in problem.label


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("表.xlsx", b"not a workbook", "已损坏"),
        ("表.pdf", b"%PDF-1.4", "“.pdf”"),
        ("没有扩展名", b"x", "无扩展名"),
        ("空.xlsx", b"", "空"),
    ],
)
def test_what_is_not_usable_says_why(
    readers: reading.Readers, name: str, content: bytes, said: str
) -> None:
    found = read(readers, content, name)
    assert found.returns == ()
    assert found.worst == "fatal"
    [problem] = found.problems
    assert said in problem.message
    assert problem.position == "整个文件"


def test_several_files_keep_their_places(readers: reading.Readers) -> None:
    uploads = [Upload(f"{n}.xlsx", ledger_bytes(n)) for n in (1, 2, 3)] + [Upload("x.pdf", b"")]
    found = dict(readers.read(uploads, RECEIVED))
    assert [found[index].returns[0].rows for index in range(3)] == [1, 2, 3]
    assert found[3].returns == ()


def test_cells_are_not_kept(readers: reading.Readers) -> None:
    outcome = read(readers, ledger_bytes(3)).outcome
    assert [(s.records, s.cells) for s in outcome.submissions] == [([], [])]


def test_names_from_outside_lead_nowhere(readers: reading.Readers) -> None:
    found = read(readers, ledger_bytes(1), "../../etc/遵义市2017年5月台账.xlsx")
    assert found.returns[0].unit == "遵义市"


def test_the_answer_is_copy_and_letter(readers: reading.Readers) -> None:
    content = ledger_bytes(2, {(5, "amount"): "五千"})
    found = read(readers, content)
    answer = readers.answer(Upload(NAME, content), found, RECEIVED.date())
    assert answer.workbook_name == "遵义市2017年5月代办服务台账_退回.xlsx"
    assert answer.letter_name == "遵义市2017年5月代办服务台账_退回说明.docx"
    assert answer.workbook is not None and answer.letter is not None
    book = openpyxl.load_workbook(io.BytesIO(answer.workbook))
    assert book.sheetnames[0] == "退回说明"
    assert book["Sheet"]["G5"].comment is not None


def test_the_inbox_gets_the_file_and_its_receipt(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DAIBAN_INPUTS", str(tmp_path / "returns"))
    monkeypatch.setenv("DAIBAN_INBOX", str(tmp_path / "returns" / "inbox"))
    readers = reading.open_readers()
    done = readers.accept(Upload(NAME, b"1"), RECEIVED, "张某")
    assert (done.place, done.is_new, done.is_read) == (
        f"returns/inbox/2017-05-22/{NAME}",
        True,
        True,
    )
    receipts = tmp_path / "returns" / "inbox" / "2017-05-22" / "receipts.csv"
    assert f"{NAME},2017-05-22 09:30:00,张某" in receipts.read_text(encoding="utf-8-sig")
    assert not readers.accept(Upload("b.xlsx", b"1"), RECEIVED, "张某").is_new
    assert readers.accept(Upload("b.xlsx", b"1"), RECEIVED, "张某", again=True).is_new


def test_an_inbox_elsewhere_is_not_read_by_a_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DAIBAN_INPUTS", str(tmp_path / "returns"))
    monkeypatch.setenv("DAIBAN_INBOX", str(tmp_path / "inbox"))
    done = reading.open_readers().accept(Upload(NAME, b"1"), RECEIVED, "张某")
    assert not done.is_read
    assert done.place == str(tmp_path / "inbox" / "2017-05-22" / NAME)


def test_what_cannot_be_stored_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DAIBAN_INBOX", str(tmp_path / "file"))
    with pytest.raises(NotStored, match="没有存入收件箱"):
        reading.open_readers().accept(Upload(NAME, b"1"), RECEIVED, "张某")


def test_a_bad_setting_is_said_in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAIBAN_FILE_SIZE_MB", "many")
    with pytest.raises(NotReady, match="DAIBAN_FILE_SIZE_MB"):
        reading.open_readers()
