"""The sentences of the answer, from `regimes/shared/feedback.yml`.

Belongs here: reading that file, and Chinese dates. Does not belong here: any sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from pipelines.catalog.periods import Period

FILE = Path(__file__).resolve().parents[1] / "regimes" / "shared" / "feedback.yml"


@dataclass(frozen=True)
class Wording:
    """The file's content; a missing key is a fault of the file and raises KeyError."""

    content: dict[str, Any]

    def say(self, part: str, key: str, **words: object) -> str:
        """The sentence `part.key` with its places filled in."""
        return str(self.content[part][key]).format(**words)

    def words(self, part: str, key: str) -> list[str]:
        """The list `part.key`."""
        return [str(word) for word in self.content[part][key]]

    def severity(self, severity: str) -> str:
        """fatal -> 退回."""
        return str(self.content["severities"][severity])

    def __getitem__(self, key: str) -> str:
        return str(self.content[key])


@lru_cache(maxsize=1)
def wording() -> Wording:
    """The packaged wording."""
    return Wording(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def day_zh(day: date) -> str:
    """2017-04-22 -> 2017年4月22日."""
    return f"{day.year}年{day.month}月{day.day}日"


def period_label(period: str) -> str:
    """2017-04 -> 2017年4月; '' for snapshots."""
    return Period.parse(period).label_zh if period else ""
