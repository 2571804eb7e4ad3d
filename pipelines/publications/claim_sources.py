"""Recomputing what a bulletin claims: a second reading of the marts, by another way.

Belongs here: plain look-ups by key, and the arithmetic of a percentage in whole numbers. Does not
belong here: the first reading (`tables.py`, `facts.py`), whose text is what is checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import duckdb

from pipelines.publications.claim_counts import COUNTED, recount
from pipelines.publications.claims import CHINESE, Claim, Sentence, UnsupportedNumberError
from pipelines.publications.list_facts import count_again
from pipelines.publications.placement import FixedPhrase
from pipelines.publications.records import Edition
from pipelines.publications.wording import NO_VALUE

QUOTED = re.compile("“[^”]*”|《[^》]*》")  # names may hold any number
# Numbers that can only be figures, in text put together from several of them.
SHAPES = {
    "share": re.compile(r"\d+(?:\.\d+)?%"),
    "parts": re.compile(r"（(\d+(?:\.\d+)?/\d+(?:\.\d+)?)）"),
    "change": re.compile(r"(\d+(?:\.\d+)?)个百分点"),
}
DIGITS = re.compile(r"\d+(?:\.\d+)?")


def recompute(
    con: duckdb.DuckDBPyConnection, edition: Edition, sentences: Iterable[Sentence], decimals: int
) -> None:
    """Raise UnsupportedNumberError for a claim whose figure now reads otherwise in the marts."""
    known, names = _known(con, edition, decimals), _names_with_numbers(con)
    marts = _second_reading(con, edition)
    for sentence in sentences:
        for claim in sentence.claims:
            if not claim.address:
                _check_compound(sentence, claim, known, names)
                continue
            again = _again(con, edition, marts, claim, decimals)
            if again != claim.text:
                raise UnsupportedNumberError(
                    f"通报中这句话的“{claim.text}”与数据不符，按数据应为“{again}”：“{sentence.text}”。"
                    "请重新运行 daiban run 后再编制；仍不符的，请把这句话告诉系统维护人员。"
                )


def _names_with_numbers(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of units that hold digits: those are no figures."""
    rows = con.execute(
        """select distinct unnest([name, short_name]) as name from marts.dim_org_units
        where regexp_matches(name || short_name, '[0-9]') order by length(name) desc, name"""
    ).fetchall()
    return [str(name) for (name,) in rows if name]


def _check_compound(
    sentence: Sentence, claim: Claim, known: dict[str, set[str]], names: list[str]
) -> None:
    """Every share, pair of parts and change in points must be one that the marts give."""
    text = QUOTED.sub("", claim.text)
    for name in names:
        text = text.replace(name, "")
    for shape, pattern in SHAPES.items():
        for number in pattern.findall(text):
            if number not in known[shape]:
                raise UnsupportedNumberError(
                    f"通报中这句话的“{number}”在数据里找不到：“{sentence.text}”。"
                    "请核对 bulletin.yml 的短语和模板，数字一律由占位符给出。"
                )


def _known(con: duckdb.DuckDBPyConnection, edition: Edition, decimals: int) -> dict[str, set[str]]:
    """All shares, parts and changes of the period, recomputed."""
    rows = con.execute(
        """with roots as (select distinct unit_code, root_code from marts.dim_org_units)
        select v.numerator, v.denominator, v.target, p.numerator, p.denominator
        from marts.fct_indicator_values as v left join roots as r using (unit_code)
        left join (
            select b.*, root_code from marts.fct_indicator_values as b join roots using (unit_code)
        ) as p on p.regime = v.regime and p.indicator = v.indicator and p.level = v.level
            and p.root_code = r.root_code and p.period = v.previous_period
        where v.regime = $regime and v.period = $period""",
        {"regime": edition.regime, "period": edition.period},
    ).fetchall()
    known: dict[str, set[str]] = {shape: set() for shape in SHAPES}
    for numerator, denominator, target, before, below in rows:
        known["share"].add(_percent(numerator, denominator, decimals))
        known["parts"].add(f"{_number(numerator)}/{_number(denominator)}")
        if target is not None:
            known["share"].add(f"{_plain(Fraction(str(target)) * 100)}%")
        if denominator and below:
            moved = _share(numerator, denominator) - _share(before, below)
            known["change"].add(_half_up(abs(moved), decimals))
    return known


