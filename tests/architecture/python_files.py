"""Reading the project's own Python: files, imports, string constants."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def python_files(*folders: str) -> list[Path]:
    """All .py files below `folders`, in path order."""
    return sorted(path for name in folders for path in (PROJECT / name).rglob("*.py"))


def name_of(path: Path) -> str:
    """The path as shown in a failing test."""
    return path.relative_to(PROJECT).as_posix()


def imports(path: Path) -> set[str]:
    """Every module that the file imports, anywhere in it; `from a import b` gives a and a.b."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def calls(path: Path) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every call."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield node.lineno, ast.unparse(node.func)
