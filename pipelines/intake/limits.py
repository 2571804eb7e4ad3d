"""What one file may cost. Belongs here: the numbers. Enforcing them is `isolate.py`'s work."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Limits for reading one file; all of them are settings of the installation."""

    seconds: float = 20.0
    memory_bytes: int = 1024 * MEGABYTE  # address space of the child process
    file_bytes: int = 50 * MEGABYTE  # on disk
    cells: int = 1_000_000  # of the used ranges of all sheets together
    zip_ratio: int = 200  # unpacked size to packed size, for parts above 20 MB
    workers: int = 2
