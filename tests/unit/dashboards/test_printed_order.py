"""Units stand in the printed order wherever a list is not ranked: 遵义 second, 六盘水 third.

By code and by name 六盘水 (520200) comes before 遵义 (520300).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboards import (
    data_contacts,
    data_overview,
    data_quality,
    data_reminders,
    data_series,
    data_trace,
    data_what_if,
    data_work,
)
from tests.fixtures.marts_reference import CITIES, REGIME
from tests.fixtures.scoped import build_scoped, county_of

ORDER = [city.name for city in CITIES]
LINES = """
insert into marts.dim_reporting_lines by name
select '' as regime, unit_code, '520000' as reports_to, date '2017-02-28' as valid_to
from marts.dim_org_units where unit_code in ('520201', '520302');
update marts.fct_submissions set state = 'late', days_late = 1, hollow_reason = 'copied_return'
where period = '2017-05';
update marts.fct_lineage set period = '2017-05', measure = 'active_projects'
where level = 'county' and period = '2017-05' and measure = 'new_projects_served';
update marts.fct_findings as f set is_current = true, file_id = submission_id,
    unit_name = (select any_value(name) from marts.dim_org_units as u where u.unit_code = f.unit_code);
update marts.fct_indicator_values set numerator = 0, denominator = 9
where indicator = 'monthly_contact_rate';
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    with duckdb.connect(str(build_scoped(folder))) as con:
        con.execute(LINES)
        for city in CITIES:  # counties whose names are no order of their own
            con.execute(
                "update marts.dim_org_units set name = ? where unit_code = ?",
                [f"{city.name}县", county_of(city.code)],
            )
    return folder


def cities_in(names: pd.Series) -> list[str]:
    """The cities that the names are or begin with, each once, as they come."""
    found = [city for name in names for city in ORDER if str(name).startswith(city)]
    return list(dict.fromkeys(found))


def of_waiting(kind: str) -> Callable[[], pd.Series]:
    def names() -> pd.Series:
        found = data_overview.waiting(REGIME, "2017-Q2").set_index("kind")
        return pd.Series(str(found.loc[kind, "names"]).split("、"))

    return names


LISTS: dict[str, Callable[[], pd.Series]] = {
    "findings by unit": lambda: data_quality.by_unit(REGIME)["unit"],
    "findings by unit and month": lambda: data_quality.by_unit_and_month(REGIME)["what"],
    "late": of_waiting("late"),
    "hollow": of_waiting("hollow"),
    "names to review, counted": of_waiting("links"),
    "coming duties": lambda: data_reminders.owed(REGIME, 31).query("state == 'coming'")["unit_name"],
    "a watch list": lambda: data_work.list_rows(REGIME, "to_serve", "2017-Q2", "")["unit_name"],
    "names to review": lambda: data_contacts.links_to_review(REGIME)["county_name"],
    "all names to review": lambda: data_contacts.all_links_to_review(REGIME)()["county_name"],
    "rows behind a figure": lambda: data_trace.rows_behind(
        REGIME, "new_projects", "2017-Q2", "520000"
    )["county_name"],
    "all units": lambda: data_series.places(REGIME)["unit_name"],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(LISTS))
def test_units_stand_in_the_printed_order(
    name: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    monkeypatch.setattr(data_contacts, "SHOWN", 1000)  # names of more than one city
    found = cities_in(LISTS[name]())
    assert {"遵义市", "六盘水市"} <= set(found)
    assert found == [city for city in ORDER if city in found]


def test_parts_follow_their_units(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    names = data_series.places(REGIME)["unit_name"].tolist()
    assert names.index("红花岗区") < names.index("钟山区") < names.index("西秀区")
    uncontacted = data_contacts.uncontacted(REGIME, "monthly_contact_rate", "2017-05", "")
    parents = [code[:4] for code in dict.fromkeys(uncontacted["unit_code"])]
    assert parents.index("5203") < parents.index("5202")


def test_direct_lines_are_named_in_the_printed_order(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    [said] = data_what_if.lines(REGIME).values()
    assert said.endswith("遵义市县、六盘水市县单列")
