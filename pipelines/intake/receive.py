"""Intake: everything new in the inputs folder is read and landed.

Belongs here: what is new, when each file was received, the order of landing. Does not belong
here: reading (`isolate.py`, `process.py`), writing (`land.py`).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import gettempdir

import duckdb

from pipelines.catalog.model import Catalog
from pipelines.intake.inventory import InputFile, Inventory, scan
from pipelines.intake.isolate import Job, read_all
from pipelines.intake.land import land_file, land_receipt
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, unusable
from pipelines.intake.receipts import ReceiptProblem
from pipelines.intake.version import reader_version

STATED, FIRST_SEEN = "receipts.csv", "first_seen"
STILL_WRITTEN = "文件正在写入，这次没有读取。等它复制或保存完成后，再运行一次 daiban run。"
Progress = Callable[[int, int, str], None]


@dataclass
class IntakeSummary:
    """What one intake did."""

    seen: int = 0  # files in the folder
    new_files: int = 0  # read in this run
    states: Counter[str] = field(default_factory=Counter)  # of the new ones: read, rejected …
    submissions: int = 0
    records: int = 0
    findings: Counter[str] = field(default_factory=Counter)  # by severity
    refused: list[tuple[str, str]] = field(default_factory=list)  # (file, reason)
    deferred: list[tuple[str, str]] = field(default_factory=list)  # (file, reason): not landed
    receipt_problems: tuple[ReceiptProblem, ...] = ()
    new_receipts: int = 0

    @property
    def rejected(self) -> int:
        """New files none of whose returns could be accepted."""
        return self.states["rejected"]

    @property
    def unsupported(self) -> int:
        """New files of a kind that is not read."""
        return self.states["unsupported"]

    @property
    def errors(self) -> int:
        """Findings that hold a row out of the measures."""
        return self.findings["error"]

    @property
    def changed(self) -> bool:
        """Whether anything was landed."""
        return bool(self.new_files or self.new_receipts)


def receive(
    con: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    inputs: Path,
    now: datetime,
    progress: Progress | None = None,
    limits: Limits | None = None,
    cache: Path | None = None,
    inventory: Inventory | None = None,
) -> IntakeSummary:
    """Read and land every file that this version of the reader has not read yet.

    `inventory` saves scanning twice; `cache` is the JSON file of known hashes. Raises
    InputsError when the folder is missing; a bad file never raises. A file that is written to
    while it is read is left for the next run (`summary.deferred`).
    """
    limits = limits or Limits()
    if inventory is None:
        inventory = scan(inputs, cache or _default_cache(inputs))
    summary = IntakeSummary(seen=len(inventory.files), receipt_problems=inventory.problems)
    received = _receipts(con, inventory, now, summary)
    version = reader_version(catalog)
    new = _unread(con, inventory, version, received)
    summary.new_files = len(new)
    jobs = [Job(f.path, f.location, received[f.path]) for _, f in new if f.state == "readable"]
    positions = [i for i, (_, f) in enumerate(new) if f.state == "readable"]
    done = 0
    for file_id, file in new:
        if file.state != "readable":
            outcome = unusable(file.path, file.state, "unreadable_file", file.reason)  # type: ignore[arg-type]
            land_file(con, file, file_id, outcome, version, catalog.version, now)
            done += 1
            _count(summary, outcome)
    for index, outcome in read_all(catalog, jobs, limits):
        file_id, file = new[positions[index]]
        done += 1
        if file.is_unchanged():
            land_file(con, file, file_id, outcome, version, catalog.version, now)
            _count(summary, outcome)
        else:  # what was read is not what was hashed: neither counts
            summary.deferred.append((file.path, STILL_WRITTEN))
            summary.new_files -= 1
        if progress is not None:
            progress(done, len(new), file.path)
    return summary


def pending(
    con: duckdb.DuckDBPyConnection, catalog: Catalog, inventory: Inventory, now: datetime
) -> int:
    """How many files `receive` would read now."""
    known = _known_receipts(con)
    received = {f.path: _received_at(known, inventory, f, now)[0] for f in inventory.files}
    return len(_unread(con, inventory, reader_version(catalog), received))


def _receipts(
    con: duckdb.DuckDBPyConnection, inventory: Inventory, now: datetime, summary: IntakeSummary
) -> dict[str, datetime]:
    """When each file was received; new statements are landed."""
    received = {}
    known = _known_receipts(con)
    con.execute("begin")
    for file in inventory.files:
        moment, is_new = _received_at(known, inventory, file, now)
        received[file.path] = moment
        if is_new:
            stated = inventory.receipts.get(file.path)
            sender, source = (stated.sender, STATED) if stated else ("", FIRST_SEEN)
            land_receipt(con, file, moment, sender, source, now)
            summary.new_receipts += 1
    con.execute("commit")
    return received


def _known_receipts(
    con: duckdb.DuckDBPyConnection,
) -> dict[tuple[str, str, str], tuple[datetime, str]]:
    """The newest landed statement by path, content and source."""
    rows = con.execute(
        "select path, sha256, source, received_at, sender from raw.receipts"
        " order by landed_at, rowid"
    ).fetchall()
    return {(row[0], row[1], row[2]): (row[3], row[4]) for row in rows}


def _received_at(
    known: Mapping[tuple[str, str, str], tuple[datetime, str]],
    inventory: Inventory,
    file: InputFile,
    now: datetime,
) -> tuple[datetime, bool]:
    """(moment, whether it is yet to be landed): receipts.csv, else the remembered first sight."""
    stated = inventory.receipts.get(file.path)
    if stated is not None:
        landed = known.get((file.path, file.sha256, STATED))
        return stated.received_at, landed != (stated.received_at, stated.sender)
    seen = known.get((file.path, file.sha256, FIRST_SEEN))
    return (seen[0], False) if seen else (now, True)


def _unread(
    con: duckdb.DuckDBPyConnection,
    inventory: Inventory,
    version: str,
    received: dict[str, datetime],
) -> list[tuple[str, InputFile]]:
    """(file id, file) of what this reader has not read, in path order."""
    rows = con.execute("select file_id from raw.files where reader_version = ?", [version])
    read = {row[0] for row in rows.fetchall()}
    ids = [(_file_id(f, version, received[f.path]), f) for f in inventory.files]
    return [(file_id, file) for file_id, file in ids if file_id not in read]


def _file_id(file: InputFile, version: str, received_at: datetime) -> str:
    """A reading depends on path, content, reader, and the day of receipt (rules compare it)."""
    content = file.sha256 or f"{file.size}|{file.reason}"
    parts = (file.path, content, version, received_at.date().isoformat())
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]


def _count(summary: IntakeSummary, outcome: FileOutcome) -> None:
    summary.states[outcome.outcome] += 1
    summary.submissions += len(outcome.submissions)
    summary.records += sum(len(entry.records) for entry in outcome.submissions)
    summary.findings.update(finding.severity for finding in outcome.all_findings())
    rejected = [entry.reason for entry in outcome.submissions if entry.outcome == "rejected"]
    if outcome.outcome != "read":
        summary.refused.append((outcome.file, outcome.reason))
    elif rejected:
        summary.refused.append((outcome.file, rejected[0]))


def _default_cache(inputs: Path) -> Path:
    key = hashlib.sha256(str(inputs.resolve()).encode()).hexdigest()[:16]
    return Path(gettempdir()) / f"daiban-inventory-{key}.json"
