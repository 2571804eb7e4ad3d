"""Pieces of Typst code. Belongs here: writing values so that nothing in them is a command."""

from __future__ import annotations

from collections.abc import Iterable


def literal(text: str) -> str:
    """A Typst string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", " ").replace("\r", " ") + '"'


def array(items: Iterable[str]) -> str:
    return "(" + "".join(f"{item}, " for item in items) + ")"


def colour(value: str) -> str:
    return "black" if value == "auto" else f"rgb({literal(value)})"
