"""The catalog, loaded once."""

from __future__ import annotations

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.model import Catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_catalog()
