"""报表接收: what is said of each file, and that nothing is written before 接收 and but the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import clock
from dashboards.components import desk
from dashboards.masks import MASK
from dashboards.received import Upload
from tests.fixtures.ledgers import NAME, ledger_bytes

PAGE = Path(__file__).parents[3] / "dashboards" / "views" / "receive.py"
NOW = datetime(2017, 5, 22, 23, 59)


@pytest.fixture(autouse=True)
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation without any published figures."""
    folder = tmp_path / "returns"
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DAIBAN_INPUTS", str(folder))
    monkeypatch.delenv("DAIBAN_INBOX", raising=False)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    st.cache_resource.clear()
    yield folder
    st.cache_resource.clear()


def opened(*files: tuple[str, bytes]) -> AppTest:
    test = AppTest.from_file(str(PAGE), default_timeout=30).run()
    if files:
        test.file_uploader[0].set_value([(*file, "") for file in files]).run()
    assert not test.exception
    return test


def text_of(test: AppTest) -> str:
    bodies = [element.proto.body for element in test.get("html")]
    return "\n".join(body for body in bodies if "<style>" not in body)


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_empty_page_says_what_to_do(tmp_path: Path) -> None:
    test = opened()
    assert "拖入文件" in text_of(test)
    assert [button.label for button in test.button] == []
    assert everything(tmp_path) == set()


def test_a_file_is_named_before_it_is_accepted(tmp_path: Path) -> None:
    text = text_of(opened((NAME, ledger_bytes(2))))
    for said in ("没有发现问题", "遵义市", "2017年5月22日", "✓ 按时", "各行都可计入统计"):
        assert said in text
    assert everything(tmp_path) == set()


def test_one_day_later_it_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2017, 5, 23, 0, 0))
    assert "✗ 迟 1 天" in text_of(opened((NAME, ledger_bytes(2))))


def test_a_time_of_receipt_in_the_past_counts(
    inputs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2017, 5, 23, 9, 0))
    test = opened((NAME, ledger_bytes(2)))
    test.checkbox[0].uncheck().run()
    test.date_input[0].set_value(NOW.date()).run()
    assert "✓ 按时" in text_of(test)
    test.time_input[0].set_value(NOW.time()).run()
    test.text_input[0].set_value("张某").run()
    test.button(key="accept.1").click().run()
    receipts = inputs / "2017-05-22" / "receipts.csv"
    assert f"{NAME},2017-05-22 23:59:00,张某" in receipts.read_text(encoding="utf-8-sig")


def test_a_time_to_come_is_refused(inputs: Path) -> None:
    test = opened((NAME, ledger_bytes()))
    test.text_input[0].set_value("张某").run()
    test.checkbox[0].uncheck().run()
    test.date_input[0].set_value(datetime(2017, 5, 23).date()).run()
    test.button(key="accept.1").click().run()
    assert "收到时间晚于现在" in text_of(test)
    assert not inputs.exists()


def test_accepting_needs_a_sender_and_writes_only_the_inbox(inputs: Path, tmp_path: Path) -> None:
    content = ledger_bytes(2)
    test = opened((NAME, content))
    test.button(key="accept.1").click().run()
    assert "请先在上面填写“报送人”" in text_of(test)
    assert everything(tmp_path) == set()
    test.text_input[0].set_value("张某").run()
    test.button(key="accept.1").click().run()
    assert f"✓ 已存入 returns/2017-05-22/{NAME}" in text_of(test)
    assert "可以这样回复单位" in text_of(test)
    assert everything(tmp_path) == {
        "home/audit/2017-05.jsonl",
        "returns/.lock",
        "returns/2017-05-22/receipts.csv",
        f"returns/2017-05-22/{NAME}",
    }
    assert (inputs / "2017-05-22" / NAME).read_bytes() == content
    assert "accept.1" not in [button.key for button in test.button]  # not twice


