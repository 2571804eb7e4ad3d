"""Each way to break a regime folder is told with file, line and what is allowed instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.catalog.loader import DefinitionError, load_catalog

REGIME = """\
id: sample
title: 示例制度
short_title: 示例
root_unit: "520000"
valid_from: 2020-01-01
clauses:
  - id: 一
    text: 每月报送。
"""
FORM = """\
id: returns
title: 示例月报
period_kind: month
version: "1"
valid_from: 2020-01-01
clause: 一
columns:
  - element: name
    label: 名称
    type: text
  - element: kind
    label: 类别
    type: enum
    values: [甲, 乙]
rules:
  - id: name_there
    kind: required
    severity: error
    element: name
    message: 请填写名称。
"""
CALENDAR = """\
- form: returns
  period_kind: month
  due_day: 10
  clause: 一
  valid_from: 2020-01-01
"""
MEASURES = """\
- id: returned
  name: 已报
  meaning: 已报的份数
  basis: period
- id: expected
  name: 应报
  meaning: 应报的份数
  basis: period
"""
INDICATORS = """\
- id: rate
  name: 报送率
  numerator: returned
  denominator: expected
  levels: [city]
  period_kinds: [month]
  targets:
    - {value: 0.9, valid_from: 2020-01-01, valid_to: 2020-12-31}
    - {value: 1.0, valid_from: 2021-01-01}
