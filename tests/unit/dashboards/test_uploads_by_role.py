"""Who may accept what; persons in what is said of a file; and the record of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import clock, journal, viewer
from dashboards.components import desk, save_button
from dashboards.masks import MASK
from dashboards.viewer import Viewer
from pipelines.catalog.loader import load_catalog
from pipelines.publications.link_review import write_link_review
from tests.fixtures.ledgers import NAME, ledger_bytes
from tests.fixtures.offered import offered_files

VIEWS = Path(__file__).parents[3] / "dashboards" / "views"
NOW = datetime(2017, 5, 22, 10)
ZUNYI = Viewer("zhao@example.gov.cn", "赵某", "city", "520300", True)
GUIYANG = Viewer("sun@example.gov.cn", "孙某", "city", "520100", False)
PROVINCE = Viewer("wang@example.gov.cn", "王某", "province", "", True)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DAIBAN_INPUTS", str(tmp_path / "returns"))
    monkeypatch.delenv("DAIBAN_INBOX", raising=False)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    st.cache_resource.clear()
    yield tmp_path
    st.cache_resource.clear()


def dropped(patch: pytest.MonkeyPatch, who: Viewer, *files: tuple[str, bytes]) -> AppTest:
    patch.setattr(viewer, "current", lambda: who)
    test = AppTest.from_file(str(VIEWS / "receive.py"), default_timeout=30).run()
    test.file_uploader[0].set_value([(*file, "") for file in files]).run()
    test.text_input[0].set_value("赵某").run()
    assert not test.exception
    return test


def text_of(test: AppTest) -> str:
    return "\n".join(e.proto.body for e in test.get("html") if "<style>" not in e.proto.body)


def acts(folder: Path) -> list[dict[str, str]]:
    path = folder / "home" / "audit" / "2017-05.jsonl"
    return (
        [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []
    )


def test_the_own_units_return_is_accepted_and_recorded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = dropped(monkeypatch, ZUNYI, (NAME, ledger_bytes(2)))
    test.button(key="accept.1").click().run()
    assert (folder / "returns" / "2017-05-22" / NAME).is_file()
    [act] = acts(folder)
    assert act["who"] == "zhao@example.gov.cn"
    assert act["what"] == "upload_accepted"
    assert (act["role"], act["unit"], act["period"]) == ("市（州）", "遵义市", "2017-05")
    assert act["at"] == "2017-05-22 10:00:00"
    assert act["file"].endswith(NAME)


def test_an_office_cannot_say_that_its_return_came_earlier(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On time or late is counted by it; the province notes when a return by post really came."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2017, 5, 23, 9))
    assert len(dropped(monkeypatch, PROVINCE, (NAME, ledger_bytes(2))).checkbox) == 1
    test = dropped(monkeypatch, ZUNYI, (NAME, ledger_bytes(2)))
    assert list(test.checkbox) == []
    test.session_state[desk.AT_NOW] = False  # whatever the browser says
    test.session_state[desk.DAY], test.session_state[desk.TIME] = date(2017, 5, 20), time(9)
    test.button(key="accept.1").click().run()
    assert "迟 1 天" in text_of(test)
    receipts = folder / "returns" / "2017-05-23" / "receipts.csv"
    assert "2017-05-23 09:00:00,赵某" in receipts.read_text(encoding="utf-8-sig")


def test_decided_names_are_recorded_as_that(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `daiban links --confirm` does."""
    path = folder / "核对表.xlsx"
    candidate = {
        "list_title": "省统计平台项目", "form_title": "招商引资项目代办服务台账", "city_name": "遵义市",
        "county_name": "播州区", "county_kind": "", "stated_name": "辣椒加工", "project_code": "P1",
        "project_name": "辣椒深加工项目", "score": 0.8, "reason": "similar",
    }  # fmt: skip
    write_link_review(load_catalog(), [candidate], path, is_simulated=False)
    test = dropped(monkeypatch, PROVINCE, ("核对表.xlsx", path.read_bytes()))
    test.button(key="accept.1").click().run()
    found = [(act["what"], act["detail"].split("，")[0]) for act in acts(folder)]
    assert found == [("upload_accepted", "报送人 赵某"), ("links_confirmed", "核对人 赵某")]
    assert acts(folder)[1]["file"].endswith("核对表.xlsx")


