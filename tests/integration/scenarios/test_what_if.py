"""Suppositions, worked out by hand: another target, part, rounding, or the old reporting lines.

Half-year: 遵义市 has 3 new projects in 汇川区 (2 served) and 2 in 仁怀市 (2 served): 4/5. 贵阳市
has 8 (7 served): 87.5 %. 毕节市 has 1 (1 served); 威宁县 has none.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from pipelines.warehouse.layout import serving_database
from tests.fixtures.computed import computed
from tests.integration.cli.calling import assert_one_chinese_sentence, daiban, rows
from tests.integration.scenarios.workbooks import PROJECTS, extract, ledger, matter, receipts

ASKED = ("--regime", "gz2017", "--indicator", "new_service_rate", "--period", "2017-04")
PROJECTS_OF = {
    ("贵阳市", "南明区"): (8, 7), ("遵义市", "汇川区"): (3, 2), ("遵义市", "仁怀市"): (2, 2),
    ("毕节市", "七星关区"): (1, 1),
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("推演")
    at = base / "报表"
    at.mkdir()
    lines, served = [], {}
    for (city, county), (number, done) in PROJECTS_OF.items():
        for n in range(1, number + 1):
            name = f"{county}{n}号项目"
            lines.append(
                f"{name},{name},{city},{county},公司,省外境内,5000,二产,二产,2017-01-03,2017-01-05,在建"
            )
            if n <= done:
                served.setdefault(city, []).append((county, name))
    extract(at / "平台.csv", PROJECTS, lines)
    for city, projects in served.items():
        content = [matter(i, c, n, "立项", "04.08") for i, (c, n) in enumerate(projects, start=1)]
        ledger(at / f"{city}.xlsx", city, 4, content)
    receipts(at / "receipts.csv", {path.name: "2017-04-20" for path in at.iterdir()})
    return computed(base / "home", at)


def _supposed(home: Path, *change: str) -> dict[str, dict[str, Any]]:
    return {row["unit_name"]: row for row in rows(home, "whatif", *ASKED, *change)}


@pytest.mark.parametrize(
    ("target", "reached"),
    [
        ("87.5%", ["毕节市", "贵阳市"]),
        ("0.8751", ["毕节市"]),
        ("８０％", ["毕节市", "贵阳市", "遵义市"]),
    ],
)
def test_another_target(home: Path, target: str, reached: list[str]) -> None:
    found = _supposed(home, "--target", target)
    assert sorted(n for n, row in found.items() if row["attained"]) == sorted(reached)
    assert [n for n, row in found.items() if row["published_attained"]] == ["毕节市"]
    assert all(row["rank"] == row["published_rank"] for row in found.values())


@pytest.mark.parametrize(
    ("decimals", "rounding", "value"),
    [("0", "half_up", 0.88), ("0", "half_even", 0.88), ("0", "down", 0.87), ("1", "down", 0.875)],
)
def test_another_rounding(home: Path, decimals: str, rounding: str, value: float) -> None:
    """7/8 is 87.5 %: a half goes up, to the even, or is dropped."""
    found = _supposed(home, "--decimals", decimals, "--rounding", rounding)
    assert found["贵阳市"]["value"] == pytest.approx(value, abs=1e-12)
    assert found["贵阳市"]["published_value"] == 0.875


def test_another_denominator(home: Path) -> None:
    """Served of those with a matter: whoever is served here has one, so all reach 100 %."""
    found = _supposed(home, "--denominator", "new_projects_agency")
    assert {n: row["rank"] for n, row in found.items() if row["rank"]} == {
        "贵阳市": 1, "遵义市": 1, "毕节市": 1,
    }  # fmt: skip


def test_old_lines_show_the_two_counties_by_themselves(home: Path) -> None:
    """On the last day of the old lines; 遵义市 then keeps 2 of 3, 毕节市 is as before."""
    old = _supposed(home, "--lines", "2017-02-28")
    assert [(old[n]["numerator"], old[n]["denominator"], old[n]["rank"]) for n in ("仁怀市", "遵义市", "贵阳市")] == [
        (2, 2, 1), (2, 3, 4), (7, 8, 3),
    ]  # fmt: skip
    assert old["仁怀市"]["on_own_line"] is True
    assert (old["威宁彝族回族苗族自治县"]["value"], old["威宁彝族回族苗族自治县"]["rank"]) == (
        None,
        None,
    )
    assert (old["毕节市"]["numerator"], old["毕节市"]["denominator"]) == (1, 1)


def test_new_lines_are_what_is_published(home: Path) -> None:
    """From the first day of the new lines nobody stands alone."""
    found = _supposed(home, "--lines", "2017-03-01")
    assert "仁怀市" not in found
    assert all(row["value"] == row["published_value"] for row in found.values())


def test_counts_of_the_city_level_move_too(home: Path) -> None:
    """Articles have no county level, and still 仁怀市 is shown with its own."""
    asked = ("--regime", "gz2017", "--indicator", "article_quota", "--period", "2017-Q1")
    found = {row["unit_name"]: row for row in rows(home, "whatif", *asked, "--lines", "2017-02-28")}
    assert found["仁怀市"]["on_own_line"] is True


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--target", "95"), "请写成 95%"),
        (("--target", "很高"), "不是比例"),
        (("--denominator", "nothing"), "“nothing”不能用"),
        ((), "没有说要改什么"),
        (("--level", "county", "--lines", "2017-02-28"), "请用市级"),
    ],
)
def test_what_cannot_be_supposed_is_said(home: Path, options: tuple[str, ...], said: str) -> None:
    done = daiban(home, "whatif", *ASKED, *options)
    assert_one_chinese_sentence(done, 2)
    assert said in done.stderr


def test_nothing_published_changes(home: Path) -> None:
    before = hashlib.sha256(serving_database(home).read_bytes()).hexdigest()
    _supposed(home, "--target", "10%", "--lines", "2017-02-28")
    assert hashlib.sha256(serving_database(home).read_bytes()).hexdigest() == before
