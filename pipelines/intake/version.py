"""Which version of the reader read a file: a change of code or forms reads files again."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from pipelines.catalog.model.folder import Catalog


def reader_version(catalog: Catalog) -> str:
    """A hash of this package's source, the place matching, and everything the forms say."""
    digest = hashlib.sha256(_source_hash().encode())
    for folder in catalog.regimes:
        digest.update(folder.regime.id.encode())
        for part in (*folder.forms, *folder.lists, *folder.duties, *folder.reporting_lines):
            digest.update(part.model_dump_json().encode())
    for unit in catalog.org_units:
        digest.update(unit.model_dump_json().encode())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _source_hash() -> str:
    package = Path(__file__).resolve().parent
    catalog = package.parent / "catalog"
    files = [*package.rglob("*.py"), catalog / "places.py", catalog / "place_names.py"]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