def test_all_are_accepted_the_same_content_once(inputs: Path) -> None:
    content = ledger_bytes(2)
    test = opened((NAME, content), ("另一份.xlsx", content), ("坏.xlsx", b"x"))
    test.text_input[0].set_value("张某").run()
    next(button for button in test.button if button.label == "全部接收").click().run()
    assert "没有重复存入" in text_of(test)
    assert text_of(test).count("时计入统计") == 1
    assert text_of(test).count("时登记收到，不计入统计") == 1
    stored = {path.name for path in (inputs / "2017-05-22").iterdir()}
    assert stored == {NAME, "坏.xlsx", "receipts.csv"}
    test.button(key="again.2").click().run()
    assert (inputs / "2017-05-22" / "另一份.xlsx").read_bytes() == content


def test_a_problem_is_shown_with_its_cells() -> None:
    faults = {(row, "closed_on"): "十号" for row in (5, 6, 7)}
    text = text_of(opened((NAME, ledger_bytes(4, faults))))
    assert "O列第5–7行" in text
    assert "错误 3 处" in text


def test_texts_from_files_are_escaped() -> None:
    evil = "<img src=x onerror=alert(1)>"
    faults = {(5, "amount"): evil}
    text = text_of(opened((f"{evil}.xlsx", ledger_bytes(1, faults)), (f"{evil}.pdf", b"x")))
    assert "<img" not in text
    assert "&lt;img" in text


def test_a_rerun_does_not_read_again() -> None:
    test = opened((NAME, ledger_bytes()))
    first = test.session_state[desk.FILES][0].reading
    assert first is not None
    test.text_input[0].set_value("张某").run()
    assert test.session_state[desk.FILES][0].reading is first


def test_the_same_file_twice_is_listed_once() -> None:
    test = opened((NAME, b"x"), (NAME, b"x"))
    assert len(test.session_state[desk.FILES]) == 1
    assert "没有重复列出" in text_of(test)


def test_files_can_be_taken_off_the_list() -> None:
    test = opened(("a.xlsx", b"x"), ("b.xlsx", b"y"))
    test.button(key="remove.1").click().run()
    assert [file.upload.name for file in test.session_state[desk.FILES]] == ["b.xlsx"]
    test.button(key="remove.2").click().run()
    assert "拖入文件" in text_of(test)


def test_the_answer_is_made_when_asked_for(tmp_path: Path) -> None:
    test = opened((NAME, ledger_bytes(1, {(5, "amount"): "五千"})))
    assert not test.get("download_button")
    test.button(key="answer.1").click().run()
    labels = [element.proto.label for element in test.get("download_button")]
    assert labels == ["下载标注副本", "下载退回说明"]
    assert everything(tmp_path) == set()  # nothing is recorded before a download


def test_a_broken_file_gets_a_letter_only() -> None:
    test = opened(("坏.xlsx", b"x"))
    button = test.button(key="answer.1")
    assert button.label == "生成退回说明"
    button.click().run()
    assert [element.proto.label for element in test.get("download_button")] == ["下载退回说明"]


def test_content_that_was_received_before_is_told(tmp_path: Path) -> None:
    content = ledger_bytes()
    serving = tmp_path / "home" / "serving" / "warehouse.duckdb"
    serving.parent.mkdir(parents=True)
    digest = Upload(NAME, content).sha256
    with duckdb.connect(str(serving)) as connection:
        connection.execute("create schema marts")
        connection.execute(
            "create table marts.fct_files as select '四月/旧.xlsx' as file, ? as sha256, "
            "timestamp '2017-05-20 08:00:00' as received_at, '李某' as sender",
            [digest],
        )
    text = text_of(opened((NAME, content), ("别的.xlsx", b"x")))
    # who sent it is a person, and shown to those with leave
    assert text.count(f"以前收过：四月/旧.xlsx（2017年5月20日 08:00，{MASK}）") == 1


def test_settings_that_cannot_be_used_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAIBAN_FILE_SECONDS", "-1")
    assert "现在不能读取报表：环境变量 DAIBAN_FILE_SECONDS" in text_of(opened())
