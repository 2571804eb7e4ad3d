"""What will be written on the copy, as plain data: the list, the marks, the heading.

Belongs here: turning an outcome into texts and places. Does not belong here: workbooks (the
child process that opens the office's file gets this plan and needs no definitions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipelines.catalog.model.definition import Severity
from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.advice import Advice, advice_on, form_of, unit_name
from pipelines.feedback.grouping import EXAMPLES, ORDER, Group, Range, groups_of
from pipelines.feedback.options import AnswerOptions
from pipelines.feedback.wording import Wording, day_zh, period_label, wording
from pipelines.intake.outcome import FileOutcome, Finding


@dataclass(frozen=True)
class Entry:
    """One line of the list."""

    severity: Severity
    sheet: str
    position: str
    ranges: tuple[Range, ...]
    label: str
    count: int
    message: str
    guidance: str


@dataclass
class Mark:
    """One cell of the office's workbook: the worst severity and the comment's paragraphs."""

    severity: Severity
    paragraphs: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Plan:
    """All that the copy needs."""

    title: str
    heading: tuple[str, ...]
    entries: tuple[Entry, ...]
    marks: dict[tuple[str, str], Mark]  # (sheet, cell)


def plan_for(
    catalog: Catalog,
    outcome: FileOutcome,
    file_name: str,
    day: date,
    options: AnswerOptions | None = None,
) -> Plan:
    """The plan of a file with findings."""
    limit = (options or AnswerOptions()).cells_per_rule
    words = wording()
    groups = groups_of(outcome)
    entries: list[Entry] = []
    marks: dict[tuple[str, str], Mark] = {}
    for group in groups:
        entries.append(_entry(group, advice_on(catalog, group.submission, group.first), words))
        _mark(catalog, group, limit, marks, words)
    limited = any(len(group.findings) > limit for group in groups)
    heading = _heading(catalog, outcome, file_name, day, words)
    if limited:
        heading.append(words.say("list", "limited", limit=limit))
    if any(submission.is_simulated for submission in outcome.submissions):
        heading.append(words.say("list", "simulated"))
    return Plan(title(outcome, words, "list"), tuple(heading), tuple(entries), marks)


def title(outcome: FileOutcome, words: Wording, part: str) -> str:
    """Another title when nothing has to be mended."""
    serious = any(f.severity != "warning" for f in outcome.all_findings())
    return words.say(part, "title" if serious else "title_warnings")


def counts(findings: Sequence[Finding], words: Wording) -> str:
    """`错误 3 处（…）、提醒 1 处（…）`."""
    parts = []
    for severity in ORDER:
        number = sum(finding.severity == severity for finding in findings)
        if number:
            name, meaning = words.severity(severity), words.say("meanings", severity)
            parts.append(words.say("list", "count", severity=name, number=number, meaning=meaning))
    return "；".join(parts)


def message_of(group: Group, words: Wording, most: int = EXAMPLES) -> str:
    """The group's sentence; where cells have their own, the first of them as examples."""
    if group.is_one_message:
        return group.first.message
    examples = group.examples()
    lines = [
        words.say("list", "example_at", cell=f.cell or f.sheet, message=f.message)
        for f in examples[:most]
    ]
    different = len({finding.message for finding in group.findings})
    if different > len(lines):
        lines[0] = words.say("list", "for_example", example=lines[0])
        lines.append(words.say("list", "and_others", number=len(group.findings) - len(lines)))
    return "\n".join(lines)


def position_of(group: Group, words: Wording) -> str:
    """Where the group is, in words when it has no cell."""
    whole = "whole_sheet" if group.first.sheet else "whole_file"
    return group.position() or words.say("list", whole)


def _entry(group: Group, advice: Advice, words: Wording) -> Entry:
    guidance = [words.say("comment", "note", note=advice.note)] if advice.note else []
    if advice.example:
        guidance.append(words.say("comment", "example", example=advice.example))
    if advice.clause:
        text = f"{advice.clause}　{advice.clause_text}".rstrip("　")
        guidance.append(words.say("comment", "clause", clause=text))
    return Entry(
        group.first.severity,
        group.first.sheet,
        position_of(group, words),
        tuple(group.ranges()),
        advice.label,
        len(group.findings),
        message_of(group, words),
        "\n".join(guidance),
    )


def _mark(
    catalog: Catalog,
    group: Group,
    limit: int,
    marks: dict[tuple[str, str], Mark],
    words: Wording,
) -> None:
    advice = advice_on(catalog, group.submission, group.first)
    extra = [
        words.say("comment", key, **{key: text})
        for key, text in (
            ("clause", advice.clause),
            ("note", advice.note),
            ("example", advice.example),
        )
        if text
    ]
    severity = words.severity(group.first.severity)
    for finding in group.findings[:limit]:
        if not finding.cell:
            continue
        mark = marks.setdefault((finding.sheet, finding.cell), Mark(finding.severity))
        mark.severity = min(mark.severity, finding.severity, key=ORDER.__getitem__)
        problem = words.say("comment", "problem", severity=severity, message=finding.message)
        mark.paragraphs += [text for text in (problem, *extra) if text not in mark.paragraphs]


def _heading(
    catalog: Catalog, outcome: FileOutcome, file_name: str, day: date, words: Wording
) -> list[str]:
    lines = [words.say("list", "file", file=file_name)]
    for submission in outcome.submissions:
        form = form_of(catalog, submission)
        name = unit_name(catalog, submission)
        parts = [words.say("list", "unit", unit=name)] if name else []
        if form is not None:
            period = period_label(submission.period)
            parts.append(words.say("list", "form", form=form.title, period=period).strip())
        lines.append("　　".join(parts))
    findings = outcome.all_findings()
    lines.append(words.say("list", "checked", day=day_zh(day)))
    parts_text = counts(findings, words)
    lines.append(words.say("list", "counts", total=len(findings), parts=parts_text))
    serious = any(finding.severity != "warning" for finding in findings)
    steps = "steps" if serious else "steps_warnings"
    lines += [words.say("list", "legend"), words.say("list", steps)]
    return [line for line in lines if line]
