"""The catalog with the trial policy, loaded once."""

from __future__ import annotations

import pytest

from pipelines.catalog.model.folder import Catalog
from tests.unit.rules.book import all_forms


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return all_forms()
