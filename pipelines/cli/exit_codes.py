"""What the exit code of `daiban` says. Belongs here: the numbers. Nothing else."""

from __future__ import annotations

DONE, WRONG_USAGE, FAILED, INTERRUPTED = 0, 2, 3, 130  # 1 = findings, from `check.py`
