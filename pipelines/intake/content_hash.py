"""Whether two returns say the same, told by a hash.

Belongs here: what counts as the same. Does not belong here: comparing returns (the models).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import groupby

from pipelines.intake.outcome import LandedCell


def content_hash(cells: Iterable[LandedCell], numbering: str) -> str:
    """A hash of the canonical values of all elements in row order, the numbering left out."""
    digest = hashlib.sha256()
    for _row, group in groupby(cells, key=lambda cell: (cell[0], cell[1])):
        values = sorted(
            f"{element}={value}"
            for _, _, element, _, _, value, _ in group
            if element and element != numbering and value is not None
        )
        digest.update(("\x1f".join(values) + "\x1e").encode())
    return digest.hexdigest()
