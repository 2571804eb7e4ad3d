"""计入统计: which files wait, who may start the run, what is said while it goes on and after."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, ClassVar

import duckdb
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import clock, counting, viewer
from dashboards.components import desk
from dashboards.viewer import Viewer
from pipelines.intake.inbox import accept
from pipelines.orchestration.told import Teller, read
from pipelines.warehouse import layout
from pipelines.warehouse.connect import only_writer
from tests.fixtures.scoped import build_scoped

PAGE = Path(__file__).parents[3] / "dashboards" / "views" / "receive.py"
NOW = datetime(2017, 5, 22, 10)
PROVINCE = Viewer("wang@example.gov.cn", "王某", "province", "", True)
ZUNYI = Viewer("zhao@example.gov.cn", "赵某", "city", "520300", True)
MOVED = """
update marts.fct_indicator_values set numerator = numerator + 1, value = (numerator + 1) / denominator
where indicator = 'new_service_rate' and period = '2017-Q2' and unit_code in ('520300', '520302')
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DAIBAN_INPUTS", str(tmp_path / "returns"))
    monkeypatch.delenv("DAIBAN_INBOX", raising=False)
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(desk, "readers", lambda: SimpleNamespace(most_megabytes=50))
    looks(monkeypatch, PROVINCE)
    st.cache_resource.clear()
    st.cache_data.clear()
    yield tmp_path / "home"
    st.cache_resource.clear()
    st.cache_data.clear()


def looks(patch: pytest.MonkeyPatch, who: Viewer) -> None:
    patch.setattr(viewer, "current", lambda: who)


def received(home: Path, name: str = "台账.xlsx") -> Path:
    return accept(home.parent / "returns", name, name.encode(), NOW, "某市 张某").path


def text_of_page() -> tuple[AppTest, str]:
    test = AppTest.from_file(str(PAGE), default_timeout=30).run()
    assert not test.exception
    bodies = [element.proto.body for element in test.get("html")]
    return test, "\n".join(body for body in bodies if "<style>" not in body)


def buttons(test: AppTest) -> list[str]:
    return [button.label for button in test.button]


def teller(home: Path, by: str = "王某") -> Teller:
    return Teller(home, by, lambda: NOW)


class Child:
    """Stands for the process of the run: keeps the lock that it inherits until it ends."""

    calls: ClassVar[list[list[str]]] = []
    held: ClassVar[list[int]] = []

    def __init__(self, command: list[str], **how: Any) -> None:
        assert how["start_new_session"]  # it outlives the page and its server
        self.calls.append(command)
        self.held += [os.dup(handle) for handle in how["pass_fds"]]


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Child]]:
    Child.calls, Child.held = [], []
    monkeypatch.setattr(subprocess, "Popen", Child)
    yield Child
    for handle in Child.held:
        os.close(handle)


def test_files_that_no_run_has_seen_wait(home: Path) -> None:
    path = received(home)
    assert [file.file for file in counting.waiting({})] == ["2017-05-22/台账.xlsx"]
    digest = "0" * 64
    assert len(counting.waiting({"2017-05-22/台账.xlsx": digest})) == 1  # another content
    found = counting.waiting({})[0]
    assert (found.received_at, found.sender) == (NOW, "某市 张某")
    assert not layout.hash_cache(home).exists()  # looking writes nothing
    path.unlink()
    assert counting.waiting({}) == []


def test_the_province_is_offered_the_button(home: Path) -> None:
    received(home)
    test, text = text_of_page()
    assert "有 1 个文件已接收，还没有计入统计" in text
    assert buttons(test) == ["计入统计"]
    shutil.rmtree(home.parent / "returns")
    test, text = text_of_page()
    assert "收到的文件都已计入统计" in text
    assert buttons(test) == []


