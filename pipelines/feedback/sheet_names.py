"""Names of sheets in a copy that is made anew: what Excel allows, each once.

Belongs here: the mapping from the file's names. Does not belong here: sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.feedback.text_cells import clean

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
LONGEST = 31


class SheetNames:
    """From the name that the reader gave to the name in the copy."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._known: dict[str, str] = {}
        for name in names:
            self._known[name] = self._free(name)

    def in_copy(self, name: str) -> str:
        """The name in the copy; unchanged when the sheet is not known."""
        return self._known.get(name, name)

    def _free(self, name: str) -> str:
        taken = {known.lower() for known in self._known.values()}
        plain = _FORBIDDEN.sub("_", clean(name)).strip("'")[:LONGEST].strip() or "Sheet1"
        candidate, number = plain, 2
        while candidate.lower() in taken:
            suffix = f"({number})"
            candidate, number = plain[: LONGEST - len(suffix)] + suffix, number + 1
        return candidate
