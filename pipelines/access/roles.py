"""The roles file (角色表): who may see what, in one file that is read by people too.

Belongs here: its shape, and faults told in Chinese with file and line. Does not belong here: the
sign-in itself (`sign_in.py`), turning a role into rows (`dashboards/scope.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.model.definition import Definition
from pipelines.catalog.model.folder import Catalog
from pipelines.catalog.model.places import OrgUnit
from pipelines.catalog.typed import parse
from pipelines.catalog.yaml_lines import Way, YamlFile, read_yaml

Role = Literal["province", "leader", "city", "analyst"]
Claim = Literal["email", "sub", "preferred_username"]
FILE_NAME = "roles.yml"

# Whether the role sees contacts unless the file says otherwise; None = it never may.
CONTACTS: Mapping[Role, bool | None] = {
    "province": True, "leader": False, "city": True, "analyst": None,
}  # fmt: skip
# Whether the role issues bulletins unless the file says otherwise; None = it never may.
ISSUES: Mapping[Role, bool | None] = {
    "province": True, "leader": False, "city": None, "analyst": None,
}  # fmt: skip
NAMES: Mapping[Role, str] = {
    "province": "省中心", "leader": "领导", "city": "市（州）", "analyst": "分析",
}  # fmt: skip


class Person(Definition):
    """One person: as the sign-in names them, and what they are here."""

    who: str = Field(min_length=1)
    name: str = Field(min_length=1)
    role: Role
    unit: str = ""  # of a city user: name or code; kept as a code after loading
    contacts: bool | None = None  # None: as is usual for the role
    issues: bool | None = None  # None: as is usual for the role
    policies: tuple[str, ...] = ()  # short names or codes; kept as codes; () = all

    @property
    def sees_contacts(self) -> bool:
        """Whether personal columns are shown unmasked."""
        usual = CONTACTS[self.role]
        return bool(usual if self.contacts is None else self.contacts)

    @property
    def may_issue(self) -> bool:
        """Whether they may issue bulletins (签发)."""
        return bool(ISSUES[self.role] if self.issues is None else self.issues)


class Roles(Definition):
    """The whole file."""

    claim: Claim = "email"  # which statement of the sign-in is `who`
    ask: str = Field(min_length=1)  # whom somebody without a role should ask
    people: tuple[Person, ...]

    def person(self, stated: Mapping[str, object]) -> Person | None:
        """Who signed in, by the statements of the sign-in; None = nobody that is listed.

        An address that the sign-in service says it has not verified names nobody; one of which it
        says nothing does, for many a service of an authority gives out its own addresses alone and
        makes no such statement.
        """
        if self.claim == "email" and not _is_verified(stated.get("email_verified")):
            return None
        who = str(stated.get(self.claim) or "")
        return next((p for p in self.people if who and _same(self.claim, p.who, who)), None)


def load_roles(path: Path, catalog: Catalog) -> Roles:
    """The roles, with units and policies as codes. Raises DefinitionError with file and line."""
    source = read_yaml(path)
    roles: Roles = parse(source, Roles)
    people, seen = [], dict[str, int]()
    for place, person in enumerate(roles.people):
        key = person.who.lower() if roles.claim == "email" else person.who
        if key in seen:
            first = source.line(("people", seen[key], "who"))
            message = f"“{person.who}”已在第{first}行写过；一个人只能有一个角色。"
            raise source.error(("people", place, "who"), message)
        seen[key] = place
        people.append(_checked(source, place, person, catalog))
    return roles.model_copy(update={"people": tuple(people)})


def _checked(source: YamlFile, place: int, person: Person, catalog: Catalog) -> Person:
    way = ("people", place)
    codes = [
        _policy(source, (*way, "policies", n), text, catalog)
        for n, text in enumerate(person.policies)
    ]
    person = person.model_copy(update={"policies": tuple(codes)})
    if person.contacts and CONTACTS[person.role] is None:
        message = f"角色“{person.role}”不能看个人信息，请去掉 contacts。"
        raise source.error((*way, "contacts"), message)
    if person.issues and ISSUES[person.role] is None:
        message = f"角色“{person.role}”不能签发通报，请去掉 issues。"
        raise source.error((*way, "issues"), message)
    if person.role != "city":
        if person.unit:
            message = f"只有角色 city 写 unit；“{person.role}”请去掉这一项。"
            raise source.error((*way, "unit"), message)
        return person
    if not person.unit:
        raise source.error(way, "角色 city 缺少“unit”，请写单位名称或代码。")
    return person.model_copy(update={"unit": _unit(source, place, person.unit, catalog.org_units)})


def _unit(source: YamlFile, place: int, text: str, units: Sequence[OrgUnit]) -> str:
    codes = {unit.code for unit in units if text in (unit.code, unit.name)}
    if len(codes) == 1:
        return codes.pop()
    message = (
        f"“{text}”有{len(codes)}个同名单位，请改写代码：{'、'.join(sorted(codes))}。"
        if codes
        else f"没有单位“{text}”，请写全称（如“××市”）或代码。"
    )
    raise source.error(("people", place, "unit"), message)


def _policy(source: YamlFile, way: Way, text: str, catalog: Catalog) -> str:
    """A source of data, which has no indicators, is no policy that somebody works with."""
    policies = [folder.regime for folder in catalog.regimes if folder.indicators]
    for policy in policies:
        if text in (policy.id, policy.title, policy.short_title):
            return policy.id
    known = "、".join(sorted(policy.id for policy in policies))
    raise source.error(way, f"没有制度“{text}”，请写代码（{known}）或简称。")


def _is_verified(said: object) -> bool:
    """Some services write it as a text or a number."""
    return said is None or str(said).strip().lower() in ("true", "1")


def _same(claim: Claim, listed: str, stated: str) -> bool:
    if claim == "email":
        return listed.strip().lower() == stated.strip().lower()
    return listed == stated


__all__ = [
    "CONTACTS", "FILE_NAME", "ISSUES", "NAMES", "DefinitionError", "Person", "Roles", "load_roles",
]  # fmt: skip
