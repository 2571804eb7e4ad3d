"""What stands where in a publication: the regime's `bulletin/*.yml`, typed.

Belongs here: the shape of the placement files and their reading. Does not belong here: drawing
(`monitoring_form.py`, `bulletin_workbook.py`) and any figure.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

KINDS = {"month": "按月", "quarter": "按季", "year": "按年"}


class PlacementError(Exception):
    """A publication's placement file or template cannot be used; the message is for the office."""


class Placement(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FormColumn(Placement):
    """One printed column: a measure, an indicator, or the open problems as text."""

    label: str
    measure: str = ""
    indicator: str = ""
    text: Literal["", "problems"] = ""
    width: float = 8.0

    @model_validator(mode="after")
    def one_source(self) -> Self:
        if sum(map(bool, (self.measure, self.indicator, self.text))) != 1:
            raise ValueError(f"栏目“{self.label}”须在 measure、indicator、text 中恰好填写一项")
        return self


class FormGroup(Placement):
    label: str
    columns: tuple[FormColumn, ...]


class FormPlacement(Placement):
    """Layout of the monitoring form; texts may use {period}, {year}, {receiver}."""

    file: str
    sheet: str
    number: str
    title: str
    corner: str
    total: str
    row_width: float = 12.0
    problem: str  # one open problem, as said in the text column
    problems_more: str  # when more are open than shown
    problems_total: str
    problems_shown: int = 3
    groups: tuple[FormGroup, ...]
    signatures: tuple[str, ...]

    @property
    def columns(self) -> tuple[FormColumn, ...]:
        return tuple(column for group in self.groups for column in group.columns)


class Phrases(Placement):
    """Turns of phrase that depend on the figures; the sentences are in the Word template."""

    leaders: str
    leader_single: str
    leader_tied: str
    all_equal: str
    change_up: str
    change_down: str
    change_none: str
    change_slight: str
    with_parts: str
    duty: str
    duty_late: str
    stuck_in: str
    faulty: str
    problem: str


class FixedPhrase(Placement):
    """A number of the policy itself that stands typed in the template, with its clause."""

    text: str
    clause: str = ""


class EditionPlacement(Placement):
    """One kind of paper (简报、月报、通报) for one kind of period."""

    name: str  # follows the policy's short title in file names
    template: str


class BulletinPlacement(Placement):
    """What the bulletin and its workbook need to know besides the figures."""

    template: str = "template.docx"
    editions: dict[Literal["month", "quarter", "year"], EditionPlacement] = {}
    list_rows: int = 30  # rows of a list in an attached table; all stand in the workbook
    list_names: int = 5  # names in a sentence
    named_by: str = ""  # the header whose cell names a listed row in a sentence
    own: str = "本级"  # the unit of a listed row that no unit below the whole answers for
    simulated: str
    draft: str
    undated: str
    display_decimals: int = 1
    previous: dict[str, str]  # period kind -> 上季度 …
    current: dict[str, str]  # period kind -> 本季度 …
    phrases: Phrases
    fixed: tuple[FixedPhrase, ...] = ()

    def edition(self, kind: str) -> EditionPlacement:
        """The paper of a period of this kind. Raises PlacementError when there is none."""
        if not self.editions:
            return EditionPlacement(name="", template=self.template)
        found = {str(key): value for key, value in self.editions.items()}.get(kind)
        if found is None:
            told = "、".join(f"{KINDS[key]}{item.name}" for key, item in self.editions.items())
            raise PlacementError(f"这项制度没有{KINDS[kind]}的文件，可以编制的是：{told}。")
        return found

    @property
    def fixed_texts(self) -> tuple[str, ...]:
        return tuple(phrase.text for phrase in self.fixed)


Model = TypeVar("Model", bound=Placement)


def has_form(folder: Path) -> bool:
    """Whether the policy prints a form of its own layout (附表1)."""
    return (folder / "bulletin" / "monitoring.yml").is_file()


def load_form(folder: Path) -> FormPlacement:
    return _load(folder / "bulletin" / "monitoring.yml", FormPlacement)


def load_bulletin(folder: Path) -> BulletinPlacement:
    return _load(folder / "bulletin" / "bulletin.yml", BulletinPlacement)


def _load(path: Path, model: type[Model]) -> Model:
    try:
        return model.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise PlacementError(f"缺少版式文件 {path}，请在制度文件夹中补上。") from error
    except yaml.YAMLError as error:
        raise PlacementError(f"版式文件 {path} 不是正确的 YAML：{error}") from error
    except ValidationError as error:
        places = "；".join(
            f"{'.'.join(map(str, item['loc'])) or '全文'}：{item['msg']}" for item in error.errors()
        )
        raise PlacementError(f"版式文件 {path} 有误：{places}") from error
