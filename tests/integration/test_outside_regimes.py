"""Policies from outside the package, without SQL or Python: three tables as really published, and an
invented province of its own with names that also exist elsewhere.

`published.csv` beside each regime is what the offices published, with its source; every unit's line
becomes the workbook that the unit would send. A unit that the text leaves out sends nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.integration.cli.calling import daiban, rows

REGIMES = Path(__file__).parents[1] / "fixtures" / "regimes"
OUTSIDE = ("--regimes", str(REGIMES))
Row = dict[str, Any]


def published(regime: str) -> list[dict[str, str]]:
    """The lines of units, without the total."""
    text = (REGIMES / regime / "published.csv").read_text(encoding="utf-8-sig")
    return [row for row in csv.DictReader(text.splitlines()) if "合计" not in row["unit"]]


def write(path: Path, title: str, unit: str, heads: Iterable[str], lines: Iterable[Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ([title], [f"填报单位：{unit}"], list(heads), *lines):
        sheet.append(list(line))
    book.save(path)


def send(at: Path) -> None:
    """All returns."""
    for row in published("starts2018"):
        if row["new_starts"]:
            line = [int(row["new_starts"]), float(row["total_invest_yi"])]
            write(at / f"全省开工_{row['unit']}.xlsx", "2018年7月新开工项目情况表", row["unit"],
                  ["新开工项目数（个）", "总投资（亿元）"], [line])  # fmt: skip
    for row in published("zunyi2019"):
        line = [int(row["projects"]), float(row["invest_yi"])]
        write(at / f"遵义_{row['unit']}.xlsx", "2019年11月招商引资新开工项目月报", row["unit"],
              ["项目数", "投资额（亿元）"], [line])  # fmt: skip
    for row in published("rules2021"):
        line = [int(row["new_enterprises"]), f"{row['share_of_above_scale_pct']}%"]
        write(at / f"入规_{row['unit']}.xlsx", "2021年7月新增规模以上工业企业情况表", row["unit"],
              ["新增企业数（户）", "占规模以上工业企业比重"], [line])  # fmt: skip
    heads = ["项目名称", "状态", "投资额（万元）"]
    title = "2020年第一季度签约项目清单"
    write(at / "松州_临江.xlsx", title, "临江市", heads, [
        ["甲", "开工", 5000], ["甲", "开工", 5000], ["乙", "签约", 9000], ["丙", "终止", 9000],
    ])  # fmt: skip
    write(
        at / "松州_贵阳.xlsx",
        title,
        "松州省贵阳市",
        heads,
        [["丁", "开工", 4999], ["戊", "签约", None]],
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("outside")
    send(base / "in")
    done = daiban(base / "home", *OUTSIDE, "run", "--inputs", base / "in")
    assert done.returncode == 0, done.stderr
    return base / "home"


def figures(home: Path, regime: str, indicator: str, period: str) -> list[Row]:
    found = rows(home, *OUTSIDE, "indicators", "--regime", regime, "--period", period)
    return [row for row in found if row["indicator"] == indicator]


def of_units(found: list[Row], root: str) -> dict[str, tuple[float, int]]:
    return {r["unit_name"]: (r["value"], r["rank"]) for r in found if r["unit_code"] != root}


def test_every_file_is_taken(home: Path) -> None:
    states = {row["file"]: (row["state"], row["reason"]) for row in rows(home, *OUTSIDE, "files")}
    assert {file: said for file, said in states.items() if said[0] != "accepted"} == {}
    assert len(states) == 9 + 8 + 9 + 2


def test_new_starts_by_city_as_published(home: Path) -> None:
    found = figures(home, "starts2018", "starts_rank", "2018-07")
    told = of_units(found, "520000")
    lines = published("starts2018")
    expected = {row["unit"]: float(row["new_starts"] or 0) for row in lines}
    assert sum(value for value, _ in told.values()) == 63
    short = {name.replace("布依族苗族", "").replace("苗族侗族", "").replace("自治州", "州"): v
             for name, v in told.items()}  # fmt: skip
    assert {name: value for name, (value, _) in short.items()} == expected
    order = sorted(expected, key=lambda name: -expected[name])
    assert {name for name, (_, rank) in short.items() if rank == 1} == set(order[:2])
    assert short["铜仁市"] == (0, 10)
    assert next(r for r in found if r["unit_code"] == "520000")["value"] == 63
    shares = of_units(figures(home, "starts2018", "invest_share", "2018-07"), "520000")
    assert shares["遵义市"][0] == pytest.approx(74.57 / 323.72, abs=1e-12)
    missing = rows(home, *OUTSIDE, "submissions", "--period", "2018-07")
    assert [r["unit_name"] for r in missing if r["state"] == "missing"] == ["铜仁市"]


def test_new_starts_by_county_as_published(home: Path) -> None:
    found = figures(home, "zunyi2019", "invest_rank", "2019-11")
    told = of_units(found, "520300")
    expected = {row["unit"]: float(row["invest_yi"]) * 10_000 for row in published("zunyi2019")}
    by_rank = sorted((rank, name) for name, (value, rank) in told.items() if value)
    assert sorted(expected.values(), reverse=True) == pytest.approx(
        [told[name][0] for _, name in by_rank]
    )
    assert next(r for r in found if r["unit_code"] == "520300")["value"] == pytest.approx(1911300)
    projects = figures(home, "zunyi2019", "project_share", "2019-11")
    assert next(r for r in projects if r["unit_code"] == "520300")["numerator"] == 17


def test_new_enterprises_as_published(home: Path) -> None:
    told = of_units(figures(home, "rules2021", "enterprises_rank", "2021-07"), "520000")
    assert sum(value for value, _ in told.values()) == 112
    assert [told[n] for n in ("安顺市", "遵义市", "六盘水市", "贵安新区")] == [
        (38, 1), (17, 2), (4, 9), (0, 10),
    ]  # fmt: skip


def test_another_province_counts_with_its_own_units(home: Path) -> None:
    found = figures(home, "songzhou2020", "started_rate", "2020-Q1")
    told = {r["unit_name"]: (r["numerator"], r["denominator"], r["attained"]) for r in found}
    assert told == {
        "松州省": (1, 4, False), "临江市": (1, 2, True), "贵阳市": (0, 2, False),
        "云岭市": (0, 0, None),
    }  # fmt: skip
    traced = rows(home, *OUTSIDE, "trace", "--regime", "songzhou2020", "--indicator",
                  "started_rate", "--unit", "临江市", "--period", "2020-Q1", "--part", "numerator")  # fmt: skip
    assert {(row["file"], row["row"]) for row in traced} == {
        ("松州_临江.xlsx", 4),
        ("松州_临江.xlsx", 5),
    }


def test_each_has_its_bulletin_without_a_template_of_its_own(home: Path) -> None:
    from docx import Document

    def said(regime: str, period: str) -> str:
        path = next((home / "published" / regime / period).glob("*.docx"))
        return "\n".join(p.text for p in Document(str(path)).paragraphs)

    starts = said("starts2018", "2018-07")
    assert "新开工项目数63个" in starts
    assert "六盘水市和黔西南州并列第一" in starts
    assert "铜仁市为零" in starts
    assert "缺报1份：铜仁市" in starts
    assert "习水县" in said("zunyi2019", "2019-11")
    assert "大项目开工率25.0%，低于50%目标" in said("songzhou2020", "2020-Q1")


def test_the_pages_show_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from streamlit.testing.v1 import AppTest

    views = Path(__file__).parents[2] / "dashboards" / "views"
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    for page in ("overview", "ranking", "drilldown", "trace"):
        for regime in ("starts2018", "zunyi2019", "songzhou2020"):
            test = AppTest.from_file(str(views / f"{page}.py"), default_timeout=30)
            test.query_params["regime"] = regime
            test.run()
            assert not test.exception, (page, regime)
