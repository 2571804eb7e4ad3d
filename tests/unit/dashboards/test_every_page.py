"""What holds for every page: words for what goes wrong and for waiting, units, plain words, tables."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboards import journal, serving
from dashboards.components import counted, desk, frame
from tests.fixtures.scoped import build_scoped
from tests.unit.dashboards.test_pages import PAGES, PAGES_OF_DATA, opened, text_of

EVERY_PAGE = sorted(path.stem for path in PAGES.glob("[a-z]*.py"))
RATE = {"indicator": "new_service_rate", "period": "2017-Q2"}
# Each page in a state in which it shows what it has.
STATES: dict[str, dict[str, str]] = {
    "cases": {"case": "A-001", "shown": "all"},
    "contacts": {"period": "2017-05"},
    "drilldown": {**RATE, "city": "520100", "county": "520102", "subject": "P1"},
    "lists": {"list": "to_serve", "period": "2017-Q2"},
    "problems": {"problem": "520502|山地农业产业园", "shown": "all"},
    "quality": {"rule": "contact"},
    "ranking": RATE,
    "reminders": {"within": "31"},
    "trace": {**RATE, "unit": "520102", "file": "2017-01/贵阳市_ledger.xlsx", "cell": "C5"},
    "what_if": {**RATE, "target": "90%"},
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_scoped(folder)
    return folder


@pytest.fixture(scope="module")
def drawn() -> dict[str, AppTest]:
    """Each page is drawn once."""
    return {}


@pytest.fixture
def shown(
    page: str, drawn: dict[str, AppTest], home: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[AppTest, str]:
    """The page and the markup of its content."""
    if page not in drawn:
        drawn[page] = opened(page, home, monkeypatch, **STATES.get(page, {}))
    return drawn[page], text_of(drawn[page]).split("</script>")[-1]


def breaks(*_: object) -> None:
    """A fault that nobody foresaw."""
    raise RuntimeError("foreseen by nobody")


@pytest.mark.parametrize("page", EVERY_PAGE)
def test_what_nobody_foresaw_is_said_in_words(
    page: str, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(home, tmp_path / "home")  # nothing of it is remembered
    read = serving._read

    def only_the_frame(*asked: object) -> object:
        known = "dim_regimes" in str(asked[3]) or "dim_build" in str(asked[3])
        return read(*asked) if known and "join" not in str(asked[3]) else breaks()  # type: ignore[arg-type]

    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(serving, "_read", only_the_frame)
    monkeypatch.setattr(journal, "months", breaks)
    monkeypatch.setattr(desk, "readers", breaks)
    test = AppTest.from_file(str(PAGES / f"{page}.py"), default_timeout=30).run()
    assert not test.exception
    assert [error.value for error in test.error] == [frame.BROKEN]
    assert "请刷新本页" in frame.BROKEN


def test_a_part_that_looks_again_says_so_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The state of counting is asked for every few seconds, outside of the page's own run."""
    said: list[str] = []
    monkeypatch.setattr(st, "error", said.append)
    parts: list[object] = []
    monkeypatch.setattr(st, "fragment", lambda part, **_: parts.append(part) or (lambda: None))
    monkeypatch.setattr(counted, "_changes", lambda _found: None)
    counted.section()
    monkeypatch.setattr(counted.counting, "state", breaks)
    parts[0]()  # type: ignore[operator]
    assert said == [frame.BROKEN]


def test_waiting_is_said_in_words(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    spinner = st.spinner
    monkeypatch.setattr(st, "spinner", lambda text, **_: said.append(text) or spinner(text))
    opened("problems", home, monkeypatch)
    assert said == ["正在读取数据，请稍候……"]


@pytest.mark.parametrize("page", PAGES_OF_DATA)
def test_every_table_has_a_name_and_files(
    shown: tuple[AppTest, str],
) -> None:
    test, text = shown
    names = [unescape(name) for name in re.findall(r'class="db-table" data-name="([^"]*)"', text)]
    assert "" not in names
    assert len(names) == len(set(names))  # what is kept in the address is each table's own
    assert text.count('aria-sort="none"') == text.count('<th scope="col"')
    of_tables = [e for e in test.get("download_button") if "存为" in e.proto.help]
    sections = {e.proto.help.split("：存为")[0] for e in of_tables}
    assert {name for name in names if not re.search(r"的依据\S* \d+$", name)} <= sections


@pytest.mark.parametrize("page", PAGES_OF_DATA)
def test_a_table_of_ten_units_can_be_filtered(
    shown: tuple[AppTest, str],
) -> None:
    _, text = shown
    for box in text.split('<div class="db-table"')[1:]:
        body = box.split("<tbody>")[1].split("</tbody>")[0]
        assert ('class="db-find"' in box.split("<table")[0]) == (body.count("<tr") > 5)


# A number that counts nothing: a place, a rank, a step; and percentages, which say so in the cell.
NO_UNIT = {"行号", "步骤", "序号", "目标", "名次", "推演名次", "公布名次", "上期名次", "推演数值",
           "公布数值", "全省", "本单位内名次", "全省名次"}  # fmt: skip


@pytest.mark.parametrize("page", PAGES_OF_DATA)
def test_every_column_of_numbers_says_what_it_counts(
    shown: tuple[AppTest, str],
) -> None:
    _, text = shown
    heads = re.findall(r'<th scope="col"[^>]*class="num"[^>]*>(.*?)</th>', text)
    plain = [re.sub(r"<[^>]*>|⇅", "", head).strip() for head in heads]
    without = {head for head in plain if not re.search(r"（.+）|目标", head)}
    per_row = {head for head in without if "分子 / 分母" in head or head[:2] in ("甲：", "乙：")}
    assert without - per_row - NO_UNIT == set()


JARGON = re.compile(r"daiban|\.ya?ml|--\w|\b20\d\d-(?:Q\d|\d\d)\b(?![-/_])")


@pytest.mark.parametrize("page", PAGES_OF_DATA)
def test_no_page_speaks_of_commands_or_codes(
    shown: tuple[AppTest, str],
) -> None:
    test, text = shown
    plain = [re.sub(r"<[^>]*>", " ", text)]
    plain += [element.value for element in (*test.info, *test.caption, *test.warning)]
    plain += [option for box in test.selectbox for option in box.options]
    assert JARGON.findall("\n".join(plain)) == []


def test_what_is_said_when_there_is_nothing_is_no_jargon() -> None:
    for said in (frame.NO_DATA, frame.NOT_READABLE, frame.BROKEN):
        assert not JARGON.search(said)
        assert "管理员" in said  # whom to ask
