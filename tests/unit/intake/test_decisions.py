"""Records of corrections and waivers: what is read, and what is told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.catalog.model.folder import Catalog
from pipelines.intake.decisions import Decisions, read_decisions
from pipelines.intake.inventory import DecisionFile

CORRECTION = """\
- id: C1
  reason: 电话核实
  approver: 督查处
  decided_on: 2017-04-06
  file: 台账.xlsx
  sheet: 台账
  cell: $f$7
  was: "2017.2.30"
  now: "2017.2.28"
"""
WAIVER = """\
- id: W1
  reason: 已核实无误
  approver: 督查处
  decided_on: 2017-04-06
  regime: gz2017
  form: ledger
  unit: 遵义市
  period: 2017-03
  rule: copied_return
"""


def read(catalog: Catalog, at: Path, corrections: str = "", waivers: str = "") -> Decisions:
    files = []
    for kind, text in (("corrections", corrections), ("waivers", waivers)):
        location = at / f"{kind}.yml"
        location.write_text(text, encoding="utf-8")
        if text:
            files.append(DecisionFile(kind, f"{kind}/三月.yml", location, ""))
    return read_decisions(catalog, files)


def test_both_kinds_are_read_with_place_and_unit(catalog: Catalog, tmp_path: Path) -> None:
    found = read(catalog, tmp_path, CORRECTION, "# 第一行是注释\n" + WAIVER)
    (correction,), (waiver,) = found.corrections, found.waivers
    assert (correction.decision.address, correction.source, correction.line) == (
        "F7",
        "corrections/三月.yml",
        1,
    )
    assert (waiver.unit_code, waiver.line) == ("520300", 2)
    assert found.problems == ()


@pytest.mark.parametrize(
    ("kind", "old", "new", "line", "said"),
    [
        ("corrections", "  reason: 电话核实\n", "", 1, "缺少“reason”"),
        ("corrections", "reason: 电话核实", 'reason: " "', 1, "“reason”应是文字"),
        ("corrections", "sheet: 台账", "sheets: 台账", 1, "缺少“sheet”、不认识“sheets”"),
        ("corrections", "cell: $f$7", "cell: 第7行", 1, "“cell”应写成单元格地址，如 F7"),
        ("corrections", "cell: $f$7", "cell: F0", 1, "“cell”应写成单元格地址，如 F7"),
        ("corrections", "2017-04-06", "四月六日", 1, "“decided_on”应是日期，如 2017-04-25"),
        ("corrections", "2017-04-06", "2017-04-31", 4, "不是可用的值，请检查写法"),
        ("corrections", 'now: "2017.2.28"', "now: yes", 1, "now：请给内容加引号"),
        ("corrections", "file: 台账.xlsx", "file: 台账.xlsx\n  unit: 遵义市", 1, "只能写一种"),
        ("corrections", "  file: 台账.xlsx\n", "", 1, "请写明 file，或者"),
        ("corrections", CORRECTION, CORRECTION * 2, 10, "重复，请改用别的编号"),
        ("corrections", "- id: C1", "- id: [C1", 2, "YAML 写法有误"),
        ("corrections", CORRECTION, CORRECTION + "- 一句话\n", 10, "“栏目: 内容”的形式"),
        ("corrections", CORRECTION, "id: C1\n", 1, "文件应是一个清单"),
        ("waivers", "form: ledger", "form: legder", 1, "没有报表“gz2017.legder”，可以用：gz2017."),
        ("waivers", "unit: 遵义市", "unit: 遵义", 1, "没有单位“遵义”，请写全称"),
        ("waivers", "  period: 2017-03\n", "", 1, "请写 valid_to"),
        ("waivers", "  rule: copied_return\n", "", 1, "缺少“rule”"),
    ],
)
def test_a_faulty_record_is_told_with_its_line(
    catalog: Catalog, tmp_path: Path, kind: str, old: str, new: str, line: int, said: str
) -> None:
    whole = {"corrections": CORRECTION, "waivers": WAIVER}
    assert old in whole[kind]
    whole[kind] = whole[kind].replace(old, new)
    found = read(catalog, tmp_path, **whole)
    (problem,) = found.problems
    assert (problem.file, problem.line) == (f"{kind}/三月.yml", line), problem.message
    assert said in problem.message
    assert problem.message.startswith(f"{kind}/三月.yml 第{line}行：")
    assert problem.message.endswith("这条记录没有采用，请改正后重新运行。")


def test_a_faulty_record_costs_only_itself(catalog: Catalog, tmp_path: Path) -> None:
    second = CORRECTION.replace("C1", "C2").replace("cell: $f$7", "cell: 七")
    third = CORRECTION.replace("C1", "C3").replace("2017-04-06", "2017-04-05")
    found = read(catalog, tmp_path, CORRECTION + second + third)
    assert [entry.decision.id for entry in found.corrections] == ["C3", "C1"]  # by day
    assert [problem.line for problem in found.problems] == [10]


def test_a_waiver_without_period_needs_an_end(catalog: Catalog, tmp_path: Path) -> None:
    ended = WAIVER.replace("period: 2017-03", "valid_to: 2017-12-31")
    assert read(catalog, tmp_path, waivers=ended).problems == ()


def test_every_word_of_a_record_is_part_of_its_key(catalog: Catalog, tmp_path: Path) -> None:
    (before,) = read(catalog, tmp_path, CORRECTION).corrections
    (after,) = read(catalog, tmp_path, CORRECTION.replace("电话核实", "来函更正")).corrections
    assert before.key != after.key
