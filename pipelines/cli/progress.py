"""The progress line of a long run, on standard error.

Belongs here: rich's progress bar. Does not belong here: what the stages are.
"""

from __future__ import annotations

from types import TracebackType
from typing import Any


class Progress:
    """A bar while files are read, a spinner with the stage's name otherwise; made on first use."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._started().stop()

    def stage(self, text: str) -> None:
        """The name of what happens now."""
        self._started().update(self._task, description=text, total=None, completed=0, detail="")

    def file(self, done: int, total: int, path: str) -> None:
        """`done` of `total` files are read, the last being `path`."""
        self._started().update(
            self._task, total=total, completed=done, detail=f"{done}/{total} {path}"
        )

    def _started(self) -> Any:  # rich is imported on first use only
        if self._bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar

            console = Console(stderr=True)
            bar = Bar(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(bar_width=24),
                TimeElapsedColumn(),
                TextColumn("{task.fields[detail]}", markup=False),
                console=console,
                transient=True,
                disable=not console.is_terminal,
            )
            self._task = bar.add_task("准备", total=None, detail="")
            bar.start()
            self._bar = bar
        return self._bar
