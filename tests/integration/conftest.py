"""What several files of these tests share: the run of the five samples."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from tests.integration.cli.calling import SAMPLE, daiban


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The first file that looks at the samples' run comes first, the others last: by then it is
    done, and no worker waits for it."""
    lookers = [item for item in items if "home_of_samples" in getattr(item, "fixturenames", ())]
    files = dict.fromkeys(item.path for item in lookers)
    first = next(iter(files), None)
    items.sort(key=lambda item: 0 if item.path == first else 2 if item.path in files else 1)


@pytest.fixture(scope="session")
def home_of_samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after `daiban run` over `raw_inputs`, to be read only; one for all workers."""
    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "samples"
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whichever worker is first runs it
        if not (place / "done").exists():
            done = daiban(place / "home", "run", "--inputs", SAMPLE.parent)
            assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
            (place / "done").touch()
    return place / "home"