"""
FILES = {
    "regime.yml": REGIME,
    "forms/returns.yml": FORM,
    "calendar.yml": CALENDAR,
    "measures.yml": MEASURES,
    "indicators.yml": INDICATORS,
}


def write(folder: Path, changes: dict[str, tuple[str, str]] | None = None) -> Path:
    """The sample regime, with (old, new) replaced in the named files."""
    for name, text in FILES.items():
        old, new = (changes or {}).get(name, ("", ""))
        assert old in text
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def broken(folder: Path) -> DefinitionError:
    with pytest.raises(DefinitionError) as caught:
        load_catalog([folder])
    return caught.value


def over_time(
    kind: str = "never_goes_back", elements: str = "[kind]", m: str = "", id: str = "back"
) -> str:
    """A rule over time in line 16, before the other rules."""
    keys = f"id: {id}, kind: {kind}, severity: warning, elements: {elements}, of: [name]"
    return f'over_time:\n  - {{{keys}, message: "请核对{m}"}}\nrules:'


def test_sample_is_sound(tmp_path: Path) -> None:
    catalog = load_catalog([write(tmp_path / "sample")])
    assert [f.regime.id for f in catalog.regimes][-1] == "sample"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "said"),
    [
        ("regime.yml", "title: 示例制度", "title: [示例", 3, "YAML 写法有误"),
        ("regime.yml", "short_title", "short_titel", 3, "不认识的项“short_titel”"),
        ("regime.yml", "short_title: 示例", "title: 示例", 3, "“title”写了两次"),
        ("regime.yml", 'root_unit: "520000"', "root_unit: 520000", 4, "请加引号"),
        ("regime.yml", 'root_unit: "520000"', 'root_unit: "999999"', 4, "没有代码为“999999”的单位"),
        ("regime.yml", "valid_from: 2020-01-01", "valid_from: 去年", 5, "应为日期，如 2017-01-31"),
        ("regime.yml", "valid_from: 2020-01-01", "valid_from: 2020-02-31", 5, "不是可用的值"),
        ("regime.yml", "2020-01-01", "2020-01-01\nvalid_to: 2019-12-31", 6, "早于起始日"),
        ("regime.yml", "    text: 每月报送。", "    title: 报送", 7, "缺少“text”"),
        ("forms/returns.yml", "period_kind: month", "period_kind: week", 3, "quarter"),
        ("forms/returns.yml", "clause: 一", "clause: 二", 6, "没有条款“二”；可以写：一"),
        ("forms/returns.yml", "    type: text", "    type: txt", 10, "可以写：text、integer"),
        ("forms/returns.yml", "element: kind", "element: name", 11, "“name”重复"),
        ("forms/returns.yml", "label: 类别", "label: 名 称", 11, "表头“名 称”已归“name”"),
        ("forms/returns.yml", "    values: [甲, 乙]\n", "", 11, "请用“values”列出"),
        ("forms/returns.yml", "[甲, 乙]", "[甲, 乙]\n    list: kinds", 15, "没有代码表“kinds”"),
        (
            "forms/returns.yml",
            "    element: name\n    m",
            "    element: nam\n    m",
            19,
            "没有栏目“nam”",
        ),
        ("forms/returns.yml", "kind: required", "kind: requird", 17, "可以写：required、order"),
        ("forms/returns.yml", "请填写名称", "请填{limit}", 20, "不能用“{limit}”"),
        ("forms/returns.yml", "rules:", "substance: [name, sum]\nrules:", 15, "没有栏目“sum”"),
        ("forms/returns.yml", "rules:", "county_element: where\nrules:", 15, "没有栏目“where”"),
        (
            "forms/returns.yml",
            "rules:",
            "continuation: {element: name, value: 0, inherits: [nobody]}\nrules:",
            15,
            "没有栏目“nobody”",
        ),
        (
            "forms/returns.yml",
            "rules:",
            over_time("never_changes", "[amount]"),
            16,
            "没有栏目“amount”",
        ),
        (
            "forms/returns.yml",
            "rules:",
            over_time("never_falls", "[name]"),
            16,
            "不能用于 text 栏目",
        ),
        ("forms/returns.yml", "rules:", over_time("never_changes", "[name, kind]"), 16, "每栏一条"),
        ("forms/returns.yml", "rules:", over_time("never_changes", "[]"), 16, "请用“elements”写明"),
        ("forms/returns.yml", "rules:", over_time("always", "[kind]"), 16, "可以写：never_falls"),
        ("forms/returns.yml", "rules:", over_time(m="{label}"), 16, "可以用：{value}、{earlier}"),
        ("forms/returns.yml", "rules:", over_time(id="name_there"), 16, "“name_there”重复"),
        (
            "calendar.yml",
            "form: returns",
            "form: return",
            1,
            "没有报表“return”；可以写：returns",
        ),
        ("calendar.yml", "kind: month", "kind: quarter", 2, "也应写“month”"),
        ("calendar.yml", "due_day: 10", "due_day: 32", 3, "应在 1 到 31 之间"),
        ("calendar.yml", "  due_day: 10\n", "", 1, "请写其中一个"),
        ("calendar.yml", "due_day: 10", "due_day: 十日", 3, "应为整数"),
        ("measures.yml", "id: expected", "id: returned", 5, "“returned”重复"),
        ("measures.yml", "basis: period", "basis: weekly", 4, "可以写：ytd、period、cum"),
        ("indicators.yml", "numerator: returned", "numerator: return", 3, "没有分项“return”"),
        ("indicators.yml", "valid_from: 2021", "valid_from: 2020", 9, "起止日期重叠"),
    ],
)
def test_broken_definition(
    tmp_path: Path, file: str, old: str, new: str, line: int, said: str
) -> None:
    folder = write(tmp_path / "sample", {file: (old, new)})
    fault = broken(folder)
    assert (fault.path.name, fault.line) == (Path(file).name, line), str(fault)
    assert said in fault.message
    assert f"第{line}行" in str(fault)


def test_targets_that_touch_do_not_overlap(tmp_path: Path) -> None:
    load_catalog([write(tmp_path / "sample")])  # 2020-12-31 and 2021-01-01
    touching = {"indicators.yml": ("valid_to: 2020-12-31", "valid_to: 2021-01-01")}
    assert "重叠" in broken(write(tmp_path / "other", touching)).message


def test_missing_folder(tmp_path: Path) -> None:
    assert "没有这个文件夹" in broken(tmp_path / "nowhere").message


def test_empty_folder(tmp_path: Path) -> None:
    assert "文件夹里没有制度定义" in broken(tmp_path).message


def test_empty_file(tmp_path: Path) -> None:
    folder = write(tmp_path / "sample")
    (folder / "measures.yml").write_text("# 还没有写\n", encoding="utf-8")
    assert "文件是空的" in broken(folder).message


def test_file_in_another_encoding(tmp_path: Path) -> None:
    folder = write(tmp_path / "sample")
    (folder / "regime.yml").write_bytes("id: sample\ntitle: 示例".encode("gbk"))
    fault = broken(folder)
    assert fault.line == 2
    assert "UTF-8" in fault.message


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    folder = write(tmp_path / "sample")
    (folder / "lists.yml").mkdir()
    assert "读不了这个文件" in broken(folder).message


def test_misspelt_file_name(tmp_path: Path) -> None:
    folder = write(tmp_path / "sample")
    (folder / "calendar.yml").rename(folder / "calender.yml")
    assert "calendar.yml" in broken(folder).message


def test_regime_id_used_twice(tmp_path: Path) -> None:
    write(tmp_path / "one")
    write(tmp_path / "two")
    fault = broken(tmp_path)
    assert fault.line == 1
    assert "制度代号“sample”" in fault.message


def test_unit_file(tmp_path: Path) -> None:
    header = (
        "code,name,level,kind,parent_code,short_names,valid_from,valid_to,successor_code,"
        "display_order\n"
    )
    folder = write(tmp_path / "sample")
    units = folder / "org_units.csv"
    units.write_text(f"{header}990001,某镇,town,镇,520322,,,,,\n", encoding="utf-8")
    fault = broken(folder)
    assert (fault.path.name, fault.line) == ("org_units.csv", 2)
    assert "可以写：office、county、city、province" in fault.message
    units.write_text(f"{header}990001,某镇,county,镇,999999,,,,,\n", encoding="utf-8")
    assert "上级代码“999999”" in broken(folder).message
    units.write_text(f"{header}990001,某镇,county,镇,520300,,2017.4,,,\n", encoding="utf-8")
    assert "“2017.4”不是日期" in broken(folder).message
    units.write_text(f"{header}520322,某镇,county,镇,520300,,,,,\n", encoding="utf-8")
    assert "代码“520322”重复" in broken(folder).message


def test_version_follows_content_only(tmp_path: Path) -> None:
    first = load_catalog([write(tmp_path / "a" / "sample")]).version
    assert load_catalog([write(tmp_path / "b" / "sample")]).version == first
    changed = write(tmp_path / "c" / "sample", {"calendar.yml": ("due_day: 10", "due_day: 11")})
    assert load_catalog([changed]).version != first


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (
            "{id: s, name: 环节, form: returns, case: [name], end: [name]}",
            "没有 start 的环节要有 within",
        ),
        (
            "{id: s, name: 环节, form: returns, case: [name], end: [name], within: {days: 3}}",
            "没有 start 的环节要有 within",
        ),
    ],
)
def test_a_step_without_a_start_has_a_stated_last_day(tmp_path: Path, step: str, said: str) -> None:
    folder = write(tmp_path / "sample")
    (folder / "steps.yml").write_text(f"- {step}\n", encoding="utf-8")
    assert said in str(broken(folder))


def test_a_rule_may_accept_none_only_of_a_column_that_exists(tmp_path: Path) -> None:
    change = (
        "    element: name\n    message",
        "    element: name\n    unless_none: nome\n    message",
    )
    folder = write(tmp_path / "sample", {"forms/returns.yml": change})
    assert "nome" in str(broken(folder))
