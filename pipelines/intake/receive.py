"""Intake: everything new in the inputs folder is read and landed.

Belongs here: what is new, when each file was received, the order of landing. Does not belong
here: reading (`isolate.py`, `process.py`), writing (`land.py`).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from tempfile import gettempdir

import duckdb

from pipelines.catalog.model.folder import Catalog
from pipelines.intake.corrected_readings import corrected_readings
from pipelines.intake.corrections import CellCorrection
from pipelines.intake.decisions import DecisionProblem, read_decisions
from pipelines.intake.inventory import InputFile, Inventory, scan
from pipelines.intake.isolate import Job, read_all
from pipelines.intake.land import land_file, land_receipt
from pipelines.intake.land_decisions import land_decisions
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, unusable
from pipelines.intake.receipts import ReceiptProblem
from pipelines.intake.version import reader_version

STATED, FIRST_SEEN = "receipts.csv", "first_seen"
STILL_WRITTEN = "文件正在写入，这次没有读取。等它复制或保存完成后，再运行一次 daiban run。"
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Reading:
    """One file to be read: as sent, or with the corrections that hold from a day on."""

    file_id: str
    file: InputFile
    corrections: tuple[CellCorrection, ...] = ()
    holds_from: date | None = None


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
    decision_problems: tuple[DecisionProblem, ...] = ()
    new_receipts: int = 0
    new_decisions: bool = False  # corrections or waivers changed

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
        return bool(self.new_files or self.new_receipts or self.new_decisions)


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
    desk = _Desk(con, catalog, limits, now, reader_version(catalog), summary, progress)
    desk.received = _receipts(con, inventory, now, summary)
    desk.read(_unread(con, inventory, desk.version, desk.received))
    _take_decisions(desk, inventory)
    return summary


@dataclass
class _Desk:
    """What every reading of one intake needs."""

    con: duckdb.DuckDBPyConnection
    catalog: Catalog
    limits: Limits
    now: datetime
    version: str
    summary: IntakeSummary
    progress: Progress | None
    received: dict[str, datetime] = field(default_factory=dict)

    def read(self, readings: Sequence[Reading]) -> None:
        """Read and land; what cannot be opened is landed with its reason."""
        closed = [entry for entry in readings if entry.file.state != "readable"]
        for entry in closed:
            state, reason = entry.file.state, entry.file.reason
            found = unusable(entry.file.path, state, "unreadable_file", reason)  # type: ignore[arg-type]  # closed
            self._land(entry, found)
        opened = [entry for entry in readings if entry.file.state == "readable"]
        jobs = [
            Job(
                entry.file.path,
                entry.file.location,
                self.received[entry.file.path],
                corrections=entry.corrections,
            )
            for entry in opened
        ]
        for done, (index, outcome) in enumerate(
            read_all(self.catalog, jobs, self.limits), len(closed) + 1
        ):
            entry = opened[index]
            if entry.file.is_unchanged():
                self._land(entry, outcome)
            else:  # what was read is not what was hashed: neither counts
                self.summary.deferred.append((entry.file.path, STILL_WRITTEN))
            if self.progress is not None:
                self.progress(done, len(readings), entry.file.path)

    def _land(self, entry: Reading, outcome: FileOutcome) -> None:
        land_file(
            self.con, entry.file, entry.file_id, outcome, self.version, self.catalog.version,
            self.now, entry.holds_from,
        )  # fmt: skip
        if entry.holds_from is None:
            self.summary.new_files += 1
            _count(self.summary, outcome)


def _take_decisions(desk: _Desk, inventory: Inventory) -> None:
    """Read corrected files once more, then land which records and readings are in force."""
    decisions = read_decisions(desk.catalog, inventory.decisions)
    desk.summary.decision_problems = decisions.problems
    files = {file.path: file for file in inventory.files if file.state == "readable"}
    contents = [(file.path, file.sha256) for file in files.values()]
    wanted = [
        Reading(
            _file_id(files[w.path], desk.version, desk.received[w.path], w.key),
            files[w.path],
            w.corrections,
            w.holds_from,
        )
        for w in corrected_readings(desk.con, decisions.corrections, contents, desk.version)
    ]
    known = _known_ids(desk.con, desk.version)
    desk.read([entry for entry in wanted if entry.file_id not in known])
    in_force = {entry.file_id for entry in wanted}
    desk.summary.new_decisions = land_decisions(desk.con, decisions, inventory, in_force, desk.now)


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
) -> list[Reading]:
    """What this reader has not read, in path order."""
    known = _known_ids(con, version)
    readings = [Reading(_file_id(f, version, received[f.path]), f) for f in inventory.files]
    return [entry for entry in readings if entry.file_id not in known]


def _known_ids(con: duckdb.DuckDBPyConnection, version: str) -> set[str]:
    rows = con.execute("select file_id from raw.files where reader_version = ?", [version])
    return {row[0] for row in rows.fetchall()}


def _file_id(file: InputFile, version: str, received_at: datetime, corrections: str = "") -> str:
    """A reading depends on path, content, reader, the day of receipt (rules compare it), and
    the corrections."""
    content = file.sha256 or f"{file.size}|{file.reason}"
    parts = [file.path, content, version, received_at.date().isoformat()]
    parts += [corrections] * bool(corrections)
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
