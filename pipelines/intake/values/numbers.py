"""Whole numbers, decimals and amounts.

Belongs here: digits, thousands signs, the units 万 and 亿, minimums. Amounts are in 万元.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pipelines.intake.sheet import Value, shown
from pipelines.intake.values.reading import CellContext, Reading, unreadable
from pipelines.intake.wording import squeeze

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_COUNTED = re.compile(r"(.*\d)(次|个|件|项|篇|家|人|条|户)")
_AMOUNT = re.compile(r"(.*\d)(亿元?|万元?|元)(人民币)?")
_FACTOR = {"亿": Decimal(10_000), "万": Decimal(1), "元": Decimal("0.0001")}


def integer(raw: Value, context: CellContext) -> Reading:
    """`3`, `３`, `1,234`; `3次` with a warning."""
    text = squeeze(shown(raw))
    counted = _COUNTED.fullmatch(text)
    number = decimal_of(raw, counted.group(1) if counted else text)
    if number is None or number != number.to_integral_value():
        return unreadable(context, shown(raw), "填整数，如“3”")
    reading = within(number.to_integral_value(), raw, context, default_minimum=0)
    if counted and not reading.rule:
        message = (
            f"“{context.label}”只填数字，如“{plain(number)}”；"
            f"现为“{shown(raw)}”，已按 {plain(number)} 计。"
        )
        return Reading(reading.value, "value", "count_with_unit", message, harmless=True)
    return reading


def number(raw: Value, context: CellContext) -> Reading:
    """A decimal."""
    found = decimal_of(raw, squeeze(shown(raw)))
    if found is None:
        return unreadable(context, shown(raw), "填数字，如“12.5”")
    return within(found, raw, context)


def amount(raw: Value, context: CellContext) -> Reading:
    """An amount in 万元: the cell's own unit, else the header's, else the form's, else 万元."""
    text = squeeze(shown(raw))
    own = _AMOUNT.fullmatch(text)
    found = decimal_of(raw, own.group(1) if own else text)
    if found is None:
        return unreadable(context, shown(raw), "填数字金额，如“12000”或“1.2亿”")
    unit = own.group(2) if own else context.unit or context.column.unit or "万元"
    return within(found * _FACTOR[unit[0]], raw, context)


def plain(value: Decimal) -> str:
    """Without exponent and trailing zeros: 12000, 0.5."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def decimal_of(raw: Value, text: str) -> Decimal | None:
    """The number that a cell holds, or its `text` (full width made half) spells; None = none."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | float):
        return Decimal(repr(raw)) if raw == raw and abs(raw) < 1e15 else None
    if not isinstance(raw, str):
        return None
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "")
    return Decimal(text) if _NUMBER.fullmatch(text) and len(text) < 30 else None


def within(
    value: Decimal, raw: Value, context: CellContext, default_minimum: float | None = None
) -> Reading:
    """The value, unless it lies below what the column allows."""
    column = context.column
    minimum = column.minimum if column.minimum is not None else default_minimum
    if minimum is not None and value < Decimal(repr(minimum)):
        rule = "negative" if value < 0 else "below_minimum"
        message = f"“{context.label}”不得小于{minimum:g}；现为“{shown(raw)}”，请核对改正。"
        return Reading(None, "unreadable", rule, message)
    limit = column.exclusive_minimum
    if limit is not None and value <= Decimal(repr(limit)):
        message = f"“{context.label}”应大于{limit:g}；现为“{shown(raw)}”，请核对改正。"
        return Reading(None, "unreadable", "not_above_minimum", message)
    return Reading(plain(value))
