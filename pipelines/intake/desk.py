"""What reading needs of the catalogue, prepared once and used for every file.

Belongs here: bundling the look-ups. Does not belong here: using them.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.places import Places
from pipelines.intake.forms import FormBook
from pipelines.intake.unit_names import UnitNames


@dataclass
class Desk:
    """What reading needs of the catalogue, prepared once."""

    book: FormBook
    places: Places
    names: UnitNames

    @classmethod
    def of(cls, catalog: Catalog) -> Desk:
        """Prepared from the definitions."""
        places = Places(catalog)
        return cls(FormBook.of(catalog), places, UnitNames(catalog, places))
