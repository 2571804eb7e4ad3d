"""Notes, signatures, dates, page titles: lines around a table that are no data.

Belongs here: what such a line looks like by itself. Does not belong here: whether a line may
be one where it stands (`rows.py`, `above_table.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from pipelines.intake.areas import is_blank
from pipelines.intake.sheet import Value, shown
from pipelines.intake.wording import squeeze

_WORDS = (
    r"审核人?|审批人?|审定人?|填表人?|填报人?|制表人?|经办人?|复核人?|校对人?|统计人?|报送人?|签发人?|"
    r"(?:单位|部门)?负责人|(?:分管|主要|单位|部门)领导|(?:副?(?:局长|主任|科长|处长|组长)|主管|记录人?|核对人?)|联系人|联系电话|联系方式|电话|手机|传真|"
    r"(?:填表|填报|报送|上报|制表|编制|呈报)(?:日期|时间|单位|部门|机关)|(?:填报|报送)?单位(?:名称)?|盖章|公章|日期"
)
_BRACKETS = r"(?:\((?:签字|签名|签章|盖章|公章|章|全称)\))?"
SIGNATURE = re.compile(rf"(?:{_WORDS}){_BRACKETS}:")
_BARE_SIGNATURE = re.compile(rf"(?:{_WORDS}){_BRACKETS}")
NOTE = re.compile(r"(填表|填报)(说明|要求|须知)|模拟数据")
NOTE_START = re.compile(r"(说明|注|备注|注意|注意事项|附注|注释)\d*(\(.*?\))?(:|$)")
LONE_DATE = re.compile(
    r"\d{4}(年|[-./])\d{1,2}(月|[-./])(\d{1,2}日?)?(填报|制表)?|年月日"
    r"|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月([一二三四五六七八九十]{1,3}日)?"
)
NOTHING_BELOW = re.compile(
    r"[-—(]*(?:(?:以下|下面|以下各行)(?:空白|无内容|无正文|无)|(?:此页)?无正文|完)[-—)]*"
)
_PAGE = re.compile(r"-?第?\d+页?([,/、]?共\d+页)?-?")
HEADING = re.compile(r"(\(?[一二三四五六七八九十]+[、.)）]|[（(]\d+[)）]).{1,30}")
_LONGEST_NAME = 30
_NUMBER = re.compile(r"[-+]?[\d,.]+%?")


def is_note(first: str) -> bool:
    """Whether a squeezed text opens a note."""
    return bool(NOTE.match(first) or NOTE_START.match(first) or "模拟数据" in first)


def is_page_number(text: str) -> bool:
    """第1页 共3页; a bare number is none."""
    return "页" in text and _PAGE.fullmatch(text) is not None


def is_signature(values: Sequence[Value], filled: Sequence[int], colon: bool) -> bool:
    """Statements all along the row: a label with its value, or a label and then a value.

    `colon`: the first label must end in a colon; a bare 审核人 may be a header or a name.
    """
    waiting = False
    for place, j in enumerate(filled):
        value = values[j]
        text = squeeze(shown(value))
        labelled = SIGNATURE.match(text)
        bare = _BARE_SIGNATURE.fullmatch(text)
        if labelled or (bare and not (colon and place == 0)):
            waiting = bool(bare) or text.endswith(":")
        elif (place and LONE_DATE.fullmatch(text)) or (
            waiting and (isinstance(value, date | datetime) or len(text) <= _LONGEST_NAME)
        ):
            waiting = False
        else:
            return False
    return bool(filled)


def is_words(value: Value) -> bool:
    """A text that is no number and no date."""
    if not isinstance(value, str) or is_blank(value):
        return False
    text = squeeze(value)
    return _NUMBER.fullmatch(text) is None and LONE_DATE.fullmatch(text) is None
