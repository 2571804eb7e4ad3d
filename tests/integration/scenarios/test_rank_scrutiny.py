"""Ranks under scrutiny, worked out by hand.

贵阳市 has 20 new projects and serves 18 in January (0.9), a 19th in February's ledger (19/20 is
exactly the 95 %), 遵义市 has five and serves four, 六盘水市 four and serves four, 安顺市 one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.computed import computed
from tests.integration.cli.calling import rows
from tests.integration.scenarios.workbooks import PROJECTS, extract, ledger, matter, receipts

RATE = ("--regime", "gz2017", "--indicator", "new_service_rate")
PLACES = {
    "贵阳市": ("南明区", 20),
    "遵义市": ("汇川区", 5),
    "六盘水市": ("钟山区", 4),
    "安顺市": ("西秀区", 1),
}


def _returns(at: Path, without: str = "") -> None:
    """All returns of the story, except one file."""
    at.mkdir()
    lines = [
        f"{city}{n},{city}{n}号项目,{city},{county},公司,省外境内,5000,二产,二产,2017-01-03,2017-01-05,在建"
        for city, (county, number) in PLACES.items()
        for n in range(1, number + 1)
    ]
    extract(at / "平台.csv", PROJECTS, lines)

    def send(name: str, city: str, month: int, served: range) -> None:
        county = PLACES[city][0]
        content = [
            matter(i, county, f"{city}{n}号项目", "立项", f"{month:02d}.08")
            for i, n in enumerate(served, start=1)
        ]
        if name != without:
            ledger(at / name, city, month, content)

    send("贵阳1.xlsx", "贵阳市", 1, range(1, 19))
    send("贵阳2.xlsx", "贵阳市", 2, range(18, 20))
    send("遵义1.xlsx", "遵义市", 1, range(1, 5))
    send("六盘水1.xlsx", "六盘水市", 1, range(1, 5))
    send("安顺1.xlsx", "安顺市", 1, range(1, 2))
    names = [path.name for path in at.iterdir()]
    receipts(
        at / "receipts.csv", {**dict.fromkeys(names, "2017-01-20"), "贵阳2.xlsx": "2017-02-25"}
    )


def _run(base: Path, without: str = "") -> Path:
    _returns(base / "报表", without)
    return computed(base / "home", base / "报表")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _run(tmp_path_factory.mktemp("名次"))


def _cities(home: Path, period: str, *options: str) -> dict[str, dict[str, Any]]:
    found = rows(home, "rank", *RATE, "--period", period, *options)
    return {row["unit_name"]: row for row in found if row["level"] == "city"}


def test_target_reached_exactly_and_one_short(home: Path) -> None:
    january, february = _cities(home, "2017-01"), _cities(home, "2017-02")
    assert (january["贵阳市"]["numerator"], january["贵阳市"]["denominator"]) == (18, 20)
    assert january["贵阳市"]["to_target"] == 1
    assert "再服务1个项目即达标" in january["贵阳市"]["remark"]
    assert (february["贵阳市"]["numerator"], february["贵阳市"]["denominator"]) == (19, 20)
    assert (february["贵阳市"]["to_target"], february["贵阳市"]["to_spare"]) == (0, 0)
    assert february["贵阳市"]["attained"] is True
    assert "达标" not in february["贵阳市"]["remark"]


def test_small_denominators_and_ties(home: Path) -> None:
    """Five is enough, four is too few; the two at 100 % share the first place."""
    cities = _cities(home, "2017-01")
    assert {name: row["is_small"] for name, row in cities.items()} == {
        "贵阳市": False, "遵义市": False, "六盘水市": True, "安顺市": True,
    }  # fmt: skip
    assert {name: (row["rank"], row["tied_with"]) for name, row in cities.items()} == {
        "六盘水市": (1, 1), "安顺市": (1, 1), "贵阳市": (3, 0), "遵义市": (4, 0),
    }  # fmt: skip
    assert cities["安顺市"]["remark"] == "与1个单位并列；分母不足5，名次仅供参考"
    assert cities["遵义市"]["remark"] == "再服务1个项目即达标"


@pytest.mark.parametrize("file", ["贵阳2.xlsx", "遵义1.xlsx", "安顺1.xlsx"])
def test_leaving_out_a_file_is_as_if_it_had_not_come(home: Path, tmp_path: Path, file: str) -> None:
    """Against a run over a folder from which the file was really taken away."""
    truth = _cities(_run(tmp_path, without=file), "2017-Q1")
    found = rows(home, "rank", *RATE, "--period", "2017-Q1", "--leave-out")
    mine = [row for row in found if row["file"] == file and row["unit_name"] in PLACES]
    assert mine
    for row in mine:
        really = truth[row["unit_name"]]
        assert (row["numerator_without"], row["denominator_without"], row["rank_without"]) == (
            really["numerator"], really["denominator"], really["rank"],
        )  # fmt: skip
    before = _cities(home, "2017-Q1")
    moved = [
        n for n in PLACES if n != mine[0]["unit_name"] and before[n]["rank"] != truth[n]["rank"]
    ]
    assert mine[0]["others_moved"] == len(moved)
    assert mine[0]["is_late"] is (file == "贵阳2.xlsx")


def test_reporting_rates_lose_the_return_and_not_the_duty(home: Path) -> None:
    """遵义市 owed three ledgers and other returns in the quarter; what is due stays due."""
    found = rows(
        home, "rank", "--regime", "gz2017", "--indicator", "reporting_rate",
        "--period", "2017-01", "--unit", "遵义市", "--leave-out",
    )  # fmt: skip
    assert [(r["file"], r["numerator"], r["numerator_without"], r["denominator_without"]) for r in found
            if r["sent_by"] == "遵义市"] == [("遵义1.xlsx", 1.0, 0.0, 1.0)]  # fmt: skip


def test_one_unit_sees_the_files_of_others_that_move_it(home: Path) -> None:
    """Without its January ledger 六盘水市 falls from the first place to the last: the others gain."""
    found = rows(home, "rank", *RATE, "--period", "2017-01", "--unit", "贵阳市", "--leave-out")
    assert {(r["file"], r["rank"], r["rank_without"]) for r in found} == {
        ("贵阳1.xlsx", 3, 4), ("六盘水1.xlsx", 3, 2), ("安顺1.xlsx", 3, 2),
    }  # fmt: skip