@dataclass(frozen=True)
class _Marts:
    """What the marts hold, by key: measures of the period; figures by indicator, unit, period."""

    root: str
    measures: Mapping[tuple[str, str], float]
    figures: Mapping[tuple[str, str, str], tuple[Any, ...]]


def _second_reading(con: duckdb.DuckDBPyConnection, edition: Edition) -> _Marts:
    keys = [edition.regime, edition.period]
    root = con.execute(
        "select root_unit from marts.dim_regimes where regime = ?", keys[:1]
    ).fetchone()
    measures = con.execute(
        "select measure, unit_code, value from marts.fct_measures where regime = ? and period = ?",
        keys,
    ).fetchall()
    figures = con.execute(
        """select indicator, unit_code, period, v.numerator, v.denominator, v.target, v.rank, d.unit
            from marts.fct_indicator_values as v join marts.dim_indicators as d
                using (regime, indicator) where regime = ?""",
        keys[:1],
    ).fetchall()
    return _Marts(
        str(root[0]) if root else "",
        {(measure, unit): value for measure, unit, value in measures},
        {(name, unit, period): tuple(row) for name, unit, period, *row in figures},
    )


def _again(
    con: duckdb.DuckDBPyConnection, edition: Edition, marts: _Marts, claim: Claim, decimals: int
) -> str:
    kind, name, unit, *rest = claim.address
    if kind in ("list", "step", "overdue"):
        return count_again(con, edition, kind, name, rest)
    if kind in COUNTED:
        return recount(con, edition, kind, name)
    place = unit or marts.root
    if kind == "measure":
        return _number(marts.measures.get((name, place)))
    row = marts.figures.get((name, place, rest[0] if kind == "past" else edition.period))
    if row is None:
        return NO_VALUE
    numerator, denominator, target, rank, counted_in = row
    plain = denominator is None
    if kind == "past" or rest[0] == "value":
        return (
            _quantity(numerator, counted_in)
            if plain
            else _percent(numerator, denominator, decimals)
        )
    if rest[0] == "target":
        return NO_VALUE if plain or target is None else f"{_plain(Fraction(str(target)) * 100)}%"
    if rest[0] == "rank":
        return NO_VALUE if rank is None else str(rank)
    return _number({"numerator": numerator, "denominator": denominator}[rest[0]])


def _number(value: float | None) -> str:
    return NO_VALUE if value is None else _plain(Fraction(str(value)))


def _quantity(value: float, unit: str) -> str:
    """In 亿元 from ten thousand 万元 on."""
    exact = Fraction(str(value))
    if unit == "万元" and abs(exact) >= 10_000:
        return _plain(exact / 10_000) + "亿元"
    return _plain(exact) + unit


def _plain(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(float(value))


def _percent(numerator: float, denominator: float | None, decimals: int) -> str:
    """Half up, in whole numbers: no float takes part."""
    if not denominator:
        return NO_VALUE
    return _half_up(_share(numerator, denominator), decimals) + "%"


def _share(numerator: float, denominator: float) -> Fraction:
    return Fraction(str(numerator)) / Fraction(str(denominator)) * 100


def _half_up(value: Fraction, decimals: int) -> str:
    scale = 10**decimals
    whole = (2 * (value * scale).numerator + (value * scale).denominator) // (
        2 * (value * scale).denominator
    )
    return f"{whole // scale}.{whole % scale:0{decimals}d}" if decimals else str(whole)


def check_fixed(
    con: duckdb.DuckDBPyConnection, edition: Edition, fixed: Iterable[FixedPhrase]
) -> None:
    """Raise when a declared phrase has a number that its clause does not have."""
    clauses = dict(
        con.execute(
            "select clause, text from marts.dim_clauses where regime = ?", [edition.regime]
        ).fetchall()
    )
    for phrase in fixed:
        text = str(clauses.get(phrase.clause, ""))
        if not phrase.clause and set(DIGITS.findall(phrase.text)) <= {"0"}:
            continue  # “为0” of a list of units without any
        lacking = [n for n in _numbers(phrase.text) if n not in _numbers(text)]
        if lacking or not phrase.clause:
            reason = f"条款“{phrase.clause}”里没有这个数字" if phrase.clause else "没有写明条款"
            raise UnsupportedNumberError(
                f"bulletin.yml 的 fixed 中“{phrase.text}”的数字没有依据：{reason}。"
                "请对照政策原文改正。"
            )


def _numbers(text: str) -> list[str]:
    return DIGITS.findall(text) + re.findall(f"[{CHINESE}]+(?=[个项件家篇份次天位])", text)
