"""Whose return it is, and for which period.

Belongs here: weighing what the sheets, then the file name, say; contradictions inside the
content are fatal, those with the file name are warnings. Does not belong here: the cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from pipelines.catalog.model import PeriodKind, Severity
from pipelines.catalog.periods import Period
from pipelines.intake.forms import KnownForm
from pipelines.intake.lines import beside_statements, date_line, unit_line
from pipelines.intake.outcome import Finding
from pipelines.intake.recognise import RecognisedSheet
from pipelines.intake.timing import period_containing, periods_in
from pipelines.intake.unit_names import UnitNames
from pipelines.intake.values.units import OWN_LEVEL
from pipelines.intake.wording import squeeze


@dataclass(frozen=True)
class Stated:
    """One statement about unit or period: where it stands and what it means."""

    sheet: str
    cell: str
    text: str
    meaning: str


@dataclass
class Identity:
    """What a return says of itself; `findings` with a fatal one reject it."""

    known: KnownForm
    unit: str = ""
    period: str = ""
    centres: dict[str, str] = field(default_factory=dict)  # sheet -> reporting centre
    findings: list[Finding] = field(default_factory=list)

    @property
    def fatal(self) -> Finding | None:
        """The first finding that rejects the return."""
        return next((f for f in self.findings if f.severity == "fatal"), None)


def identify(
    file: str, group: Sequence[RecognisedSheet], names: UnitNames, received_on: date
) -> Identity:
    """Form version, period and unit of the sheets that are one form in one file."""
    return _Identifier(file, group, names, received_on).run()


class _Identifier:
    def __init__(
        self, file: str, group: Sequence[RecognisedSheet], names: UnitNames, received_on: date
    ) -> None:
        self.file, self.group, self.names = file, group, names
        self.received_on = received_on
        self.candidates = group[0].forms
        self.identity = Identity(self.candidates[0])
        self.stem = PurePosixPath(file).stem

    def run(self) -> Identity:
        self._period()
        self._version()
        self._unit()
        return self.identity

    # --- period -------------------------------------------------------------------

    def _period(self) -> None:
        known = self.identity.known
        kind = known.form.period_kind
        if kind == "snapshot":
            return
        if kind == "once":
            self.identity.period = self._once()
            return
        stated = self._titled_periods(kind) or self._dated_periods(kind)
        in_name = periods_in(self.stem, kind)
        if stated:
            first = stated[0]
            other = next((s for s in stated if s.meaning != first.meaning), None)
            if other is not None:
                self._add(
                    "period_contradiction", "fatal", other.sheet, other.cell, other.text,
                    f"报告期前后矛盾：“{first.text}”（{first.sheet} {first.cell}）与“{other.text}”"
                    f"（{other.sheet} {other.cell}）不是同一期。请改成同一期，不同期的表分开报送。",
                )  # fmt: skip
            self.identity.period = first.meaning
            if in_name and first.meaning not in in_name:
                self._add(
                    "file_name_differs", "warning", first.sheet, first.cell, first.text,
                    f"文件名里的报告期（{in_name[0]}）与表内（{first.meaning}）不一致，已按表内为准。请核对。",
                )  # fmt: skip
        elif len(in_name) == 1:
            self.identity.period = in_name[0]
        else:
            self._add(
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

    def _dated_periods(self, kind: PeriodKind) -> list[Stated]:
        found = []
        for entry in self.group:
            stated = date_line(entry.sheet, entry.lines)
            if stated is not None:
                cell, day = stated
                meaning = period_containing(day, kind)
                found.append(Stated(entry.sheet.name, cell, f"填报日期：{day}", meaning))
        return found

    # --- version ------------------------------------------------------------------

    def _version(self) -> None:
        """The form (and regime) that was valid when the period began."""
        on = self._on()
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
        self._add(
            "unknown_version", "fatal", self.group[0].sheet.name, "", label,
            f"《{self.candidates[0].form.title}》没有适用于{label}的版本（现有：{offered}）。请核对报告期，或改用当期的表样。",
        )  # fmt: skip

    def _on(self) -> date | None:
        if self.identity.period:
            return Period.parse(self.identity.period).end
        return self.received_on if self.identity.known.form.period_kind == "snapshot" else None

    # --- unit ---------------------------------------------------------------------

    def _unit(self) -> None:
        root = self.identity.known.regime.root_unit
        on = self._on() or self.received_on
        if self.identity.known.form.submitted_by == "province":
            self._unit_of_province(root, on)
            return
        by_sheet: dict[str, Stated] = {}
        for entry in self.group:
            stated = self._unit_of_sheet(entry, root, on)
            if stated is not None:
                by_sheet[entry.sheet.name] = stated
        if self.identity.fatal and self.identity.fatal.rule in ("unknown_unit", "foreign_unit"):
            return
        in_name = self.names.named_in(self.stem, root, on)
        if by_sheet:
            self._agree(by_sheet)
            self._compare_file_name(next(iter(by_sheet.values())), in_name)
        elif len(in_name) == 1:
            self.identity.unit = in_name[0]
        else:
            self._add(
                "unknown_unit", "fatal", self.group[0].sheet.name, "", "",
                "看不出是哪个单位填报的。请在表头上方填写“填报单位：”，如“填报单位：××市投资促进局”。",
            )  # fmt: skip
        self._set_centres(by_sheet)

    def _unit_of_province(self, root: str, on: date) -> None:
        """The province keeps it, unless a unit below names itself."""
        self.identity.unit = root
        for entry in self.group:
            line = unit_line(entry.sheet, entry.lines)
            place = self.names.places.resolve(line.name, root, on) if line else None
            if place is not None and self.names.is_within(place.code, root):
                self.identity.unit = place.code
                break
        self._set_centres({})

    def _unit_of_sheet(self, entry: RecognisedSheet, root: str, on: date) -> Stated | None:
        """By 填报单位, then the title, then the sheet's name."""
        sheet = entry.sheet.name
        titled = [
            Stated(sheet, line.cell, line.text, code)
            for line in entry.above
            for code in self.names.named_in(beside_statements(line.text), root, on)
        ]
        stated = self._stated_unit(entry, root, on)
        if stated is None and titled:
            stated = titled[0]
        if stated is not None:
            for other in titled:
                if self.names.contradict(stated.meaning, other.meaning):
                    self._contradiction(stated, other)
                    break
            return stated
        if squeeze(sheet) in OWN_LEVEL:
            return None
        named = self.names.named_in(sheet, root, on)
        return Stated(sheet, "", sheet, named[0]) if len(named) == 1 else None

    def _stated_unit(self, entry: RecognisedSheet, root: str, on: date) -> Stated | None:
        line = unit_line(entry.sheet, entry.lines)
        if line is None or squeeze(line.name) in OWN_LEVEL:
            return None
        sheet = entry.sheet.name
        places = self.names.places
        place = places.resolve(line.name, root, on)
        if place is not None and place.code != root:
            return Stated(sheet, line.cell, line.name, self.names.submitter(place.code))
        elsewhere = place or places.resolve(line.name, None, on)
        if elsewhere is None:
            rule, what = (
                "unknown_unit",
                "不是已知的单位，请核对写法，用市（州）、县（市、区）的全称",
            )
        elif elsewhere.code == root:
            rule, what = "foreign_unit", "不是填报本表的单位，请填写市（州）或县（市、区）"
        else:
            rule = "foreign_unit"
            what = f"不在本制度范围内（{self.names.name(root)}），请核对填报单位"
        self._add(
            rule, "fatal", sheet, line.cell, line.name,
            f"填报单位“{line.name}”{what}，如“填报单位：××市投资促进局”。",
        )  # fmt: skip
        return None

    def _agree(self, by_sheet: dict[str, Stated]) -> None:
        """One unit for the whole return; sheets of centres agree on their city."""
        known = self.identity.known
        stated = list(by_sheet.values())
        places = self.names.places
        if known.form.sheet_per_centre:
            units = {places.city_of(s.meaning) or s.meaning: s for s in stated}
            lone = {s.meaning for s in stated}
            if len(lone) == 1 and self._reports_itself(stated[0].meaning):
                units = {stated[0].meaning: stated[0]}
        else:
            units = {}
            for entry in stated:
                wider = next((u for u in units if self.names.is_within(entry.meaning, u)), None)
                if wider is None:
                    for inner in [u for u in units if self.names.is_within(u, entry.meaning)]:
                        del units[inner]
                    units[entry.meaning] = entry
        first, *others = units.items()
        self.identity.unit = first[0]
        if others:
            self._contradiction(first[1], others[0][1])

    def _reports_itself(self, code: str) -> bool:
        """A county whose reporting line leads straight to the top at the period's end."""
        known, on = self.identity.known, self._on()
        return on is not None and any(
            line.unit_code == code
            and line.reports_to == known.regime.root_unit
            and line.valid_from <= on
            and (line.valid_to is None or on <= line.valid_to)
            for line in known.folder.reporting_lines
        )

    def _compare_file_name(self, stated: Stated, in_name: list[str]) -> None:
        unit = self.identity.unit
        if in_name and all(self.names.contradict(unit, code) for code in in_name):
            self._add(
                "file_name_differs", "warning", stated.sheet, stated.cell, stated.text,
                f"文件名里的单位（{self.names.names(in_name)}）与表内（{self.names.name(unit)}）不一致，已按表内为准。请核对。",
            )  # fmt: skip

    def _set_centres(self, by_sheet: dict[str, Stated]) -> None:
        for entry in self.group:
            stated = by_sheet.get(entry.sheet.name)
            use_own = self.identity.known.form.sheet_per_centre and stated is not None
            centre = stated.meaning if use_own and stated else self.identity.unit
            self.identity.centres[entry.sheet.name] = centre

    def _contradiction(self, one: Stated, other: Stated) -> None:
        self._add(
            "unit_contradiction", "fatal", other.sheet, other.cell, other.text,
            f"填报单位前后矛盾：“{one.text}”（{one.sheet} {one.cell}）与"
            f"“{other.text}”（{other.sheet} {other.cell}）。"
            "请改成同一个单位，不同单位的表分开报送。",
        )  # fmt: skip

    def _add(
        self, rule: str, severity: Severity, sheet: str, cell: str, value: str, message: str
    ) -> None:
        self.identity.findings.append(
            Finding(self.file, sheet, cell, rule, severity, "", value, message)
        )


def same_form(sheets: Sequence[RecognisedSheet]) -> Iterator[list[RecognisedSheet]]:
    """Sheets grouped by form, in order of first appearance."""
    groups: dict[tuple[str, str], list[RecognisedSheet]] = {}
    for entry in sheets:
        known = entry.forms[0]
        groups.setdefault((known.regime.id, known.form.id), []).append(entry)
    yield from groups.values()


def _is_valid(known: KnownForm, on: date) -> bool:
    return all(
        entry.valid_from <= on and (entry.valid_to is None or on <= entry.valid_to)
        for entry in (known.form, known.regime)
    )


def _period_example(kind: str) -> str:
    return {"quarter": "2017年第二季度", "half_month": "2019年4月上半月", "year": "2017年"}.get(
        kind, "2017年4月"
    )
