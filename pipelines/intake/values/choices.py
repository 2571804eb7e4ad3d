"""Texts, closed choices, yes and no, ticks.

Belongs here: words. A choice that is not on its list keeps its text and has no value.
"""

from __future__ import annotations

from pipelines.intake.sheet import Value, shown
from pipelines.intake.values.none_said import says_none, seems_none
from pipelines.intake.values.reading import CellContext, Reading, unreadable
from pipelines.intake.wording import squeeze

YES, NO = "是", "否"
_YES = frozenset({"是", "√", "✓", "✔", "☑", "1", "1.0", "TRUE", "Y", "YES", "y", "yes", "有"})
_NO = frozenset(
    {"否", "×", "✗", "✘", "☒", "□", "☐", "0", "0.0", "FALSE", "N", "NO", "n", "no", "X", "x"}
)
TICKS = frozenset({"√", "✓", "✔", "☑", "1", "1.0", "是", "TRUE", "v", "V", "■"})


def text(raw: Value, context: CellContext) -> Reading:
    """As typed, outer white space removed; a name of a code list in the list's own spelling."""
    typed = shown(raw).strip()
    if says_none(typed, context.column):
        return Reading(None, "not_applicable")
    if context.column.measured and seems_none(typed, context.column):
        message = (
            f"“{context.label}”填“{typed}”，按有内容计入。没有的请只填“无”；有的请直接写明是什么。"
        )
        return Reading(typed, "value", "doubtful_none", message, harmless=True)
    if not context.column.list:
        return Reading(typed)
    item = context.list_items.get(squeeze(typed))
    if item is not None:
        return Reading(item)
    message = f"“{context.label}”填写的“{typed}”不在已知名单内，请核对名称（已按原文保留）。"
    return Reading(typed, "value", "not_in_list", message, harmless=True)


def enum(raw: Value, context: CellContext) -> Reading:
    """One of the column's values, or an accepted other wording of one."""
    typed = squeeze(shown(raw))
    for value in context.column.values:
        if squeeze(value) == typed:
            return Reading(value)
    for alias, value in context.column.value_aliases.items():
        if squeeze(alias) == typed:
            return Reading(value)
    choices = "、".join(context.column.values)
    message = f"“{context.label}”只能填：{choices}；现为“{shown(raw)}”，请改正。"
    return Reading(None, "unreadable", "not_a_choice", message)


def yes_no(raw: Value, context: CellContext) -> Reading:
    """是 or 否."""
    typed = squeeze(shown(raw))
    if typed in _YES:
        return Reading(YES)
    if typed in _NO:
        return Reading(NO)
    return unreadable(context, shown(raw), "填“是”或“否”")


def yes_blank(raw: Value, context: CellContext) -> Reading:
    """是, or left blank; 否 is read as blank with a warning."""
    typed = squeeze(shown(raw))
    if typed in _YES:
        return Reading(YES)
    if typed in _NO:
        message = f"“{context.label}”没有时请留空，不填“{shown(raw)}”（已按空白计）。"
        return Reading(None, "not_applicable", "no_instead_of_blank", message, harmless=True)
    return unreadable(context, shown(raw), "填“是”或留空")


def tick(raw: Value, context: CellContext) -> Reading:
    """√ ✓ ☑ 1 是 -> 是; a cross or 0 is no tick."""
    typed = squeeze(shown(raw))
    if typed in TICKS:
        return Reading(YES)
    if typed in _NO:
        return Reading(None, "not_applicable")
    return unreadable(context, shown(raw), "打“√”或留空")
