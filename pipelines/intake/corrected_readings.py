"""Which further readings the corrections ask for: a file as it counts from a day on.

The reading as sent always stands. For each day on which corrections of a file were decided
there is one more reading, with all corrections up to that day; the models take the newest one
that held on the as-of day.

Belongs here: finding the files that a record means. Does not belong here: changing cells
(`corrections.py`), choosing among readings (the models).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import duckdb

from pipelines.intake.corrections import CellCorrection
from pipelines.intake.decisions import Correction, Recorded

Content = tuple[str, str]  # path, sha256


@dataclass(frozen=True)
class CorrectedReading:
    """One file read with the corrections that were decided up to `holds_from`."""

    path: str
    holds_from: date
    corrections: tuple[CellCorrection, ...]

    @property
    def key(self) -> str:
        """Changes with every record applied."""
        keys = "|".join(entry.key for entry in self.corrections)
        return hashlib.sha256(keys.encode()).hexdigest()[:16]


def corrected_readings(
    con: duckdb.DuckDBPyConnection,
    corrections: Sequence[Recorded[Correction]],
    contents: Iterable[Content],
    version: str,
) -> list[CorrectedReading]:
    """The further readings of the files in the folder, after these were read as sent."""
    if not corrections:
        return []
    of_file: dict[str, list[Recorded[Correction]]] = defaultdict(list)
    present = set(contents)
    returns = _files_by_return(con, version)
    for recorded in corrections:
        for path in _paths(recorded, present, returns):
            of_file[path].append(recorded)
    return [
        CorrectedReading(
            path,
            day,
            tuple(_cell(r) for r in records if r.decision.decided_on <= day),
        )
        for path, records in sorted(of_file.items())
        for day in sorted({r.decision.decided_on for r in records})
    ]


def _paths(
    recorded: Recorded[Correction],
    present: set[Content],
    returns: dict[tuple[str, str, str, str], set[Content]],
) -> list[str]:
    decision = recorded.decision
    if decision.file:
        wanted = _plain(decision.file.replace("\\", "/"))
        return sorted(path for path, _ in present if _plain(path) == wanted)
    target = (decision.regime, decision.form, recorded.unit_code, decision.period)
    return sorted({path for path, _ in returns.get(target, set()) & present})


def _files_by_return(
    con: duckdb.DuckDBPyConnection, version: str
) -> dict[tuple[str, str, str, str], set[Content]]:
    """Which files, as sent, state a return of a unit, form and period."""
    rows = con.execute(
        """select s.regime, s.form, s.unit_code, s.period, f.path, f.sha256
           from raw.submissions as s
           inner join raw.files as f on s.file_id = f.file_id
           anti join raw.corrected_files as c on f.file_id = c.file_id
           where f.reader_version = ?""",
        [version],
    ).fetchall()
    found: dict[tuple[str, str, str, str], set[Content]] = defaultdict(set)
    for regime, form, unit, period, path, sha256 in rows:
        found[regime, form, unit, period].add((path, sha256))
    return found


def _cell(recorded: Recorded[Correction]) -> CellCorrection:
    decision = recorded.decision
    return CellCorrection(
        decision.id, recorded.key, decision.sheet, decision.address, decision.was, decision.now
    )


def _plain(path: str) -> str:
    return unicodedata.normalize("NFC", path)
