"""Printing rows as csv, json or a table, and messages.

Belongs here: how values look in each format. Does not belong here: which rows.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import click

from pipelines.warehouse.query import Rows

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # the wide ones too
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", re.IGNORECASE)
NOTHING = "没有符合条件的记录。"


def show(selection: Rows, shape: str, labels: Mapping[str, str] | None = None) -> None:
    """Print rows on standard output; `labels`: a table's columns with their heads."""
    if shape == "json":
        show_json([{name: _plain(value) for name, value in row.items()} for row in selection.rows])
    elif shape == "csv":
        click.echo(_csv(selection), nl=False)
    elif not selection.rows:
        click.echo(NOTHING)
    else:
        _show_table(selection, labels or {})


def show_json(content: Any) -> None:
    """Print a JSON document."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2, default=_plain))


def say(text: str) -> None:
    """A message to the person, kept off standard output so that data stays data."""
    click.echo(text, err=True)


def harmless(text: str) -> str:
    """Text of an office that a spreadsheet program would run as a formula gets an apostrophe.

    Numbers are numbers, whatever sign they begin with.
    """
    if not text.startswith(_FORMULA_STARTS) or _NUMBER.fullmatch(text):
        return text
    return "'" + text


def _csv(selection: Rows) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(selection.columns)
    for row in selection.rows:
        writer.writerow([_one_field(harmless(_text(row[name]))) for name in selection.columns])
    return stream.getvalue()


def _one_field(text: str) -> str:
    """A lone carriage return would end the row: the csv writer quotes line feeds only."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _show_table(selection: Rows, labels: Mapping[str, str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    shown = labels or {name: name for name in selection.columns}
    for label in shown.values():
        table.add_column(label, overflow="fold")
    for row in selection.rows:
        table.add_row(*(_text(row[name]) for name in shown))
    console = Console(markup=False, highlight=False)
    if not sys.stdout.isatty():
        console = Console(markup=False, highlight=False, width=220)
    console.print(table)
    console.print(f"共 {len(selection.rows)} 行")


def _plain(value: Any) -> Any:
    """What JSON can hold: times as text, whole floats as they are."""
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date) else value


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return str(_plain(value))
