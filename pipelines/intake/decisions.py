"""Corrections (更正) and waivers (豁免): dated records of `corrections/*.yml` and `waivers/*.yml`.

Belongs here: their shapes, and reading them so that one bad record costs only itself. Does not
belong here: changing cells (`corrections.py`), which files a record means
(`corrected_readings.py`), lifting findings (the models).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.yaml_lines import YamlFile, read_yaml
from pipelines.intake.inventory import DecisionFile

Kind = Literal["correction", "waiver"]
Scalar = str | int | float | date | None
EXAMPLE = {
    "correction": "file、sheet、cell、was、now、reason、approver、decided_on",
    "waiver": "file（或 regime、form、unit、period）、rule、reason、approver、decided_on",
}


def _no_truth_values(value: object) -> object:
    """`now: 是` is text, but YAML takes `yes` and `on` for truth values: those are typing slips."""
    if isinstance(value, bool):
        raise ValueError("请给内容加引号")
    return value


Content = Annotated[Scalar, BeforeValidator(_no_truth_values)]
Text = Annotated[str, Field(min_length=1)]


class Decision(BaseModel):
    """What both kinds of record state: what is meant, why, who approved it and when."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: Text
    reason: Text
    approver: Text
    decided_on: date
    file: str = ""  # relative to the inputs folder; else a return:
    regime: str = ""
    form: str = ""
    unit: str = ""  # name or code
    period: str = ""
    sheet: str = ""

    @model_validator(mode="after")
    def _one_target(self) -> Decision:
        named = (self.regime, self.form, self.unit)
        if self.file and any((*named, self.period)):
            raise ValueError("file 与 regime、form、unit、period 只能写一种")
        if not self.file and not all(named):
            raise ValueError("请写明 file，或者 regime、form、unit、period")
        return self


class Correction(Decision):
    """One cell that is read as something else than was sent."""

    sheet: Text
    cell: str = Field(pattern=r"^\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}$")
    was: Content
    now: Content

    @property
    def address(self) -> str:
        """The cell as landed: C7."""
        return self.cell.replace("$", "").upper()


class Waiver(Decision):
    """Findings of one rule that are accepted as they are."""

    rule: Text
    cell: str = ""
    valid_to: date | None = None  # the last period end that it holds for

    @model_validator(mode="after")
    def _bounded(self) -> Waiver:
        if not self.file and not self.period and self.valid_to is None:
            raise ValueError("没有写 period 的，请写 valid_to（有效到哪一天）")
        return self


Of = TypeVar("Of", bound=Decision)


@dataclass(frozen=True)
class Recorded(Generic[Of]):
    """A record with the place where it is written."""

    decision: Of
    source: str
    line: int
    unit_code: str

    @property
    def key(self) -> str:
        """Changes with anything that the record says."""
        return hashlib.sha256(self.decision.model_dump_json().encode()).hexdigest()[:16]


@dataclass(frozen=True)
class DecisionProblem:
    """A record that cannot be used, and what to do."""

    file: str
    line: int
    message: str


@dataclass(frozen=True)
class Decisions:
    """All records of the inputs folder, those of one day in the order in which they stand."""

    corrections: tuple[Recorded[Correction], ...] = ()
    waivers: tuple[Recorded[Waiver], ...] = ()
    problems: tuple[DecisionProblem, ...] = ()


def read_decisions(catalog: Catalog, files: Iterable[DecisionFile]) -> Decisions:
    """Every usable record; the others are problems with file and line. Never raises."""
    corrections: list[Recorded[Correction]] = []
    waivers: list[Recorded[Waiver]] = []
    problems: list[DecisionProblem] = []
    seen: dict[str, str] = {}
    for file in files:
        kind: Kind = "correction" if file.kind == "corrections" else "waiver"
        for line, entry in _entries(file.location):
            found = entry if isinstance(entry, str) else _record(catalog, kind, entry)
            if isinstance(found, tuple) and found[0].id in seen:
                found = f"编号“{found[0].id}”与 {seen[found[0].id]} 重复，请改用别的编号"
            if isinstance(found, str):
                problems.append(DecisionProblem(file.path, line, _sentence(file.path, line, found)))
                continue
            decision, unit_code = found
            seen[decision.id] = f"{file.path} 第{line}行"
            if isinstance(decision, Correction):
                corrections.append(Recorded(decision, file.path, line, unit_code))
            elif isinstance(decision, Waiver):
                waivers.append(Recorded(decision, file.path, line, unit_code))
    corrections.sort(key=lambda entry: entry.decision.decided_on)
    return Decisions(tuple(corrections), tuple(waivers), tuple(problems))


def _sentence(path: str, line: int, fault: str) -> str:
    return f"{path} 第{line}行：{fault}。这条记录没有采用，请改正后重新运行。"


def _entries(location: Path) -> list[tuple[int, dict[str, Any] | str]]:
    try:
        content = read_yaml(location)
    except DefinitionError as error:
        return [(max(error.line, 1), error.message.rstrip("。"))]
    if not isinstance(content.data, list):
        return [(1, "文件应是一个清单，每条记录以“- id:”开头")]
    return [(content.line((i,)), _mapping(content, i)) for i in range(len(content.data))]


def _mapping(content: YamlFile, index: int) -> dict[str, Any] | str:
    entry = content.data[index]
    return entry if isinstance(entry, dict) else "每条记录应是“栏目: 内容”的形式，以“- id:”开头"


def _record(
    catalog: Catalog, kind: Kind, entry: dict[str, Any]
) -> tuple[Correction | Waiver, str] | str:
    """The record with its unit's code, or what is wrong with it."""
    model = Correction if kind == "correction" else Waiver
    try:
        decision = model.model_validate(entry)
    except ValidationError as error:
        return _faults(error, kind)
    if decision.file:
        return decision, ""
    return _known_target(catalog, decision)


def _known_target(
    catalog: Catalog, decision: Correction | Waiver
) -> tuple[Correction | Waiver, str] | str:
    forms = {f"{f.regime.id}.{form.id}" for f in catalog.regimes for form in f.forms}
    if f"{decision.regime}.{decision.form}" not in forms:
        own = [name for name in sorted(forms) if name.startswith(f"{decision.regime}.")]
        known = "、".join(own or sorted(forms))
        return f"没有报表“{decision.regime}.{decision.form}”，可以用：{known}"
    codes = {u.code for u in catalog.org_units if decision.unit in (u.code, u.name)}
    if len(codes) != 1:
        return f"没有单位“{decision.unit}”，请写全称（如 ××市、××县）或代码"
    return decision, codes.pop()


def _faults(error: ValidationError, kind: Kind) -> str:
    parts = []
    for fault in error.errors():
        name = ".".join(str(part) for part in fault["loc"][:1])
        match fault["type"]:
            case "missing":
                parts.append(f"缺少“{name}”")
            case "extra_forbidden":
                parts.append(f"不认识“{name}”")
            case "value_error":
                parts.append(f"{name}{'：' * bool(name)}{fault['ctx']['error']}")
            case "string_pattern_mismatch":
                parts.append(f"“{name}”应写成单元格地址，如 F7")
            case _:
                wanted = "日期，如 2017-04-25" if re.search("date", fault["type"]) else "文字"
                parts.append(f"“{name}”应是{wanted}")
    described = "、".join(dict.fromkeys(parts))
    return f"{described}（应有 id、{EXAMPLE[kind]}）"
