"""`daiban remind --send`: every message is recorded, sent or failed, without its address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from dashboards import journal
from pipelines.access import audit
from pipelines.access.audit import Act
from pipelines.cli import remind
from pipelines.cli.failures import run_safely
from tests.fixtures.serving import build_serving
from tests.unit.dashboards.test_pages import opened, text_of
from tests.unit.reminders.test_reminders import listening

ASKED = ["remind", "--period", "2017-03", "--unit", "黔西南布依族苗族自治州", "--send"]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path))
    with duckdb.connect(str(build_serving(tmp_path))) as con:
        con.execute(
            """create schema ref; create table ref.due_dates (regime varchar, form varchar,
                period varchar, due_on date, definition_version varchar)"""
        )
    return tmp_path


def sent(home: Path, *channels: str) -> int:
    lines = "\n".join(f"  - {channel}" for channel in channels)
    text = f'units:\n  "522300":\n{lines}\n' if channels else 'units: {"1": ["json://x"]}\n'
    (home / "channels.yml").write_text(text, encoding="utf-8")
    return run_safely(ASKED)


def acts(home: Path) -> list[Act]:
    return [act for month in audit.months(home) for act in audit.read(home, month)]


def owed_row(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    rows = text_of(opened("reminders", home, monkeypatch)).split("<tr")
    return next(row for row in rows if "黔西南" in row and "✗ 未报" in row)


def test_a_message_that_arrived(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "已发" not in owed_row(home, monkeypatch)
    with listening(200) as (channel, heard):
        assert sent(home, channel) == 0
    assert len(heard) == 1
    [act] = acts(home)
    assert (act.what, act.period, act.regime, act.role) == (
        "reminder_sent", "2017-03", "gz2017", "命令行",
    )  # fmt: skip
    assert act.unit.startswith("黔西南")
    assert act.detail.startswith("json：已发；催报：黔西南")
    assert "secret-key" not in str(act)
    assert "127.0.0.1" not in str(act)
    assert journal.NAMES[act.what] == "催报已发"
    assert " 已发" in owed_row(home, monkeypatch)


def test_a_message_that_did_not_arrive(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(500) as (channel, _):
        assert sent(home, channel) == 3
    [act] = acts(home)
    assert act.what == "reminder_failed"
    assert "没有发出去" in act.detail
    assert "日 没有发出" in owed_row(home, monkeypatch)


def test_one_channel_of_two(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(200) as (good, _):
        assert sent(home, good, "nonsense://x") == 3
    assert [act.what for act in acts(home)] == ["reminder_failed", "reminder_sent"]
    assert "有渠道没有发出" in owed_row(home, monkeypatch)
    monkeypatch.setattr(remind, "now", lambda: datetime(2031, 4, 1, 9))
    with listening(200) as (good, _):  # sent again, by the channel that works
        assert sent(home, good) == 0
    assert "✓ 2031年4月1日 已发" in owed_row(home, monkeypatch)


def test_without_a_channel_it_is_a_failure(home: Path) -> None:
    assert sent(home) == 3
    assert [(act.what, act.detail.partition("；")[0]) for act in acts(home)] == [
        ("reminder_failed", "渠道：没有写它的渠道")
    ]


def test_what_cannot_be_recorded_is_not_sent(home: Path) -> None:
    (home / "audit").write_text("in the way", encoding="utf-8")
    with listening(200) as (channel, heard):
        assert sent(home, channel) == 3
    assert heard == []


def test_only_the_own_units_and_days_up_to_then(home: Path) -> None:
    def told(day: int, what: audit.What, unit: str = "甲市", regime: str = "gz2017") -> None:
        at = datetime(2017, 4, day, 9)
        about = {"unit": unit, "regime": regime, "detail": "mailto：已发；催报"}
        audit.record(home, audit.act(at, "u", "u", "命令行", what, **about))

    told(1, "reminder_sent")
    told(5, "reminder_failed")
    told(6, "reminder_sent", unit="乙市")
    told(7, "reminder_sent", regime="other")
    known = journal.reminded("gz2017", {"甲市"}, None)
    assert {unit: [act.what for act in found] for unit, found in known.items()} == {
        "甲市": ["reminder_failed"]
    }
    before = journal.reminded("gz2017", {"甲市"}, date(2017, 4, 4))
    assert [act.what for act in before["甲市"]] == ["reminder_sent"]
