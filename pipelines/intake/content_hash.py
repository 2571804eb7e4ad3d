"""Whether two returns say the same, told by a hash.

Belongs here: what counts as the same. Does not belong here: comparing returns (the models).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from itertools import groupby

from pipelines.catalog.model.forms import Form
from pipelines.intake.outcome import LandedCell


def left_out(form: Form, numbering: str) -> frozenset[str]:
    """The numbering, and the county: under another unit's name the same county is foreign, or a
    blank one another. Where totals are data the county is what a row is about, and stays."""
    county = form.county_element if form.total_rows == "label" else ""
    return frozenset({"", numbering, county})


def content_hash(cells: Iterable[LandedCell], without: frozenset[str]) -> str:
    """A hash of the canonical values of all other elements in row order."""
    digest = hashlib.sha256()
    for _row, group in groupby(cells, key=lambda cell: (cell[0], cell[1])):
        values = sorted(
            f"{element}={value}"
            for _, _, element, _, _, value, _ in group
            if element not in without and value is not None
        )
        digest.update(("\x1f".join(values) + "\x1e").encode())
    return digest.hexdigest()
