"""One message a unit, sent through real channels to a server on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from pipelines.reminders.channels import ChannelsError, channels_for, read_channels
from pipelines.reminders.send import send
from pipelines.reminders.text import Owed, reminders, when

DAY = date(2017, 4, 1)
OWED = [
    Owed("1", "甲市", "台账", "2017年3月", date(2017, 3, 22), -10, is_rejected=True),
    Owed("2", "乙市", "台账", "2017年4月", date(2017, 4, 22), 21),
    Owed("1", "甲市", "汇总表", "2017年第一季度", date(2017, 4, 1), 0),
]


def test_one_message_a_unit_with_all_that_it_owes() -> None:
    first, second = reminders(OWED, DAY, "省中心")
    assert first.title == "催报：甲市2份报表"
    assert first.body.splitlines() == [
        "甲市：",
        "截至2017年4月1日，你单位还有下列报表没有报送（其中1份已过截止日期）：",
        "1．台账（2017年3月），2017年3月22日截止，已超期10天。上次报送被退回，请改正后重报。",
        "2．汇总表（2017年第一季度），2017年4月1日截止，今天截止。",
        "请尽快报送。如已报送，请告知报送时间和文件名。",
        "省中心",
    ]
    assert "已过截止日期" not in second.body


@pytest.mark.parametrize(("left", "said"), [(1, "还有1天"), (0, "今天截止"), (-1, "已超期1天")])
def test_both_sides_of_the_due_day(left: int, said: str) -> None:
    assert when(left) == said


@contextmanager
def listening(status: int) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that keeps what it is told."""
    heard: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"json://127.0.0.1:{server.server_port}/secret-key", heard
    finally:
        server.shutdown()
        server.server_close()


def test_what_is_sent_arrives_and_secrets_stay() -> None:
    written = reminders(OWED, DAY, "省中心")
    with listening(200) as (channel, heard):
        done = list(send(written, {"1": (channel,), "*": ("nonsense://x",)}))
    assert [(sent.unit_name, sent.outcome) for sent in done] == [
        ("甲市", "sent"),
        ("乙市", "bad_channel"),
    ]
    assert heard[0]["title"] == "催报：甲市2份报表"
    assert "汇总表" in heard[0]["message"]
    assert "nonsense" not in str(done)
    assert [sent.kind for sent in done] == ["json", ""]


def test_a_refusal_stops_no_other_unit() -> None:
    with listening(500) as (bad, _), listening(200) as (good, heard):
        done = list(send(reminders(OWED, DAY, ""), {"1": (bad,), "2": (good,)}))
    assert [sent.outcome for sent in done] == ["failed", "sent"]
    assert len(heard) == 1


def test_a_unit_without_a_channel_is_said() -> None:
    assert [sent.outcome for sent in send(reminders(OWED, DAY, ""), {})] == ["no_channel"] * 2


def test_own_channels_come_before_everybodys() -> None:
    channels = {"1": ("a://x",), "*": ("b://y",)}
    assert channels_for("1", channels) == ("a://x",)
    assert channels_for("2", channels) == ("b://y",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "没有渠道文件"),
        ("units: [", "格式不对"),
        ("{}", "要有 units:"),
        ("units: {'1': 5}", "应写成 mailto://"),
        ("units: {'1': [plain]}", "应写成 mailto://"),
    ],
)
def test_a_file_that_cannot_be_used_is_explained(
    content: str | None, said: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "channels.yml").write_text(content, encoding="utf-8")
    with pytest.raises(ChannelsError, match=said):
        read_channels(tmp_path)


def test_one_channel_or_several(tmp_path: Path) -> None:
    text = "units:\n  '1': json://a\n  '*': [json://b, json://c]\n"
    (tmp_path / "channels.yml").write_text(text, encoding="utf-8")
    assert read_channels(tmp_path) == {"1": ("json://a",), "*": ("json://b", "json://c")}
