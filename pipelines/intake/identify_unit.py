"""Whose return it is, and which reporting centre each sheet belongs to.

Belongs here: 填报单位 (or 单位) before the title before who signs below before the sheet's
name before the file name; contradictions inside the content are fatal. Does not belong here:
names of units (`unit_names.py`), the period (`identify_period.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from pipelines.intake.identity import Identity, Stated
from pipelines.intake.lines import UnitLine, beside_statements, unit_line, unit_lines
from pipelines.intake.recognise import RecognisedSheet
from pipelines.intake.sign_off import office_below
from pipelines.intake.unit_names import UnitNames
from pipelines.intake.values.units import OWN_LEVEL
from pipelines.intake.wording import squeeze


class UnitFinder:
    """Fills in the unit and the centres; the period is already known."""

    def __init__(
        self,
        identity: Identity,
        group: Sequence[RecognisedSheet],
        names: UnitNames,
        stem: str,
        received_on: date,
    ) -> None:
        self.identity, self.group, self.names, self.stem = identity, group, names, stem
        self.received_on = received_on

    def run(self) -> None:
        """The unit, or the finding that rejects the return."""
        root = self.identity.known.regime.root_unit
        on = self.identity.day(self.received_on) or self.received_on
        if self.identity.known.form.submitted_by == "province":
            self._unit_of_province(root, on)
            return
        by_sheet: dict[tuple[str, int], Stated] = {}
        for entry in self.group:
            stated = self._unit_of_sheet(entry, root, on)
            if stated is not None:
                by_sheet[entry.key] = stated
        if self.identity.fatal and self.identity.fatal.rule in ("unknown_unit", "foreign_unit"):
            return
        in_name = self.names.named_in(self.stem, root, on)
        if by_sheet:
            self._agree(by_sheet)
            self._compare_file_name(next(iter(by_sheet.values())), in_name)
            self._compare_folder(next(iter(by_sheet.values())), root, on)
        elif len(in_name) == 1:
            self.identity.unit = in_name[0]
        elif self.identity.known.form.submitted_by == "any":
            self.identity.unit = root
        else:
            self.identity.add(
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
        """By 填报单位, then the title, then who signs, then the sheet's name."""
        sheet = entry.sheet.name
        titled = [
            Stated(sheet, line.cell, line.text, code)
            for line in entry.above
            for code in self.names.named_in(beside_statements(line.text), root, on)
            if code != root
        ]
        lines = self._unit_lines(entry, root, on, needed=not titled)
        stated = self._stated_unit(sheet, lines, root, on)
        if self.identity.fatal is not None:
            return stated
        if stated is None and titled:
            stated = titled[0]
        if stated is None:
            stated = self._signed(entry, root, on)
        if stated is not None:
            for other in [*titled, *self._further(sheet, lines, root, on)]:
                if self.names.contradict(stated.meaning, other.meaning):
                    self._contradiction(stated, other)
                    break
            return stated
        if squeeze(sheet) in OWN_LEVEL:
            return None
        named = self.names.named_in(sheet, root, on)
        return Stated(sheet, "", sheet, named[0]) if len(named) == 1 else None

    def _unit_lines(
        self, entry: RecognisedSheet, root: str, on: date, needed: bool
    ) -> list[UnitLine]:
        """填报单位 first; 单位 alone counts where it names a unit, or nothing else does."""
        labelled = list(unit_lines(entry.sheet, entry.lines))
        cells = {line.cell for line in labelled}
        bare = [
            line
            for line in unit_lines(entry.sheet, entry.above, bare=True)
            if line.cell not in cells
            and ((needed and not labelled) or self.names.places.resolve(line.name, root, on))
        ]
        return [*labelled, *bare]

    def _further(self, sheet: str, lines: list[UnitLine], root: str, on: date) -> list[Stated]:
        """What further 填报单位 statements of the sheet mean, where they name a unit."""
        places = self.names.places
        found = ((line, places.resolve(line.name, root, on)) for line in lines[1:])
        return [
            Stated(sheet, line.cell, line.name, self.names.submitter(place.code))
            for line, place in found
            if place is not None and place.code != root
        ]

    def _signed(self, entry: RecognisedSheet, root: str, on: date) -> Stated | None:
        places = self.names.places
        line = office_below(entry.below, lambda name: places.resolve(name, root, on) is not None)
        place = places.resolve(line.text, root, on) if line else None
        if line is None or place is None or place.code == root:
            return None
        code = self.names.submitter(place.code)
        return Stated(entry.sheet.name, line.cell, line.text, code)

    def _stated_unit(self, sheet: str, lines: list[UnitLine], root: str, on: date) -> Stated | None:
        line = next(iter(lines), None)
        if line is None or squeeze(line.name) in OWN_LEVEL:
            return None
        places = self.names.places
        place = places.resolve(line.name, root, on)
        may_be_top = self.identity.known.form.submitted_by == "any"
        if place is not None and (place.code != root or may_be_top):
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
        self.identity.add(
            rule, "fatal", sheet, line.cell, line.name,
            f"填报单位“{line.name}”{what}，如“填报单位：××市投资促进局”。",
        )  # fmt: skip
        return None

    def _agree(self, by_sheet: dict[tuple[str, int], Stated]) -> None:
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
        known, on = self.identity.known, self.identity.day(self.received_on)
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
            self.identity.add(
                "file_name_differs", "warning", stated.sheet, stated.cell, stated.text,
                f"文件名“{self.stem}”里的单位（{self.names.names(in_name)}）与表内“{stated.place}”"
                f"（{self.names.name(unit)}）不一致，已按表内为准。请核对，并改正写错的一处。",
            )  # fmt: skip

    def _compare_folder(self, stated: Stated, root: str, on: date) -> None:
        """The nearest folder that names a unit: returns are often put into the wrong one."""
        for folder in PurePosixPath(self.identity.file).parent.parts[::-1]:
            named = self.names.named_in(folder, root, on)
            if not named:
                continue
            if all(self.names.contradict(self.identity.unit, code) for code in named):
                self.identity.add(
                    "folder_differs", "warning", stated.sheet, stated.cell, stated.text,
                    f"文件放在“{folder}”（{self.names.names(named)}）文件夹里，表内“{stated.place}”却是"
                    f"{self.names.name(self.identity.unit)}，已按表内为准。请核对填报单位，或把文件移到对的文件夹。",
                )  # fmt: skip
            return

    def _set_centres(self, by_sheet: dict[tuple[str, int], Stated]) -> None:
        for entry in self.group:
            stated = by_sheet.get(entry.key)
            use_own = self.identity.known.form.sheet_per_centre and stated is not None
            centre = stated.meaning if use_own and stated else self.identity.unit
            self.identity.centres[entry.key] = centre

    def _contradiction(self, one: Stated, other: Stated) -> None:
        self.identity.add(
            "unit_contradiction", "fatal", other.sheet, other.cell, other.text,
            f"填报单位前后矛盾：“{one.text}”（{one.sheet} {one.cell}）与"
            f"“{other.text}”（{other.sheet} {other.cell}）。"
            "请改成同一个单位，不同单位的表分开报送。",
        )  # fmt: skip