def test_another_units_return_is_not(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test = dropped(monkeypatch, GUIYANG, (NAME, ledger_bytes(2)), ("坏.xlsx", b"x"))
    next(button for button in test.button if button.label == "全部接收").click().run()
    text = text_of(test)
    assert "填报单位是“遵义市”，您只能接收本单位的报表" in text
    assert "没有认出填报单位，不能接收" in text
    assert not (folder / "returns").exists()
    assert acts(folder) == []


def test_the_role_is_asked_again_at_the_click(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test = dropped(monkeypatch, PROVINCE, (NAME, ledger_bytes(2)))
    lost = Viewer("wang@example.gov.cn", "王某", "leader")
    monkeypatch.setattr(viewer, "current", lambda: lost)
    test.button(key="accept.1").click().run()
    assert not (folder / "returns").exists()


def test_nothing_is_stored_that_is_not_recorded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "home").mkdir()
    (folder / "home" / "audit").write_text("in the way")
    test = dropped(monkeypatch, ZUNYI, (NAME, ledger_bytes(2)))
    test.button(key="accept.1").click().run()
    assert "操作记录写不上" in text_of(test)
    assert not (folder / "returns").exists()


def test_persons_are_hidden_and_no_marked_copy_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = {(5, "contact_phone"): "=1/0", (5, "amount"): "请电 13912345678"}
    files = [("遵义.xlsx", ledger_bytes(1, faults))]
    seen = text_of(dropped(monkeypatch, PROVINCE, *files))
    assert "13912345678" in seen
    test = dropped(monkeypatch, GUIYANG, *files)
    assert "13912345678" not in text_of(test)
    assert MASK in text_of(test)
    test.button(key="answer.1").click().run()
    assert [e.proto.label for e in test.get("download_button")] == ["下载退回说明"]
    assert "标注副本里有个人信息" in text_of(test)


def test_downloads_are_recorded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = offered_files(monkeypatch)
    test = dropped(monkeypatch, ZUNYI, (NAME, ledger_bytes(1, {(5, "amount"): "五千"})))
    test.button(key="answer.1").click().run()
    assert len(test.get("download_button")) == 2
    assert acts(folder) == []  # offered, not asked for
    monkeypatch.setattr(viewer, "current", lambda: pytest.fail("asked outside of the visit"))
    for label in ("下载标注副本", "下载退回说明"):
        assert offered[label]().startswith(b"PK")
    done = acts(folder)
    assert [act["what"] for act in done] == ["personal_download", "download"]
    assert {act["who"] for act in done} == {ZUNYI.who}
    assert done[0]["file"].endswith("_退回.xlsx")
    assert done[1]["file"].endswith("_退回说明.docx")


def test_what_cannot_be_recorded_is_not_handed_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viewer, "current", lambda: ZUNYI)
    note = journal.later("download", file="排名.xlsx")
    (folder / "home").mkdir(exist_ok=True)
    (folder / "home" / "audit").write_text("no folder", encoding="utf-8")
    with pytest.raises(OSError, match="audit"):
        save_button._hand_out(b"content", note)


def test_the_page_of_the_record(monkeypatch: pytest.MonkeyPatch) -> None:
    test = dropped(monkeypatch, ZUNYI, (NAME, ledger_bytes(2)))
    test.button(key="accept.1").click().run()
    page = AppTest.from_file(str(VIEWS / "journal.py"), default_timeout=30)
    assert "不使用本页" in text_of(page.run())
    monkeypatch.setattr(viewer, "current", lambda: PROVINCE)
    page = AppTest.from_file(str(VIEWS / "journal.py"), default_timeout=30).run()
    assert not page.exception
    text = text_of(page)
    for said in ("接收报表", "赵某", "zhao@example.gov.cn", NAME, "遵义市", "2017-05"):
        assert said in text
    page.selectbox[1].select("download").run()
    assert [info.value for info in page.info] == ["这个月没有这样的操作。"]
