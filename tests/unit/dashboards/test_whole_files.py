"""A page may show the first rows of a long table; its files hold all of them.

The files are made outside of the visit, in a thread of the server, as here.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboards import data_contacts, data_quality, data_trace, journal, viewer
from dashboards.components import (
    acts,
    calendar,
    changed,
    counted,
    downloads,
    ladder,
    months,
    subjects,
    table,
)
from dashboards.counting import Waiting
from dashboards.scope import Scope
from dashboards.viewer import Viewer
from tests.fixtures.marts_reference import REGIME
from tests.fixtures.scoped import build_scoped
from tests.unit.dashboards.test_pages import opened, text_of

MORE = """
update marts.fct_lineage set measure = 'active_projects' where level = 'county'
    and period = '2017-05' and measure = 'new_projects_served';
update marts.fct_indicator_values set numerator = 0, denominator = 9
where indicator = 'monthly_contact_rate';
"""
RATE = {"indicator": "new_service_rate", "period": "2017-Q2"}
# page, choices, (module, its limit), the file's name, what counts the rows that it must hold
CASES: dict[str, tuple[str, dict[str, str], tuple[ModuleType, str], str, str]] = {
    "problems": ("problems", {"shown": "all"}, (ladder, "LONGEST"), "问题",
                 "select count(*) from marts.fct_problems"),
    "subjects": ("drilldown", {**RATE, "city": "520100"}, (subjects, "LONGEST"), "逐项明细",
                 "select 3"),
    "findings": ("quality", {"rule": "contact"}, (data_quality, "SHOWN"), "逐条问题",
                 "select count(*) from marts.fct_findings where rule = 'contact'"),
    "names": ("contacts", {}, (data_contacts, "SHOWN"), "待核对的项目名称",
              "select count(*) from marts.fct_link_review"),
    "uncontacted": ("contacts", {"period": "2017-05"}, (data_contacts, "SHOWN"),
                    "待联系的项目", "select count(distinct (unit_code, subject)) from marts.fct_lineage"
                    " where level = 'county' and period = '2017-05' and measure = 'active_projects'"),
    "trace": ("trace", {**RATE, "unit": "520000"}, (data_trace, "SHOWN"), "分母",
              "select count(*) from marts.fct_lineage where measure = 'new_projects'"
              " and period = '2017-Q2' and unit_code = '520000'"),
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    with duckdb.connect(str(build_scoped(folder))) as con:
        con.execute(MORE)
    return folder


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> dict[str, downloads.Lines]:
    """What each table of the page would hand out."""
    found: dict[str, downloads.Lines] = {}
    monkeypatch.setattr(
        downloads, "buttons", lambda name, lines, _is_personal: found.__setitem__(name, lines)
    )
    return found


def outside(make: Callable[[], Any]) -> Any:
    """Made by the server, not by the visit."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(make).result()


def named(files: dict[str, downloads.Lines], start: str) -> downloads.Lines:
    return next(lines for name, lines in files.items() if name.startswith(start))


def rows_shown(test: AppTest, start: str) -> int:
    text = text_of(test).split(f'data-name="{start}', 1)[1].split("</table>", 1)[0]
    return text.count("<tr") - text.split("</thead>")[0].count("<tr")


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_file_holds_all_rows(
    name: str,
    home: Path,
    files: dict[str, downloads.Lines],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, choices, limit, start, count = CASES[name]
    with duckdb.connect(str(home / "serving" / "warehouse.duckdb"), read_only=True) as con:
        [total] = con.execute(count).fetchone() or [0]
    monkeypatch.setattr(*limit, 2)
    test = opened(page, home, monkeypatch, **choices)
    assert rows_shown(test, start) == 2 < total
    assert f"只列前2行，共{total:,}行；下载的文件里是全部" in text_of(test)
    head, *lines = outside(named(files, start))
    assert len(lines) == total
    assert {len(line) for line in lines} == {len(head)}
    assert "<" not in "".join(str(cell) for line in lines for cell in line)


def test_a_short_table_is_not_said_to_be_cut(
    home: Path, files: dict[str, downloads.Lines], monkeypatch: pytest.MonkeyPatch
) -> None:
    test = opened("problems", home, monkeypatch, shown="all")
    assert "只列前" not in text_of(test)
    assert len(outside(named(files, "问题"))) - 1 == rows_shown(test, "问题")


def test_a_file_is_made_for_whoever_was_shown_its_button(
    home: Path, files: dict[str, downloads.Lines], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_contacts, "SHOWN", 1)
    city = Viewer("zhao", "赵某", "city", "520300")
    assert city.scope == Scope("520300")
    with monkeypatch.context() as signed_in:
        signed_in.setattr(viewer, "current", lambda: city)
        opened("contacts", home, monkeypatch)
    _, *lines = outside(named(files, "待核对的项目名称"))
    assert len(lines) > 1
    assert {line[0] for line in lines} == {"遵义市县"}


def test_the_calendar_and_the_months_have_all_columns_in_their_files(
    home: Path, files: dict[str, downloads.Lines], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "MOST", 2)
    text = text_of(opened("reporting", home, monkeypatch))
    assert "只列最近2期，共10期；下载的文件里是全部" in text
    head = outside(named(files, "报送日历"))[0]
    assert len(head) == 11
    assert "招商引资项目代办服务台账 2017年 1月 1.22" in head
    monkeypatch.setattr(months, "LAST", 2)
    text = text_of(opened("quality", home, monkeypatch))
    assert "只列最近2个月，共6个月；下载的文件里是全部" in text
    assert outside(named(files, "逐月走势"))[0][2:4] == ["2017年1月（处）", "2017年2月（处）"]


def test_changes_files_and_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changed, "SHOWN", 1)
    new = pd.DataFrame(
        {
            "file": ["甲.xlsx", "乙.xlsx"], "state": "rejected", "unit_name": "遵义市",
            "form_title": "台账", "period": "2017-05", "records": 1, "usable_records": 0,
            "reason": "读不了", "regime": REGIME,
        }
    )  # fmt: skip
    section = changed._files(new)
    assert section is not None
    assert [line[0] for line in section.lines()] == ["文件", "甲.xlsx", "乙.xlsx"]
    made: list[table.Listing] = []
    monkeypatch.setattr(table, "put", made.append)
    monkeypatch.setattr(acts, "LONGEST", 1)
    act = dict.fromkeys(journal.COLUMNS, "") | {"what": "download", "period": "2017-Q2、其他"}
    acts.acts(pd.DataFrame([act, act]), "2017年6月")
    assert [line[6] for line in made[0].lines()] == ["时段", *["2017年第二季度、其他"] * 2]
    monkeypatch.setattr(counted, "LISTED", 1)
    counted._list([Waiting("a.xlsx", None), Waiting("b.xlsx", None)])
    assert [line[0] for line in made[1].lines()] == ["文件", "a.xlsx", "b.xlsx"]
