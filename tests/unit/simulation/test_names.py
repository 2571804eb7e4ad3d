"""The truth normalises names by its own means, yet by the rule of the catalogue and the models."""

from __future__ import annotations

import pytest

from pipelines.catalog.names import name_key
from pipelines.simulation.truth.naming import normalise

HARD = [
    "",
    "贵州（遵义）辣椒·深加工项目",
    "ａｂｃ，ｄｅｆ－２号 Ａ区",
    "“山地公园省”—旅游　推介",
    "三期_A标段 [改]《二》【三】",
    "‘单引号’不在其列：(一)/（二）",
    "１２Ⅰ①㎡ﬁｶﾞ½",
    "straße ÿ ŉ ǰ ς",
    "零\u200b宽\ufeff字\u2060符\u180e号\u200f",
    "换\r\n行\t制\x1c表\x85符\u2028",
]


@pytest.mark.parametrize("text", HARD)
def test_both_rules_give_the_same_name(text: str) -> None:
    assert normalise(text) == name_key(text)


def test_both_rules_agree_on_every_character() -> None:
    differing = [
        hex(code)
        for code in range(0x30000)
        if not 0xD800 <= code < 0xE000
        and normalise(f"甲{chr(code)}乙") != name_key.__wrapped__(f"甲{chr(code)}乙")
    ]
    assert differing == []
