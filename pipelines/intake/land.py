"""Writing what was read into raw.*: append-only, one transaction a file.

Belongs here: the inserts. Does not belong here: deciding what to read (`receive.py`),
changing or deleting anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa

from pipelines.intake.inventory import InputFile
from pipelines.intake.outcome import FileOutcome, Finding, SubmissionOutcome


def land_file(
    con: duckdb.DuckDBPyConnection,
    file: InputFile,
    file_id: str,
    outcome: FileOutcome,
    reader_version: str,
    definition_version: str,
    now: datetime,
    holds_from: date | None = None,
) -> None:
    """One reading of one file, whole or not at all; `holds_from`: of a corrected reading."""
    con.execute("begin")
    try:
        con.execute(
            "insert into raw.files values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                file_id, file.path, file.sha256, file.size, reader_version,
                outcome.outcome, outcome.reason, now,
            ],
        )  # fmt: skip
        findings = [(f, "") for f in outcome.findings]
        for submission in outcome.submissions:
            submission_id = f"{file_id}.{submission.regime}.{submission.form}"
            _land_submission(con, file_id, submission_id, submission, definition_version, now)
            findings += [(f, submission_id) for f in submission.findings]
        _land_findings(con, file_id, findings, now)
        if holds_from is not None:
            _land_corrected(con, file_id, outcome, holds_from)
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise


def _land_corrected(
    con: duckdb.DuckDBPyConnection, file_id: str, outcome: FileOutcome, holds_from: date
) -> None:
    con.execute("insert into raw.corrected_files values (?, ?)", [file_id, holds_from])
    for entry in outcome.corrected:
        con.execute(
            "insert into raw.corrected_cells values (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                file_id, entry.id, entry.key, entry.sheet, entry.cell, entry.sent_text,
                entry.corrected_text, entry.problem,
            ],
        )  # fmt: skip


def land_receipt(
    con: duckdb.DuckDBPyConnection,
    file: InputFile,
    received_at: datetime,
    sender: str,
    source: str,
    now: datetime,
) -> None:
    """A statement of when a file was received; earlier statements stay."""
    con.execute(
        "insert into raw.receipts values (?, ?, ?, ?, ?, ?)",
        [file.path, file.sha256, received_at, sender, source, now],
    )


def _land_submission(
    con: duckdb.DuckDBPyConnection,
    file_id: str,
    submission_id: str,
    submission: SubmissionOutcome,
    definition_version: str,
    now: datetime,
) -> None:
    con.execute(
        "insert into raw.submissions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            submission_id, file_id, submission.regime, submission.form, submission.form_version,
            definition_version, submission.unit_code, submission.period, submission.outcome,
            submission.reason, len(submission.records), submission.content_hash,
            submission.is_simulated, now,
        ],
    )  # fmt: skip
    _insert(
        con, "raw.records", submission_id, submission.records,
        {"sheet": pa.string(), "row_number": pa.int32(), "centre_code": pa.string()},
    )  # fmt: skip
    _insert(
        con, "raw.cells", submission_id, submission.cells,
        {
            "sheet": pa.string(), "row_number": pa.int32(), "element": pa.string(),
            "cell": pa.string(), "text": pa.string(), "value": pa.string(), "state": pa.string(),
        },
    )  # fmt: skip


def _insert(
    con: duckdb.DuckDBPyConnection,
    table: str,
    submission_id: str,
    rows: Sequence[tuple[Any, ...]],
    columns: dict[str, pa.DataType],
) -> None:
    if not rows:
        return
    arrays = [
        pa.array(values, kind)
        for values, kind in zip(zip(*rows, strict=True), columns.values(), strict=True)
    ]
    batch = pa.table(arrays, names=list(columns))
    names = ", ".join(columns)
    con.register("landing_rows", batch)
    con.execute(
        f"insert into {table} (submission_id, {names}) select ?, {names} from landing_rows",
        [submission_id],
    )
    con.unregister("landing_rows")


def _land_findings(
    con: duckdb.DuckDBPyConnection,
    file_id: str,
    findings: Sequence[tuple[Finding, str]],
    now: datetime,
) -> None:
    rows = [
        (
            file_id, submission_id, f.sheet, f.cell, f.row_number, f.rule, f.severity, f.element,
            f.value, f.message, f.clause, now,
        )
        for f, submission_id in findings
    ]  # fmt: skip
    if rows:
        names = (
            "file_id", "submission_id", "sheet", "cell", "row_number", "rule", "severity",
            "element", "value", "message", "clause", "landed_at",
        )  # fmt: skip
        kinds = [
            pa.int32()
            if n == "row_number"
            else pa.timestamp("us")
            if n == "landed_at"
            else pa.string()
            for n in names
        ]
        columns = zip(*rows, strict=True)
        batch = pa.table(
            [pa.array(c, k) for c, k in zip(columns, kinds, strict=True)], names=list(names)
        )
        con.register("landing_rows", batch)
        con.execute(f"insert into raw.findings ({', '.join(names)}) select * from landing_rows")
        con.unregister("landing_rows")
