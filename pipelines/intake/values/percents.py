"""Percentages: 95%, 95 and 0.95 are the same.

Belongs here: which of the three was meant. The canonical value is the share (0.95). A plain 1 may
be 1 % or the whole, so without a percent sign or format it is a finding, never a guess.
"""

from __future__ import annotations

from decimal import Decimal

from pipelines.intake.sheet import Value, shown
from pipelines.intake.values.numbers import decimal_of, plain, within
from pipelines.intake.values.reading import CellContext, Reading, unreadable
from pipelines.intake.wording import squeeze

_HUNDRED = Decimal(100)


def percent(raw: Value, context: CellContext) -> Reading:
    """`95%`, `95`, `0.95` -> 0.95; 0 is 0; a plain 1 is ambiguous."""
    text = squeeze(shown(raw))
    signed = text.endswith("%")
    found = decimal_of(text[:-1], text[:-1]) if signed else decimal_of(raw, text)
    if found is None:
        return unreadable(context, shown(raw), "填百分比，如“95%”")
    if not signed and found == 1:
        message = f"“{context.label}”的“{shown(raw)}”可能是1%，也可能是100%。请写成“1%”或“100%”。"
        return Reading(None, "unreadable", "ambiguous_percent", message)
    share = found / _HUNDRED if signed or abs(found) > 1 else found
    return within(share, raw, context, default_minimum=0)


def with_sign(raw: Value, number_format: str) -> Value:
    """A number under a percent format as it is shown (0.95 -> '95%'), else unchanged."""
    if "%" not in number_format or isinstance(raw, bool) or not isinstance(raw, int | float):
        return raw
    return f"{plain(Decimal(repr(raw)) * _HUNDRED)}%"
