"""Where sentences stand: section, page, table or chart. Worked out by hand."""

from __future__ import annotations

import json

import pytest

from dashboards import phones
from dashboards.bulletin_evidence import placed, read
from dashboards.paper import Paragraph

PAGES = (
    "关于某季度工作\r\n的通报\r\n一、总体情况\r\n全县办件 3 件，其中按时 2 件；逾期 1 件，由牵头单位\r\n— 1 —",
    "抓紧办理，比例 33.3%。\r\n二、存在的问题\r\n逾期 1 件。\r\n— 2 —",
    "附件1\r\n各单位情况表\r\n甲 3 2\r\n主要指标图\r\n— 3 —",
)
PARAGRAPHS = (
    Paragraph("关于某季度工作的通报"),
    Paragraph("一、总体情况"),
    Paragraph("全县办件3件，其中按时2件；逾期1件，由牵头单位抓紧办理，比例33.3%。"),
    Paragraph("二、存在的问题"),
    Paragraph("逾期1件。"),
    Paragraph("附件1"),
    Paragraph("各单位情况表"),
    Paragraph("甲", "甲 3 2", 1),
    Paragraph("3", "甲 3 2", 1),
    Paragraph("2", "甲 3 2", 1),
    Paragraph("主要指标图"),
)
SENTENCES = (
    "全县办件3件，其中按时2件；", "逾期1件，由牵头单位抓紧办理，比例33.3%。", "逾期1件。", "3", "2",
    "（图）主要指标图：甲3，乙2", "页脚",
)  # fmt: skip


def told() -> list[tuple[str, str, int, int, str]]:
    text = json.dumps([
        {"sentence": s, "claims": [{"text": "3", "figure": ["measure", "cases", ""]}]}
        for s in SENTENCES
    ])  # fmt: skip
    found = placed(read(text), PARAGRAPHS, PAGES)
    return [(t.text, t.section, t.page, t.table, t.row) for t in found]


def test_each_sentence_stands_beside_its_page() -> None:
    annex = "附件1　各单位情况表"
    assert told() == [
        (SENTENCES[0], "一、总体情况", 0, 0, ""),
        (SENTENCES[1], "一、总体情况", 0, 0, ""),  # where it begins
        (SENTENCES[2], "二、存在的问题", 1, 0, ""),
        ("3", annex, 2, 1, "甲 3 2"),
        ("2", annex, 2, 1, "甲 3 2"),
        (SENTENCES[5], annex, 2, -1, ""),
    ]  # of the footer there is nothing to say


def test_without_pages_all_stands_on_the_first() -> None:
    found = placed(read('[{"sentence": "逾期1件。", "claims": []}]'), PARAGRAPHS, ())
    assert [(t.page, t.section) for t in found] == [(0, "二、存在的问题")]


@pytest.mark.parametrize("text", ["[", "[{}]", "[1]"])
def test_what_is_no_evidence_is_told(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        read(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("13912345678", True), ("139-1234-5678。", True), ("编号213912345678", False), ("139", False)],
)
def test_mobile_numbers(text: str, is_one: bool) -> None:
    assert phones.are_in(text) is is_one
