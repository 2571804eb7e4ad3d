"""Changes and causes in words.

Belongs here: texts of the amendment and of `daiban bulletin --issue`. Does not belong here: layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pipelines.issuing.record import Change
from pipelines.publications.wording import NO_VALUE, count, percent, target_percent

CAUSES = {
    "late_return": "补报", "later_return": "以后报期的报表", "resubmission": "更正重报",
    "decision": "更正、豁免记录", "extract": "平台数据更新", "review": "项目核对结论",
    "definition": "口径修改", "other_units": "随其他单位变化", "indirect": "间接变化",
}  # fmt: skip
LEVELS = {"province": "全省", "city": "市（州）", "county": "县（市、区）", "office": "部门、乡镇"}
FIELDS = {
    "numerator": "分子", "denominator": "分母", "value": "数值", "target": "目标",
    "attained": "是否达标", "rank": "名次", "previous_value": "上期数值",
    "previous_rank": "上期名次",
    "state": "报送情况", "complete": "内容是否有效", "days_late": "迟报天数", "file": "报表文件",
}  # fmt: skip
STATES = {"on_time": "按时", "late": "迟报", "missing": "未报", "rejected": "退回"}
SHARES = ("value", "previous_value")


def change_text(change: Change) -> str:
    """One line of the paper: what it was, what it is, why."""
    told = "；".join(
        f"{name}由{before}更正为{after}" for name, before, after in difference_texts(change)
    )
    reasons = "".join(cause.text for cause in change.causes)
    return f"{change.figure.label}：{told}。原因：{reasons}"


def difference_texts(change: Change) -> Iterator[tuple[str, str, str]]:
    """(what, before, after) for every value that differs."""
    is_ratio = change.figure.kind == "indicator" and (
        change.figure.values.get("denominator") is not None
    )
    for name in change.before:
        label = "数值" if name == "value" else FIELDS.get(name, name)
        yield (
            label,
            _value(name, change.before[name], is_ratio),
            _value(name, change.after[name], is_ratio),
        )


def _value(name: str, value: Any, is_ratio: bool) -> str:
    if value is None or value == "":
        return NO_VALUE
    if isinstance(value, bool):
        return "是" if value else "否"
    if name == "target":
        return target_percent(value) if is_ratio else count(value)
    if name in SHARES and is_ratio:
        return percent(Decimal(repr(value)))
    if name == "state":
        return STATES.get(str(value), str(value))
    if name in ("rank", "previous_rank"):
        return f"第{value}名"
    return count(value) if isinstance(value, int | float) else str(value)
