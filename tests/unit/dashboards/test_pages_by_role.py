"""Every page as an analyst and as a city sees it: it opens, and shows neither persons nor others.

What single marts and addresses give away is tested in `test_scope.py`; here it is what stands on
the page in the end, whatever it was put together from.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboards import viewer
from dashboards.viewer import Viewer
from tests.fixtures.scoped import CITIES, PHONE, build_scoped

VIEWS = Path(__file__).parents[3] / "dashboards" / "views"
PAGES = sorted(path.stem for path in VIEWS.glob("[a-z]*.py"))
ANALYST = Viewer("zhou@example.gov.cn", "周某", "analyst")
ZUNYI = Viewer("zhao@example.gov.cn", "赵某", "city", "520300", False)
FIGURE = {"indicator": "new_service_rate", "period": "2017-Q2"}
CHOICES = [
    {**FIGURE, "shown": "all", "rule": "contact", "list": "to_serve", "unit": "520302",
     "problem": "遵义市问题", "file": "2017-01/遵义市_ledger.xlsx", "cell": "C5"},
    {**FIGURE, "city": "520300", "county": "520302", "subject": "遵义市P1", "unit": "520300",
     "case": "遵义市P1"},
]  # fmt: skip
# What belongs to one city alone: its projects, problems, counties, returns.
OTHERS = re.compile(
    "|".join(
        f"{city.name}(?:的项目|问题|P\\d|县|_ledger)" for city in CITIES if city.code != ZUNYI.unit
    )
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    build_scoped(folder)
    return folder


def everything_on(test: AppTest) -> str:
    """Markup, notes, and what there is to choose."""
    said = [e.proto.body for e in test.get("html") if hasattr(e.proto, "body")]
    said = [body for body in said if "<style>" not in body]
    for kind in (test.info, test.caption, test.error, test.text_area, test.markdown):
        said += [str(element.value) for element in kind]
    return "\n".join([*said, *(option for box in test.selectbox for option in box.options)])


@pytest.mark.parametrize("who", [ANALYST, ZUNYI], ids=lambda who: who.role)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_neither_persons_nor_others(
    home: Path, monkeypatch: pytest.MonkeyPatch, page: str, who: Viewer
) -> None:
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    monkeypatch.setattr(viewer, "current", lambda: who)
    for choices in CHOICES:
        test = AppTest.from_file(str(VIEWS / f"{page}.py"), default_timeout=60)
        for name, value in choices.items():
            test.query_params[name] = value
        test.run()
        text = everything_on(test)
        assert not test.exception
        assert "这一页没有显示完整" not in text
        assert PHONE not in text
        assert "张三" not in text
        if who is ZUNYI:
            assert OTHERS.findall(text) == []
            assert "无权查看" not in text or "不使用本页" in text


def test_what_is_looked_for_can_be_found(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may sees the persons and the projects of all on the very same pages."""
    whole = Viewer("wang@example.gov.cn", "王某", "province", "", True)
    monkeypatch.setenv("DAIBAN_HOME", str(home))
    monkeypatch.setattr(viewer, "current", lambda: whole)
    said = ""
    for page in ("cases", "quality", "lists"):
        test = AppTest.from_file(str(VIEWS / f"{page}.py"), default_timeout=60)
        for name, value in CHOICES[0].items():
            test.query_params[name] = value
        said += everything_on(test.run())
    assert PHONE in said
    assert "张三" in said
    assert OTHERS.search(said)
