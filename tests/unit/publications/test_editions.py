"""Papers by kind of period, watch lists and steps in them: data alone decides what is written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
import openpyxl
import pytest
import yaml
from docx import Document

from pipelines.catalog.loader import load_catalog
from pipelines.orchestration.bulletins import published_kinds
from pipelines.publications.bulletin import write_bulletin
from pipelines.publications.bulletin_context import annexes
from pipelines.publications.placement import PlacementError, load_bulletin

REGIMES = Path(__file__).parents[3] / "pipelines" / "regimes"
SENTENCE = (
    "应催办{{ lists.to_urge.count }}张：{% for u in lists.to_urge.by_unit %}{{ u.name }}{{ u.count }}张；{% endfor %}"
    "{{ lists.to_urge.told }}。{% for r in lists.to_urge.rows %}{{ r.unit }}{{ r.cells['编号'] }}{{ r.cells['没有的栏'] }}"
    "{% endfor %}{% if lists.to_urge.is_cut %}只列{{ lists.to_urge.rows|length }}条{% endif %}"
    "{% if lists.late.rows %}不应出现{% endif %}"
)
STEPS = (
    "{% for s in steps %}{{ s.name }}（{{ s.limit }}）到期{{ s.due }}按时{{ s.met }}超时{{ s.late }}未办{{ s.undone }}。"
    "{% endfor %}逾期{{ overdue.count }}项：{% for r in overdue.rows %}{{ r.responsible }}{{ r.over }}{% endfor %}"
)


@pytest.fixture
def edition(folder: Path, tmp_path: Path) -> Path:
    """A policy with a quarterly paper of two sentences."""
    own = tmp_path / "own"
    shutil.copytree(
        folder / "bulletin", own / "bulletin", ignore=shutil.ignore_patterns("monitoring.yml")
    )
    document = Document()
    document.add_paragraph(SENTENCE)
    document.add_paragraph(STEPS)
    document.save(str(own / "bulletin" / "催办.docx"))
    path = own / "bulletin" / "bulletin.yml"
    placement = yaml.safe_load(path.read_text(encoding="utf-8"))
    placement |= {"editions": {"quarter": {"name": "催办通报", "template": "催办.docx"}},
                  "list_rows": 2, "list_names": 1, "own": "省直部门", "fixed": []}  # fmt: skip
    path.write_text(yaml.safe_dump(placement, allow_unicode=True), encoding="utf-8")
    return own


@pytest.fixture
def listed(changed: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Three orders on a list, an empty list, four steps of which one is overdue and one not due yet."""
    changed.execute(
        """insert into marts.dim_watchlists values
        ('gz2017', 'to_urge', '应催办的工作单', ['a'], 'b', '请立即反馈', '四', 1),
        ('gz2017', 'late', '没有的清单', ['a'], 'b', '无', '四', 2)"""
    )
    for order, unit, parent in (
        ("甲1", "520000", ""),
        ("乙2", "520100", "520000"),
        ("丙3", "520100", "520000"),
    ):
        changed.execute(
            """insert into marts.fct_watchlist_rows values ('gz2017', 'to_urge', '应催办的工作单', 1,
            '2017-Q2', ?, '', ?, 'a', '工作单数', ?, ?, date '2017-05-02', 's', 'f.xlsx', '表', 7,
            [{'label': '编号', 'text': ?}], '请立即反馈', '四')""",
            [unit, parent, order, order, order],
        )
    for state, due in (("in_time", "2017-04-03"), ("late", "2017-05-05"), ("overdue", "2017-06-30"),
                       ("in_time", "2017-07-01")):  # fmt: skip
        changed.execute(
            """insert into marts.fct_steps by name select 'gz2017' as regime, 'team' as step, 1 as step_order,
            '组建团队' as step_name, ? as state, ?::timestamp as due_at, '1个工作日' as limit_text,
            '发改局' as responsible, '项目' as subject_name, 3 as over, '3个工作日' as over_text, '五' as clause""",
            [state, due],
        )
    return changed


def test_lists_and_steps_are_said_and_recomputed(
    listed: duckdb.DuckDBPyConnection, edition: Path, tmp_path: Path
) -> None:
    document, workbook, *_ = write_bulletin(listed, edition, "gz2017", "2017-Q2", tmp_path)
    assert document.name.endswith("代办服务工作催办通报_2017-Q2.docx")
    lists, steps = [p.text for p in Document(str(document)).paragraphs]
    assert lists == "应催办3张：省直部门1张；贵阳市2张；“甲1”等。省直部门甲1—贵阳市丙3—只列2条"
    assert steps == "组建团队（1个工作日）到期3按时1超时1未办1。逾期1项：发改局3个工作日"
    told = json.loads((tmp_path / f"{document.stem}_依据.json").read_text(encoding="utf-8"))
    figures = [claim["figure"] for item in told for claim in item["claims"]]
    assert ["list", "to_urge", ""] in figures
    assert ["list", "to_urge", "", "unit", "贵阳市"] in figures
    assert ["step", "team", "", "due"] in figures
    book = openpyxl.load_workbook(workbook)
    sheet = book["应催办的工作单"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert [(row[0], row[3]) for row in rows] == [
        ("省直部门", "甲1"),
        ("贵阳市", "丙3"),
        ("贵阳市", "乙2"),
    ]
    assert book["没有的清单"]["A4"].value == "无"
    assert book.sheetnames[-1] == "说明"


def test_a_count_that_the_marts_do_not_give_stops(
    listed: duckdb.DuckDBPyConnection,
    edition: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pipelines.publications import claim_sources

    monkeypatch.setattr(claim_sources, "count_again", lambda *_: "4")
    with pytest.raises(PlacementError, match="按数据应为“4”"):
        write_bulletin(listed, edition, "gz2017", "2017-Q2", tmp_path)


def test_a_kind_without_a_paper_says_which_there_are(
    listed: duckdb.DuckDBPyConnection, edition: Path, tmp_path: Path
) -> None:
    with pytest.raises(PlacementError, match="没有按月的文件，可以编制的是：按季催办通报"):
        write_bulletin(listed, edition, "gz2017", "2017-05", tmp_path)


def test_what_is_published_follows_the_editions() -> None:
    catalog = load_catalog()
    for folder in catalog.regimes:
        own = Path(folder.path)
        if folder.indicators and (own / "bulletin").is_dir():
            kinds = {str(kind) for kind in load_bulletin(own).editions} or {"month", "quarter"}
            assert published_kinds(catalog, folder.regime.id) == kinds


@pytest.mark.parametrize(
    "path", sorted(REGIMES.glob("*/bulletin/bulletin.yml")), ids=lambda p: p.parts[-3]
)
def test_every_template_is_there_and_described(path: Path) -> None:
    placement = load_bulletin(path.parents[1])
    names = {item.template for item in placement.editions.values()} or {placement.template}
    assert {template.name for template in path.parent.glob("*.docx")} == names
    if path.parts[-3] != "shared":
        readme = (path.parent / "README.md").read_text(encoding="utf-8")
        assert all(name in readme for name in names)


def test_attached_pages_are_numbered_by_what_they_hold() -> None:
    found = annexes(a=("甲表", [1]), b=("乙表", []), c=("丙图", True))
    assert (found.a, found.b, found.c, found.told) == ("附件1", "", "附件2", "1. 甲表\n2. 丙图")
    assert annexes(a=("甲表", [1]), b=("乙表", [])).told == "甲表"
    assert annexes(a=("甲表", [])).told == ""
