"""Where things are and what they may cost, decided once at the edge.

Belongs here: turning options and environment into one immutable value. Does not belong here:
reading files, or any default that depends on the clock.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipelines.intake.limits import MEGABYTE, Limits

PROJECT = Path(__file__).resolve().parent.parent
DBT_PROJECT = PROJECT / "dbt_project"
DASHBOARD = PROJECT / "dashboards" / "app.py"
PACKAGED_REGIMES = PROJECT / "pipelines" / "regimes"


class SettingsError(Exception):
    """A setting that cannot be used; the message is Chinese and for the user."""


@dataclass(frozen=True)
class Settings:
    """The installation: its home, its inputs, extra regime folders and the limits of a file."""

    home: Path
    inputs: Path
    regimes: tuple[Path, ...] = ()
    limits: Limits = field(default_factory=Limits)
    inbox: Path | None = None  # where the upload page puts files; None: into the inputs folder


def settings_from(
    environment: Mapping[str, str],
    home: Path | None = None,
    inputs: Path | None = None,
    regimes: Sequence[Path] = (),
) -> Settings:
    """Options win over the environment, the environment over the defaults."""
    given = environment.get("DAIBAN_REGIMES", "").split(os.pathsep)
    folders = regimes or [Path(text) for text in given if text]
    inbox = environment.get("DAIBAN_INBOX")
    return Settings(
        home=(home or Path(environment.get("DAIBAN_HOME") or "var")).absolute(),
        inputs=(inputs or Path(environment.get("DAIBAN_INPUTS") or "raw_inputs")).absolute(),
        regimes=tuple(folder.absolute() for folder in folders),
        limits=_limits(environment),
        inbox=Path(inbox).absolute() if inbox else None,
    )


def _limits(environment: Mapping[str, str]) -> Limits:
    default = Limits()
    return Limits(
        seconds=_number(environment, "DAIBAN_FILE_SECONDS", default.seconds),
        memory_bytes=int(
            _number(environment, "DAIBAN_FILE_MEMORY_MB", default.memory_bytes / MEGABYTE)
            * MEGABYTE
        ),
        file_bytes=int(
            _number(environment, "DAIBAN_FILE_SIZE_MB", default.file_bytes / MEGABYTE) * MEGABYTE
        ),
        cells=int(_number(environment, "DAIBAN_FILE_CELLS", default.cells)),
    )


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    text = environment.get(name, "")
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise SettingsError(f"环境变量 {name} 应为大于 0 的数字，现为“{text}”。请改正后重试。")
    return value