def test_an_inbox_that_no_run_reads_is_said(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAIBAN_INBOX", str(home.parent / "elsewhere"))
    assert "收件箱不在报送文件夹里" in text_of_page()[1]


def test_a_city_is_told_who_counts_and_sees_its_own_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_scoped(home)
    looks(monkeypatch, ZUNYI)
    from dashboards import journal

    for name, unit in (("遵义.xlsx", "遵义市"), ("毕节.xlsx", "毕节市")):
        path = received(home, name)
        place = path.relative_to(home.parent).as_posix()
        journal.note("upload_accepted", file=place, unit=unit)
    test, text = text_of_page()
    assert "本单位有 1 个文件已接收" in text
    assert "省中心下次运行时计入" in text
    assert "毕节" not in text
    assert buttons(test) == []
    assert counting.start(1) is False


def test_one_run_at_a_time_and_it_is_recorded(home: Path, child: type[Child]) -> None:
    received(home)
    test, _ = text_of_page()
    test.button(key="counted.start").click().run()
    assert [call[-4:] for call in child.calls] == [
        ["--by", "wang@example.gov.cn", "王某", "省中心"]
    ]
    assert counting.start(1) is False
    assert counting.state().kind == "starting"
    assert len(child.calls) == 1
    lines = (home / "audit" / "2017-05.jsonl").read_text("utf-8").splitlines()
    acts = [json.loads(line) for line in lines]
    assert [(act["what"], act["detail"]) for act in acts] == [
        ("counted", "开始，新接收的文件 1 个")
    ]
    test, text = text_of_page()
    assert "由 王某 于 2017年5月22日 10:00 开始" in text
    assert buttons(test) == []
    os.close(child.held.pop())  # it died before it told anything
    assert counting.state().kind == "broken"
    assert "中途停了" in text_of_page()[1]


def test_what_cannot_be_recorded_does_not_begin(home: Path, child: type[Child]) -> None:
    received(home)
    (home / "audit").mkdir(parents=True)
    (home / "audit" / "2017-05.jsonl").mkdir()
    test, _ = text_of_page()
    test.button(key="counted.start").click().run()
    assert child.calls == []
    assert any("操作记录写不上" in element.proto.body for element in test.get("html"))
    assert counting.state().kind == "idle"


def test_a_run_that_goes_on_is_shown_with_its_stage(home: Path) -> None:
    received(home)
    with only_writer(home, lambda: None):
        lines = teller(home, "root（命令行）")
        lines.stage("读取报送文件")
        lines.file(3, 17, "别人的.xlsx")
        test, text = text_of_page()
        assert "由 root（命令行） 于" in text
        assert "读取报送文件" in text and "已完成 3 / 17" in text
        assert "别人的" not in text
        assert 'value="19"' in text
        assert buttons(test) == []
        assert counting.start(1) is False
        lines.done(True)
    assert counting.state().kind == "done"


def test_another_writer_is_said(home: Path) -> None:
    received(home)
    with only_writer(home, lambda: None):  # as of a past day
        test, text = text_of_page()
        assert "另一项处理正在进行" in text
        assert buttons(test) == []
    assert buttons(text_of_page()[0]) == ["计入统计"]


def test_a_failure_is_said_in_words_and_can_be_tried_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = teller(home)
    lines.stage("启动处理程序")
    lines.failed("打不开数据库。\n  - 内情")
    test, text = text_of_page()
    assert "没有计入成功，原来的统计结果没有变" in text
    assert "打不开数据库。" in text
    assert buttons(test) == ["计入统计"]
    looks(monkeypatch, ZUNYI)
    build_scoped(home)
    text = text_of_page()[1]
    assert "省中心会再次计入" in text
    assert "打不开数据库" not in text


def test_a_killed_run_is_said(home: Path) -> None:
    lines = teller(home)
    lines.stage("计算指标并核对")
    lines.step(100, 287)
    with layout.run_progress(home).open("a", encoding="utf-8") as stream:
        stream.write('{"stage": "发')  # cut off
    assert counting.state().kind == "broken"
    assert "中途停了" in text_of_page()[1]


def test_the_share_never_goes_back(home: Path) -> None:
    lines, shares = teller(home), []
    for text in ("启动处理程序", "准备数据模型", "载入制度定义", "读取报送文件", "计算指标并核对",
                 "发布结果", "编制 2017-Q1 通报", "编制 2017-Q2 通报", "编制 2017-01 监测表"):  # fmt: skip
        lines.stage(text)
        lines.step(1, 2)
        found = read(home)
        assert found is not None
        shares.append(found.share)
    assert shares == sorted(shares)
    assert shares[-1] < 1


def changed_home(home: Path, change: str) -> None:
    serving = build_scoped(home)
    before = layout.before_database(home)
    before.parent.mkdir(parents=True)
    shutil.copyfile(serving, before)
    with duckdb.connect(str(before)) as con:
        con.execute("delete from marts.fct_files where file like '%遵义%' or file like '%毕节%'")
    with duckdb.connect(str(serving)) as con:
        con.execute(change)
    lines = teller(home)
    lines.stage("启动处理程序")
    lines.done(True)


def test_before_and_after_of_every_figure_that_moved(home: Path) -> None:
    changed_home(home, MOVED)
    with duckdb.connect(str(layout.before_database(home))) as con:
        row = con.execute(
            "select numerator, denominator from marts.fct_indicator_values where indicator = "
            "'new_service_rate' and period = '2017-Q2' and unit_code = '520300'"
        ).fetchone()
    assert row is not None
    text = text_of_page()[1]
    below, above = f"{row[0]:.0f} / {row[1]:.0f} 个", f"{row[0] + 1:.0f} / {row[1]:.0f} 个"
    assert f'<span class="soft">{below} →</span> <b>{above}</b>' in text
    assert "1 个单位的 1 项指标有变化" in text or "2 个单位的 2 项指标有变化" in text
    assert "drilldown?" in text and "indicator=new_service_rate" in text


def test_a_city_sees_its_own_files_and_published_figures(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed_home(home, MOVED)
    looks(monkeypatch, ZUNYI)
    text = text_of_page()[1]
    assert "→" in text
    assert "毕节" not in text


def test_nothing_moved_and_why(home: Path) -> None:
    held = "update marts.fct_files set records = 3, usable_records = 1 where file like '%遵义%'"
    changed_home(home, held)
    assert "行因为有错误没有计入" in text_of_page()[1]


def test_nothing_was_used_and_why(home: Path) -> None:
    changed_home(home, "update marts.fct_files set state = 'rejected', reason = '缺少栏目'")
    text = text_of_page()[1]
    assert "新收的文件都没有采用" in text
    assert "缺少栏目" in text
