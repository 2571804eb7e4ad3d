"""The same mistake in many rows, said once with its ranges.

Belongs here: putting findings together and naming where they are. Does not belong here: what
a rule means (`advice.py`), how a list looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pipelines.intake.outcome import FileOutcome, Finding, SubmissionOutcome
from pipelines.intake.sheet import column_letters

ORDER = {"fatal": 0, "error": 1, "warning": 2}
NAMED_RANGES = 8  # more than these are named in the annex of the list
EXAMPLES = 3  # different sentences of one group that are quoted
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class Range(NamedTuple):
    """Cells below each other in one column, both ends included."""

    column: str
    first: int
    last: int

    @property
    def address(self) -> str:
        """H5, or H5:H304."""
        start = f"{self.column}{self.first}"
        return start if self.first == self.last else f"{start}:{self.column}{self.last}"


@dataclass(frozen=True)
class Group:
    """All findings of one rule about one column of one sheet."""

    submission: SubmissionOutcome | None  # None: about the file
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """What all findings of the group have in common stands in the first."""
        return self.findings[0]

    @property
    def is_one_message(self) -> bool:
        """Whether one sentence says it all."""
        return all(finding.message == self.first.message for finding in self.findings)

    def ranges(self) -> list[Range]:
        """The cells, joined where they touch, in reading order."""
        found: list[Range] = []
        cells = {place for f in self.findings if (place := cell_parts(f.cell)) is not None}
        for column, row in sorted(cells, key=lambda cell: (len(cell[0]), cell)):
            if found and found[-1].column == column and found[-1].last == row - 1:
                found[-1] = found[-1]._replace(last=row)
            else:
                found.append(Range(column, row, row))
        return found

    def position(self) -> str:
        """`H5`, `H列第5–304行`, `H列第5–10、12行`; '' when it has no cell."""
        ranges = self.ranges()
        if len(ranges) == 1 and ranges[0].first == ranges[0].last:
            return ranges[0].address
        if len(ranges) <= NAMED_RANGES:
            return in_words(ranges)
        cells = sum(entry.last - entry.first + 1 for entry in ranges)
        return f"{in_words(ranges[:NAMED_RANGES])}等 {cells} 处"

    def examples(self) -> list[Finding]:
        """The first finding of each of the first different sentences."""
        by_message: dict[str, Finding] = {}
        for finding in self.findings:
            if finding.message not in by_message and len(by_message) == EXAMPLES:
                break
            by_message.setdefault(finding.message, finding)
        return list(by_message.values())

    @property
    def first_place(self) -> tuple[int, int, str]:
        """Row, then column, of the first cell; what has no cell comes first."""
        places = [place for f in self.findings if (place := cell_parts(f.cell)) is not None]
        row, column = min(((row, column) for column, row in places), default=(0, ""))
        return row, len(column), column


def groups_of(outcome: FileOutcome) -> list[Group]:
    """All findings of the file by severity, then by sheet and position."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    owner: dict[tuple[object, ...], SubmissionOutcome | None] = {}
    sources: Iterable[tuple[SubmissionOutcome | None, list[Finding]]] = [
        (None, outcome.findings),
        *((submission, submission.findings) for submission in outcome.submissions),
    ]
    for index, (submission, findings) in enumerate(sources):
        for finding in findings:
            key = (index, finding.severity, finding.sheet, finding.rule, finding.element)
            found.setdefault(key, []).append(finding)
            owner[key] = submission
    groups = [Group(owner[key], tuple(findings)) for key, findings in found.items()]
    sheets = {sheet: number for number, sheet in enumerate(_sheets(outcome))}
    return sorted(
        groups,
        key=lambda group: (
            ORDER[group.first.severity], sheets[group.first.sheet], group.first_place,
        ),
    )  # fmt: skip


def in_words(ranges: Sequence[Range]) -> str:
    """`H列第5–10、12行，J列第3行`."""
    parts = []
    for column in dict.fromkeys(entry.column for entry in ranges):
        rows = [_rows(entry) for entry in ranges if entry.column == column]
        parts.append(f"{column}列第{'、'.join(rows)}行")
    return "，".join(parts)


def _sheets(outcome: FileOutcome) -> list[str]:
    """What is about the file first, then the sheets as they were read."""
    return list(dict.fromkeys(["", *(f.sheet for s in outcome.submissions for f in s.findings),
                               *(f.sheet for f in outcome.findings)]))  # fmt: skip


def cell_parts(cell: str) -> tuple[str, int] | None:
    """H5 -> (H, 5); None for anything that no sheet has."""
    match = _CELL.fullmatch(cell)
    if match is None or (len(match[1]), match[1]) > (3, column_letters(16_383)):
        return None
    return (match[1], int(match[2])) if int(match[2]) <= 1_048_576 else None


def _rows(entry: Range) -> str:
    return str(entry.first) if entry.first == entry.last else f"{entry.first}–{entry.last}"
