"""What is wrong with a definition, and where.

Belongs here: the one exception of the catalogue. Does not belong here: faults of returns;
those are findings (`pipelines/intake/outcome.py`), not exceptions.
"""

from __future__ import annotations

from pathlib import Path


class DefinitionError(Exception):
    """A regime folder cannot be used; the message is Chinese and says what is allowed."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        where = f"{self.path} 第{self.line}行" if self.line else str(self.path)
        return f"{where}：{self.message}"
