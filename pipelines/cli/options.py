"""Options and parameter types that several commands share.

Belongs here: reading text of the command line into values, with Chinese complaints. Does not
belong here: looking anything up in a database.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import click

from pipelines.cli.frame import wants_json

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
PERIOD_HINT = "应写成 2017-04（月）、2017-Q2（季度）或 2017（年）"


class Day(click.ParamType[date]):
    """A day, YYYY-MM-DD."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"“{value}”不是日期，应写成 2017-04-30 这样。", param, ctx)


class Share(click.ParamType[float]):
    """A share: 90% or 0.9."""

    name = "比例"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        text = unicodedata.normalize("NFKC", str(value)).strip()
        try:
            number = Decimal(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or number < 0:
            self.fail(f"“{value}”不是比例，应写成 90% 或 0.9。", param, ctx)
        return float(number)


class PeriodText(click.ParamType[str]):
    """A report period in its canonical spelling."""

    name = "期间"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from pipelines.catalog.periods import Period

        text = str(value).strip().upper()
        try:
            Period.parse(text)
        except ValueError:
            self.fail(f"“{value}”不是报告期，{PERIOD_HINT}。", param, ctx)
        return text


def format_option() -> Decorator:
    """--format csv|json|table."""
    return click.option(
        "--format",
        "shape",
        type=click.Choice(["csv", "json", "table"]),
        help="输出格式（默认 table；有 --json 时为 json）",
    )


def period_option(required: bool = False) -> Decorator:
    """--period."""
    return click.option(
        "--period", type=PeriodText(), required=required, help=f"报告期，{PERIOD_HINT}"
    )


def as_of_option() -> Decorator:
    """--as-of."""
    return click.option("--as-of", "as_of", type=Day(), help="只看这一天（含）以前收到的报表")


def chosen_shape(shape: str | None) -> str:
    """--format wins over --json wins over the table."""
    return shape or ("json" if wants_json() else "table")
