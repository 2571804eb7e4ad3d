"""Why a figure changed between two states of knowledge: which return, record or definition did it.

Belongs here: following a changed measure to the subjects that came or went, and those to the
submissions that are evidence for them. Does not belong here: what changed (`changes.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from pipelines.issuing.figures import Figure
from pipelines.issuing.knowledge import Counted, Decision, Knowledge, Place, Submission
from pipelines.issuing.record import Cause, Change

SHARED = ("extract", "review")  # sources that reach every unit
PREVIOUS = ("previous_value", "previous_rank")


class Causes:
    """Explains changes of one bulletin from `before` to `after`; both know the same definitions."""

    def __init__(self, before: Knowledge, after: Knowledge, regime: str, period_end: str) -> None:
        self._before, self._after = before, after
        self._regime, self._period_end = regime, period_end
        self._moved = self._moved_submissions()
        self._decided = [d for key, d in after.decisions.items() if key not in before.decisions]

    def explain(self, changes: Sequence[Change], period: str, previous: str) -> list[Change]:
        """Each change with its causes; `previous` is the period before, '' without one."""
        places = [place for change in changes for place in self._places(change)]
        now = self._by_place(period, places)
        then = self._by_place(previous, places) if previous else {}
        measured = {
            (change.figure.name, change.figure.unit_code)
            for change in changes
            if change.figure.kind == "indicator" and _moves_itself(change)
        }
        return [
            replace(change, causes=tuple(self._of(change, now, then, measured)))
            for change in changes
        ]

    def _of(
        self,
        change: Change,
        now: dict[Place, list[Cause]],
        then: dict[Place, list[Cause]],
        measured: set[tuple[str, str]],
    ) -> list[Cause]:
        figure = change.figure
        if figure.kind == "return":
            return self._of_return(figure)
        places = self._places(change)
        found: list[Cause] = []
        if figure.kind == "measure" or _moves_itself(change):
            found += [cause for place in places for cause in now.get(place, [])]
        elif "rank" in change.before and any(
            name == figure.name and unit != figure.unit_code for name, unit in measured
        ):
            found.append(Cause("other_units", "本单位数字未变，名次随其他单位的变化而变化。"))
        if any(name in change.before for name in PREVIOUS):
            found += [cause for place in places for cause in then.get(place, [])]
        return list(dict.fromkeys(found)) or self._indirect(figure.unit_code, "")

    def _places(self, change: Change) -> list[Place]:
        """The measures behind a figure, at its unit."""
        figure = change.figure
        if figure.kind == "measure":
            return [(figure.name, figure.unit_code)]
        names = self._after.parts.get(figure.name, ()) + self._before.parts.get(figure.name, ())
        return [(name, figure.unit_code) for name in dict.fromkeys(names)]

    def _by_place(self, period: str, places: list[Place]) -> dict[Place, list[Cause]]:
        before = self._before.counted(self._regime, period, places)
        after = self._after.counted(self._regime, period, places)
        return {
            place: self._of_subjects(place[1], before.get(place, {}), after.get(place, {}))
            for place in dict.fromkeys(places)
        }

    def _of_subjects(self, unit: str, before: Counted, after: Counted) -> list[Cause]:
        """Causes of the subjects that came, went or have another quantity."""
        found: list[Cause] = []
        for subject in [*after, *(s for s in before if s not in after)]:
            old, new = before.get(subject), after.get(subject)
            if old and new and old[0] == new[0]:
                continue
            evidence = {*(old[1] if old else ()), *(new[1] if new else ())}
            known = [self._moved[name] for name in sorted(evidence) if name in self._moved]
            found += known or self._indirect(unit, *(self._file(name) for name in evidence))
        return list(dict.fromkeys(found))

    def _of_return(self, figure: Figure) -> list[Cause]:
        form, period = figure.name.rsplit(" ", 1)
        key = (self._regime, form, figure.unit_code, period)
        sides = (self._after.by_key.get(key), self._before.by_key.get(key))
        known = [self._moved[side.id] for side in sides if side and side.id in self._moved]
        file = next((side.file for side in sides if side), "")
        return list(dict.fromkeys(known)) or self._indirect(figure.unit_code, file)

    def _file(self, submission: str) -> str:
        known = self._after.current.get(submission) or self._before.current.get(submission)
        return known.file if known else ""

    def _indirect(self, unit: str, *files: str) -> list[Cause]:
        """The evidence itself is unchanged: a record about it, a shared source, or a return of the
        same unit changed what it means."""
        records = [d for d in self._decided if d.file and d.file in files]
        records = records or [d for d in self._decided if self._after.within(d.unit_code, unit)]
        if records:
            return [_decision(record) for record in records]
        shared = [cause for cause in self._moved.values() if cause.kind in SHARED]
        own = [
            cause
            for name, cause in self._moved.items()
            if self._after.within(self._unit_of(name), unit)
        ]
        found = list(dict.fromkeys(shared or own))
        return found or [
            Cause("indirect", "随其他数据的变化而变化，请用 daiban trace 对照两次的依据。")
        ]

    def _unit_of(self, submission: str) -> str:
        known = self._after.current.get(submission) or self._before.current.get(submission)
        return known.unit_code if known else ""

    def _moved_submissions(self) -> dict[str, Cause]:
        """Submissions that count in one state only, each with what happened to it."""
        moved: dict[str, Cause] = {}
        for mine, other in ((self._after, self._before), (self._before, self._after)):
            others = other.by_key
            for name, submission in mine.current.items():
                if name not in other.current:
                    match = others.get(submission.key)
                    old, new = (match, submission) if mine is self._after else (submission, match)
                    moved[name] = self._what(old, new)
        return moved

    def _what(self, old: Submission | None, new: Submission | None) -> Cause:
        shown = new or old
        if shown is None:
            raise ValueError("a submission moves on at least one side")
        if shown.period_kind == "snapshot":
            return Cause(
                "extract", f"平台数据更新：《{shown.form_title}》（{shown.file}）。", shown.file
            )
        if shown.period_kind == "records":
            return Cause("review", f"收回《{shown.form_title}》（{shown.file}）。", shown.file)
        name = f"{shown.unit_name}{shown.period}《{shown.form_title}》"
        if new is None:
            return Cause("resubmission", f"{name}不再有效（{shown.file}）。", shown.file)
        came = f"{new.received_at:%Y-%m-%d}收到"
        if old is None and new.period_start > self._period_end:
            return Cause("later_return", f"以后报期的{name}（{came}，{new.file}）。", new.file)
        if old is None:
            return Cause("late_return", f"补报{name}（{came}，{new.file}）。", new.file)
        if (old.file, old.sha256) == (new.file, new.sha256):
            for record in self._after.decisions.values():
                if record.file == new.file:
                    return _decision(record)
            return Cause(
                "decision", f"{name}按更正记录或新的读取规则重新读取（{new.file}）。", new.file
            )
        return Cause(
            "resubmission", f"更正重报{name}（{came}，{new.file}，替换 {old.file}）。", new.file
        )


def _decision(record: Decision) -> Cause:
    kind = "更正记录" if record.kind == "correction" else "豁免记录"
    return Cause("decision", f"{kind}“{record.id}”：{record.reason}。", record.file)


def _moves_itself(change: Change) -> bool:
    return any(name in change.before for name in ("numerator", "denominator", "value"))


def with_definitions(
    changes: Iterable[Change],
    by_data: dict[tuple[str, str, str], tuple[Cause, ...]],
    by_definition: Callable[[Figure], Cause | None],
) -> list[Change]:
    """Causes of the data and of changed definitions put together."""
    found = []
    for change in changes:
        causes = list(by_data.get(change.figure.key, ()))
        definition = by_definition(change.figure)
        found.append(replace(change, causes=(*causes, *([definition] if definition else []))))
    return found
