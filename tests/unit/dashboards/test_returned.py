"""退回与催报: the answer to a returned file is made from its original, which is only read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import clock
from dashboards.viewer import Viewer
from tests.fixtures.ledgers import ledger_bytes
from tests.fixtures.offered import offered_files
from tests.fixtures.scoped import build_scoped
from tests.unit.dashboards.test_scope_pages import opened, text_of
from tests.unit.dashboards.test_uploads_by_role import GUIYANG, PROVINCE, ZUNYI

FILE = "2017-05/遵义市/台账.xlsx"
CONTENT = ledger_bytes(1, {(5, "amount"): "五千", (5, "contact_phone"): "=1/0"})
MAKE = "returned.make"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DAIBAN_INPUTS", str(tmp_path / "returns"))
    monkeypatch.setattr(clock, "now", lambda: datetime(2017, 6, 1, 9))
    st.cache_resource.clear()
    path = tmp_path / "returns" / FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(CONTENT)
    with duckdb.connect(str(build_scoped(tmp_path))) as con:
        con.execute(
            """insert into marts.fct_files by name select ? as file, ? as sha256, 'gz2017' as regime,
                timestamp '2017-05-22 10:00' as received_at, 'ledger' as form, '520300' as unit_code,
                '遵义市' as unit_name, '2017-05' as period, 'rejected' as state, '表头不全' as reason,
                'x9' as file_id, 'x9' as submission_id""",
            [FILE, hashlib.sha256(CONTENT).hexdigest()],
        )
    yield tmp_path
    st.cache_resource.clear()


def page(home: Path, patch: pytest.MonkeyPatch, who: Viewer, **choices: str) -> AppTest:
    return opened("reminders", home, patch, who, **choices)


def labels(test: AppTest) -> list[str]:
    found = [e.proto.label for e in test.get("download_button")]
    return [label for label in found if label in ("下载标注副本", "下载退回说明")]


def has_button(test: AppTest) -> bool:
    return any(button.key == MAKE for button in test.button)


@pytest.mark.parametrize("who", [PROVINCE, ZUNYI])
def test_copy_and_letter_are_made_from_the_original(
    who: Viewer, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = page(home, monkeypatch, who, file=FILE)
    assert labels(test) == []
    test.button(key=MAKE).click().run()
    assert labels(test) == ["下载标注副本", "下载退回说明"]
    files = [p for p in (home / "returns").rglob("*") if p.is_file()]
    assert [p.read_bytes() for p in files] == [CONTENT]


def test_the_downloads_are_recorded_as_personal(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = offered_files(monkeypatch)
    page(home, monkeypatch, ZUNYI, file=FILE).button(key=MAKE).click().run()
    assert not (home / "audit").exists()  # offered, not asked for
    assert offered["下载标注副本"]().startswith(b"PK")
    [act] = [json.loads(t) for t in (home / "audit/2017-06.jsonl").read_text("utf-8").splitlines()]
    assert (act["what"], act["who"]) == ("personal_download", "zhao@example.gov.cn")
    assert (act["unit"], act["period"]) == ("遵义市", "2017-05")


def test_without_leave_for_persons_the_letter_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = Viewer("wang@example.gov.cn", "王某", "province", "", False)
    test = page(home, monkeypatch, hidden, file=FILE)
    test.button(key=MAKE).click().run()
    assert labels(test) == ["下载退回说明"]
    assert any("标注副本里有个人信息" in info.value for info in test.info)


def test_an_original_that_is_gone_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "returns" / FILE).unlink()
    test = page(home, monkeypatch, PROVINCE, file=FILE)
    test.button(key=MAKE).click().run()
    assert f"原件“{FILE}”不在报送文件夹里了" in text_of(test)
    assert labels(test) == []


def test_an_original_that_was_changed_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "returns" / FILE).write_bytes(ledger_bytes(2))
    test = page(home, monkeypatch, PROVINCE, file=FILE)
    test.button(key=MAKE).click().run()
    assert "在收到以后被改动过" in text_of(test)
    assert labels(test) == []


def test_a_link_out_of_the_folder_is_not_followed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / "returns" / FILE
    path.rename(home / "elsewhere.xlsx")
    path.symlink_to(home / "elsewhere.xlsx")
    test = page(home, monkeypatch, PROVINCE, file=FILE)
    test.button(key=MAKE).click().run()
    assert "不在报送文件夹里了" in text_of(test)


def test_another_city_neither_sees_nor_opens_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert FILE not in text_of(page(home, monkeypatch, GUIYANG))
    assert not has_button(page(home, monkeypatch, GUIYANG))
    assert "无权查看" in text_of(page(home, monkeypatch, GUIYANG, file=FILE))


@pytest.mark.parametrize("role", ["leader", "analyst"])
def test_who_accepts_nothing_answers_nothing(
    role: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = page(home, monkeypatch, Viewer("chen@example.gov.cn", "陈某", role), file=FILE)
    assert FILE in text_of(test)
    assert not has_button(test)
