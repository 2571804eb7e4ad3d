"""How numbers and names are put into Chinese words.

Belongs here: rounding for display (A13: half up), percentage points, enumerations, ordinals.
Does not belong here: which figure is said where (`facts.py`, the Word template).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NO_VALUE = "—"  # denominator 0: there is nothing to divide
YI = 10_000  # 万元 in one 亿元
DIGITS = "零一二三四五六七八九"


def share(numerator: float | None, denominator: float | None) -> Decimal | None:
    """Exact enough ratio (28 digits), None without a denominator."""
    if numerator is None or not denominator:
        return None
    return Decimal(repr(numerator)) / Decimal(repr(denominator))


def half_up(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def percent(value: Decimal | None, decimals: int = 1) -> str:
    """0.9545 -> "95.5%"; whole hundreds keep their decimal ("100.0%"); None -> "—"."""
    return NO_VALUE if value is None else f"{half_up(value * 100, decimals)}%"


def target_percent(target: float | None) -> str:
    """0.95 -> "95%": a target is printed as the policy writes it."""
    if target is None:
        return NO_VALUE
    number = (Decimal(repr(target)) * 100).normalize()
    return f"{number:f}%"


def points(now: Decimal | None, before: Decimal | None, decimals: int = 1) -> Decimal | None:
    """Change in percentage points (百分点) between two unrounded shares."""
    if now is None or before is None:
        return None
    return half_up((now - before) * 100, decimals)


def count(value: float | None) -> str:
    """Counts without decimals; other numbers as they are."""
    if value is None:
        return NO_VALUE
    return str(int(value)) if float(value).is_integer() else str(value)


def quantity(value: float | None, unit: str) -> str:
    """A count or sum with its unit; ten thousand 万元 and more are printed in 亿元."""
    if value is None:
        return NO_VALUE
    if unit == "万元" and abs(value) >= YI:
        return f"{(Decimal(repr(value)) / YI).normalize():f}亿元"
    return count(value) + unit


def listing(names: Sequence[str], last: str = "和") -> str:
    """["A", "B", "C"] -> "A、B和C"."""
    if len(names) < 2:
        return "".join(names)
    return "、".join(names[:-1]) + last + names[-1]


def ordinal(number: int) -> str:
    """1 -> "一", 12 -> "十二", up to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def full_date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
