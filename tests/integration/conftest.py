"""What several files of these tests share: the run of the five samples."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from tests.integration.cli.calling import SAMPLE, daiban


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
