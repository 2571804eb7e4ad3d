"""Charts: which points, what they claim, how Word and the PDF are told to draw them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import duckdb
import pytest
from lxml import etree

from pipelines.publications.bulletin import write_bulletin
from pipelines.publications.chart_xml import chart_xml
from pipelines.publications.charts import Chart, ranking, trend
from pipelines.publications.facts import load_facts
from pipelines.publications.pdf.chart import chart_call
from pipelines.publications.placement import PlacementError, load_bulletin

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def drawn(con: duckdb.DuckDBPyConnection, folder: Path, kind: str, indicator: str) -> Chart | None:
    placement = load_bulletin(folder)
    facts = load_facts(con, "gz2017", "2017-Q2", placement)
    return (ranking if kind == "ranking" else trend)(facts, indicator, placement)


def test_ranking_from_high_to_low_with_the_target(
    con: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    chart = drawn(con, folder, "ranking", "new_service_rate")
    assert chart is not None
    assert [point.text for point in chart.points][-2:] == ["75.8%", "66.7%"]
    assert [point.label for point in chart.points if point.misses] == [
        "铜仁市",
        "黔西南州",
        "毕节市",
    ]
    assert (chart.title, chart.target_text) == ("新引进项目代办服务率排名（目标95%）", "目标95%")
    root = etree.fromstring(chart_xml(chart).encode())
    assert [n.get("val") for n in root.iter(f"{C}barDir")] == ["col"]
    assert len(list(root.iter(f"{C}dPt"))) == 3  # hollow
    assert [v.text for v in root.findall(f".//{C}lineChart//{C}val//{C}v")] == ["95.00"] * 10


def test_long_names_lie(changed: duckdb.DuckDBPyConnection, folder: Path) -> None:
    changed.execute(
        "update marts.dim_org_units set name = '一个名称很长的单位', kind = '' where unit_code = '520100'"
    )
    chart = drawn(changed, folder, "ranking", "new_service_rate")
    assert chart is not None and chart.lies
    xml = chart_xml(chart)
    assert 'barDir val="bar"' in xml and "lineChart" not in xml
    assert chart_call(xml.encode(), 100, 50, "").startswith('chart("lying"')


def test_a_trend_needs_three_periods(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    chart = drawn(con, folder, "trend", "new_service_rate")
    assert chart is not None
    assert [point.label for point in chart.points] == ["1月", "2月", "3月", "4月", "5月", "6月"]
    assert drawn(con, folder, "trend", "signed_city_visit_rate") is None  # two quarters
    assert drawn(con, folder, "ranking", "no_such_indicator") is None


def test_chart_numbers_are_claims(
    con: duckdb.DuckDBPyConnection, folder: Path, tmp_path: Path
) -> None:
    document = write_bulletin(con, folder, "gz2017", "2017-Q2", tmp_path)[0]
    told = json.loads((tmp_path / f"{document.stem}_依据.json").read_text(encoding="utf-8"))
    figures = [
        claim["figure"]
        for item in told
        if item["sentence"].startswith("（图）")
        for claim in item["claims"]
    ]
    assert ["indicator", "new_service_rate", "520500", "value"] in figures
    assert ["past", "new_service_rate", "", "2017-03"] in figures
    with zipfile.ZipFile(document) as archive:
        assert len([name for name in archive.namelist() if name.startswith("word/charts/")]) == 4


def test_a_wrong_number_in_a_chart_stops(
    changed: duckdb.DuckDBPyConnection,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from pipelines.publications import charts

    true_text = charts.value_text
    monkeypatch.setattr(
        charts, "value_text", lambda f, d: "12.3%" if f.unit_code == "520500" else true_text(f, d)
    )
    with pytest.raises(PlacementError, match=r"12\.3%"):
        write_bulletin(changed, folder, "gz2017", "2017-Q2", tmp_path)
