"""Do the parts of a regime folder fit together? Clauses, duties, measures, indicators.

Belongs here: references that lead nowhere, ids used twice, targets that overlap. Does not
belong here: what concerns one form alone (`form_references.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipelines.catalog.folder import FolderSource
from pipelines.catalog.model.numbers import Indicator
from pipelines.catalog.model.places import OrgUnit
from pipelines.catalog.named import must_be, named, parts
from pipelines.catalog.yaml_lines import Way, YamlFile


def check_folder(source: FolderSource, units: Sequence[OrgUnit]) -> None:
    """Raise DefinitionError for the first reference inside the folder that leads nowhere."""
    _check_stated(source)
    _check_regime(source, {unit.code for unit in units})
    _check_duties(source)
    _check_indicators(source)


def unique(file: YamlFile, names: Iterable[tuple[Way, str]], *, indexed: bool = False) -> None:
    """Raise when a name occurs twice; `names` come with their way in the file."""
    seen: set[str] = set()
    for number, (way, name) in enumerate(names):
        if name in seen:
            raise file.error((number, *way) if indexed else way, f"“{name}”重复，请换一个代号。")
        seen.add(name)


def _check_stated(source: FolderSource) -> None:
    """Clauses are those of regime.yml ('' says that the policy is silent), no validity ends before
    it starts, and ids are used once."""
    clauses = [item.id for item in source.folder.regime.clauses]
    for file, way, stated in source.parts():
        for place, part in parts(stated, way):
            for at, _, clause in named(part, ("clause",), place):
                must_be(file, at, "regime.yml 里没有条款", clause, clauses)
            starts, ends = getattr(part, "valid_from", None), getattr(part, "valid_to", None)
            if starts and ends and ends < starts:
                message = f"截止日 {ends} 早于起始日 {starts}，请改正。"
                raise file.error((*place, "valid_to"), message)
    for name, file in source.listed.items():
        ids = [(("id",), entry.id) for entry in source.entries(name) if hasattr(entry, "id")]
        unique(file, ids, indexed=True)


def _check_regime(source: FolderSource, codes: set[str]) -> None:
    regime, file = source.folder.regime, source.regime_file
    if regime.root_unit not in codes:
        message = f"没有代码为“{regime.root_unit}”的单位，请查 org_units.csv 的 code 栏。"
        raise file.error(("root_unit",), message)
    unique(file, [(("clauses", n, "id"), c.id) for n, c in enumerate(regime.clauses)])
    unique(file, [(("assumptions", n, "id"), a.id) for n, a in enumerate(regime.assumptions)])
    unique(file, [(("settings", n, "name"), s.name) for n, s in enumerate(regime.settings)])
    for line in source.folder.reporting_lines:
        for code in (line.unit_code, line.reports_to):
            if code not in codes:
                message = f"reporting_lines.csv 里的单位代码“{code}”在 org_units.csv 中没有。"
                raise file.error((), message)


def _check_duties(source: FolderSource) -> None:
    file = source.listed.get("calendar.yml", source.regime_file)  # no file, no entries
    forms = {form.id: form for form in source.folder.forms}
    for n, duty in enumerate(source.folder.duties):
        must_be(file, (n, "form"), "没有报表", duty.form, forms)
        expected = forms[duty.form].period_kind
        if duty.period_kind != expected:
            message = f"报表“{duty.form}”的时期种类是“{expected}”，这里也应写“{expected}”。"
            raise file.error((n, "period_kind"), message)
        stated = (duty.due_day is not None, bool(duty.due_days), duty.due_on is not None)
        if sum(stated) != 1 or bool(duty.due_days) != (expected == "half_month"):
            raise file.error(
                (n,),
                "“due_day”（每期第几日）、“due_days”（上、下半月各第几日，只用于半月报）"
                "和“due_on”（一次性的日期）请写其中一个。",
            )
        for day in (*duty.due_days, duty.due_day):
            if day is not None and not 1 <= day <= 31:
                raise file.error((n, "due_day"), f"“due_day”现为 {day}，应在 1 到 31 之间。")
        if duty.due_days and len(duty.due_days) != 2:
            raise file.error((n, "due_days"), "“due_days”请写上、下半月两个日子，如：[10, 25]。")
        if duty.due_on is not None and not duty.period:
            raise file.error((n,), '一次性的报送请写“period”，如：period: "2017"。')


def _check_indicators(source: FolderSource) -> None:
    file = source.listed.get("indicators.yml", source.regime_file)  # no file, no entries
    measures = {measure.id: measure for measure in source.folder.measures}
    for n, indicator in enumerate(source.folder.indicators):
        for part in ("numerator", "denominator"):
            name = getattr(indicator, part)
            if part == "denominator" and not name:
                if indicator.denominator_at == "root":
                    raise file.error((n,), "占比请写明“denominator”（哪个分项的总数）。")
                continue
            must_be(file, (n, part), "measures.yml 里没有分项", name, measures)
            lacking = [level for level in indicator.levels if level not in measures[name].levels]
            if lacking:
                message = f"分项“{name}”没有 {'、'.join(lacking)} 这一级，请改“levels”。"
                raise file.error((n, "levels"), message)
        _check_targets(file, n, indicator)


def _check_targets(file: YamlFile, n: int, indicator: Indicator) -> None:
    for t, target in enumerate(indicator.targets):
        for earlier in indicator.targets[:t]:
            starts_before = earlier.valid_to is None or target.valid_from <= earlier.valid_to
            ends_after = target.valid_to is None or earlier.valid_from <= target.valid_to
            if starts_before and ends_after:
                message = f"“{indicator.id}”的目标值起止日期重叠，请改成前后相接。"
                raise file.error((n, "targets", t), message)
