"""The roles file: who is found, and each fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.access.roles import load_roles
from pipelines.access.units import own_units
from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.loader import load_catalog

CATALOG = load_catalog(())
PROJECT = Path(__file__).parents[3]
FILE = """\
ask: 督查处 李某
people:
  - who: wang@example.gov.cn
    name: 王某
    role: province
  - who: zhao@example.gov.cn
    name: 赵某
    role: city
    unit: 遵义市
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "roles.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_people_are_found_by_their_address_in_any_case(tmp_path: Path) -> None:
    roles = load_roles(written(tmp_path, FILE), CATALOG)
    person = roles.person({"email": "Zhao@Example.gov.cn", "email_verified": True})
    assert person is not None
    assert (person.role, person.unit, person.sees_contacts) == ("city", "520300", True)
    assert roles.person({"email": "li@example.gov.cn"}) is None
    assert roles.person({"sub": "zhao@example.gov.cn"}) is None  # another statement
    assert roles.person({}) is None


def test_an_address_that_is_not_verified_is_nobody(tmp_path: Path) -> None:
    roles = load_roles(written(tmp_path, FILE), CATALOG)
    for said in (False, "false", "False", 0, "0", "", "no"):
        assert roles.person({"email": "zhao@example.gov.cn", "email_verified": said}) is None, said
    for said in (True, "true", "True", 1, None):  # None: the service makes no statement
        assert roles.person({"email": "zhao@example.gov.cn", "email_verified": said}), said


def test_numbers_are_compared_as_they_are(tmp_path: Path) -> None:
    text = FILE.replace("ask:", "claim: sub\nask:").replace("zhao@example.gov.cn", "Z-1")
    roles = load_roles(written(tmp_path, text), CATALOG)
    assert roles.person({"sub": "Z-1"}) is not None
    assert roles.person({"sub": "z-1"}) is None


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("role: city", "role: chief", 8, "可以写：province、leader、city、analyst"),
        ("unit: 遵义市", "unit: 尊义市", 9, "没有单位“尊义市”"),
        ("    unit: 遵义市\n", "", 6, "缺少“unit”"),
        ("role: province", "role: province\n    unit: 遵义市", 6, "只有角色 city 写 unit"),
        ("role: province", "role: analyst\n    contacts: true", 6, "不能看个人信息"),
        ("unit: 遵义市", "unit: 遵义市\n    issues: true", 10, "不能签发通报，请去掉 issues"),
        ("role: province", "role: analyst\n    issues: true", 6, "不能签发通报，请去掉 issues"),
        ("role: province", "role: leader\n    policies: [gz2017, gz2071]", 6, "没有制度“gz2071”"),
        ("role: province", "role: leader\n    policies: [platform]", 6, "没有制度“platform”"),
        ("zhao@", "wang@", 6, "已在第3行写过"),
        ("ask: 督查处 李某\n", "", 1, "缺少“ask”"),
        ("name: 赵某", "nam: 赵某", 7, "不认识的项“nam”"),
        ("who: zhao@example.gov.cn", "who: ''", 6, "写法不对"),
        ("people:\n", "people\n", 0, ""),
    ],
)
def test_a_fault_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert old in FILE
    path = written(tmp_path, FILE.replace(old, new))
    with pytest.raises(DefinitionError) as caught:
        load_roles(path, CATALOG)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert not line or caught.value.line == line


def test_policies_are_named_as_people_name_them(tmp_path: Path) -> None:
    known = {f.regime.id: f.regime.short_title for f in CATALOG.regimes}
    text = FILE.replace("role: province", f"role: province\n    policies: [{known['gz2021']}]")
    roles = load_roles(written(tmp_path, text), CATALOG)
    assert [person.policies for person in roles.people] == [("gz2021",), ()]


def test_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="读不了这个文件"):
        load_roles(tmp_path / "roles.yml", CATALOG)


def test_the_example_can_be_used() -> None:
    roles = load_roles(PROJECT / "docs" / "roles.example.yml", CATALOG)
    assert {person.role for person in roles.people} == {"province", "leader", "city", "analyst"}
    assert [
        p.name for p in roles.people if p.sees_contacts and p.role in ("leader", "analyst")
    ] == []


def test_a_unit_has_its_counties_and_those_that_became_them() -> None:
    found = own_units("520200", CATALOG.org_units)
    assert {"520200", "520222", "520281"} <= found  # 盘县 became 盘州市
    others = {u.code for u in CATALOG.org_units if u.parent_code not in ("520200", "")} - {"520200"}
    assert found & others == set()


@pytest.mark.parametrize(
    ("role", "may"),
    [
        ("role: province", True),
        ("role: province\n    issues: false", False),
        ("role: leader", False),
        ("role: leader\n    issues: true", True),
        ("role: analyst", False),
        ("role: analyst\n    issues: false", False),
    ],
)
def test_who_may_issue(tmp_path: Path, role: str, may: bool) -> None:
    roles = load_roles(written(tmp_path, FILE.replace("role: province", role)), CATALOG)
    first, city = roles.people
    assert (first.may_issue, city.may_issue) == (may, False)
