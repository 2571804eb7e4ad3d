"""For which period a return is, and by which version of its form.

Belongs here: titles and 截至 before 填报日期 (with it a month without its year) before the
sheets' names before the file name; contradictions inside the content are fatal, those with
the file name are warnings. Does not
belong here: how periods are written (`timing.py`), the unit (`identify_unit.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipelines.catalog.model.definition import PeriodKind
from pipelines.catalog.periods import Period
from pipelines.intake.forms import KnownForm
from pipelines.intake.identity import Identity, Stated
from pipelines.intake.lines import beside_statements, date_line, up_to_lines
from pipelines.intake.recognise import RecognisedSheet
from pipelines.intake.timing import (
    is_yearless,
    latest,
    period_containing,
    periods_in,
    yearless,
)
from pipelines.intake.wording import squeeze


class PeriodFinder:
    """Fills in the period, then the version of the form."""

    def __init__(
        self, identity: Identity, group: Sequence[RecognisedSheet], stem: str, received_on: date
    ) -> None:
        self.identity, self.group, self.stem = identity, group, stem
        self.received_on = received_on
        self.candidates = group[0].forms

    def run(self) -> None:
        """Both, in this order: the period decides the version."""
        self._period()
        self._version()

    def _period(self) -> None:
        known = self.identity.known
        kind = known.form.period_kind
        if not known.form.has_period:
            return
        if kind == "once":
            self.identity.period = self._once()
            return
        titled = [*self._titled_periods(kind), *self._periods_up_to(kind)]
        stated = (
            [*titled, *self._titles_of_others(kind, titled)]
            or self._dated_periods(kind)
            or self._named_periods(kind)
        )
        in_name = periods_in(self.stem, kind)
        if stated:
            first = stated[0]
            other = next((s for s in stated if s.meaning != first.meaning), None)
            if other is not None:
                self.identity.add(
                    "period_contradiction", "fatal", other.sheet, other.cell, other.text,
                    f"报告期前后矛盾：“{first.text}”（{first.sheet} {first.cell}）与“{other.text}”"
                    f"（{other.sheet} {other.cell}）不是同一期。请改成同一期，不同期的表分开报送。",
                )  # fmt: skip
            self.identity.period = first.meaning
            if in_name and first.meaning not in in_name:
                self.identity.add(
                    "file_name_differs", "warning", first.sheet, first.cell, first.text,
                    f"文件名“{self.stem}”里的报告期（{in_name[0]}）与表内“{first.place}”（{first.meaning}）"
                    "不一致，已按表内为准。请核对，并改正写错的一处。",
                )  # fmt: skip
        elif len(in_name) == 1 and self._may_be(in_name[0], kind):
            self.identity.period = in_name[0]
        else:
            self.identity.add(
                "unknown_period", "fatal", self.group[0].sheet.name, "", "",
                f"看不出《{known.form.title}》是哪一期。请在标题写明，如“{_period_example(kind)}”，或填写“填报日期：”。",
            )  # fmt: skip

    def _once(self) -> str:
        known = self.identity.known
        duties = [d for d in known.folder.duties if d.form == known.form.id and d.period]
        return duties[0].period if duties else str(known.form.valid_from.year)

    def _titled_periods(self, kind: PeriodKind) -> list[Stated]:
        return [
            Stated(entry.sheet.name, line.cell, line.text, meaning)
            for entry in self.group
            for line in entry.above
            for meaning in periods_in(beside_statements(line.text), kind)
        ]

    def _periods_up_to(self, kind: PeriodKind) -> list[Stated]:
        return [
            Stated(entry.sheet.name, cell, text, period_containing(day, kind))
            for entry in self.group
            for cell, text, day in up_to_lines(entry.sheet, entry.above)
        ]

    def _dated_periods(self, kind: PeriodKind) -> list[Stated]:
        """By 填报日期; a title of 4月份 or 一季度 takes its year from there."""
        found = []
        for entry in self.group:
            stated = date_line(entry.sheet, entry.lines)
            if stated is None:
                continue
            cell, day = stated
            name = entry.sheet.name
            numbers = self._yearless(entry, kind)
            found += [Stated(name, at, text, latest(n, kind, day)) for at, text, n in numbers]
            if not numbers:
                meaning = period_containing(day, kind)
                found.append(Stated(name, cell, f"填报日期：{day}", meaning))
        return found

    def _yearless(self, entry: RecognisedSheet, kind: PeriodKind) -> list[tuple[str, str, int]]:
        """(cell, text, number) of months or quarters without a year: titles, then the name."""
        name = entry.sheet.name
        titled = self._yearless_titles(entry, kind)
        return titled or [("", name, number) for number in yearless(name, kind)]

    def _yearless_titles(
        self, entry: RecognisedSheet, kind: PeriodKind
    ) -> list[tuple[str, str, int]]:
        """Those of the title itself, or alone in a cell; a note may name any month."""
        titles = self.identity.known.titles
        above = [(line.cell, beside_statements(line.text)) for line in entry.above]
        return [
            (cell, text, number)
            for cell, text in above
            if is_yearless(text) or any(title in squeeze(text) for title in titles)
            for number in yearless(text, kind)
        ]

    def _titles_of_others(self, kind: PeriodKind, stated: list[Stated]) -> list[Stated]:
        """Titles that name another month, without a year, than the one stated with its year."""
        if not stated:
            return []
        number = _number(stated[0].meaning)
        return [
            Stated(entry.sheet.name, cell, text, text)
            for entry in self.group
            for cell, text, other in self._yearless_titles(entry, kind)
            if other != number
        ]

    def _may_be(self, period: str, kind: PeriodKind) -> bool:
        """Whether no title or sheet name states another month or quarter."""
        stated = {n for entry in self.group for _c, _t, n in self._yearless(entry, kind)}
        return stated <= {_number(period)}

    def _named_periods(self, kind: PeriodKind) -> list[Stated]:
        return [
            Stated(entry.sheet.name, "", entry.sheet.name, meaning)
            for entry in self.group
            for meaning in periods_in(entry.sheet.name, kind)
        ]

    def _version(self) -> None:
        """The form (and regime) that was valid when the period began."""
        on = self.identity.day(self.received_on)
        if on is None:
            return
        valid = [known for known in self.candidates if _is_valid(known, on)]
        if valid:
            self.identity.known = valid[0]
            return
        offered = "；".join(
            f"{k.form.version}版自{k.form.valid_from}"
            + (f"至{k.form.valid_to}" if k.form.valid_to else "起")
            for k in self.candidates
        )
        label = Period.parse(self.identity.period).label_zh if self.identity.period else str(on)
        self.identity.add(
            "unknown_version", "fatal", self.group[0].sheet.name, "", label,
            f"《{self.candidates[0].form.title}》没有适用于{label}的版本（现有：{offered}）。请核对报告期，或改用当期的表样。",
        )  # fmt: skip


def _number(period: str) -> int:
    """2017-04 -> 4, 2017-Q2 -> 2; 0 for other kinds."""
    last = period.rpartition("-")[2].removeprefix("Q")
    return int(last) if "-" in period and last.isdigit() else 0


def _is_valid(known: KnownForm, on: date) -> bool:
    return all(
        entry.valid_from <= on and (entry.valid_to is None or on <= entry.valid_to)
        for entry in (known.form, known.regime)
    )


def _period_example(kind: str) -> str:
    return {"quarter": "2017年第二季度", "half_month": "2019年4月上半月", "year": "2017年"}.get(
        kind, "2017年4月"
    )
