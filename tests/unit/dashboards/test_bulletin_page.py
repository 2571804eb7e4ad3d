"""通报: drafts and issues by role, evidence with links, and the state after an issue."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import duckdb
import pytest
from docx import Document
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from dashboards import data_bulletin, issuing, paper, viewer
from dashboards.issuing import NotIssued
from dashboards.viewer import Viewer
from pipelines.access.audit import months, read
from tests.fixtures.papers import QUARTER, build_draft, build_issue
from tests.fixtures.serving import build_serving
from tests.unit.dashboards.test_pages import opened, text_of

PROVINCE = Viewer("wang@example.gov.cn", "王某", "province", "", True, True)
LEADER = Viewer("chen@example.gov.cn", "陈某", "leader")
ANALYST = Viewer("zhou@example.gov.cn", "周某", "analyst")
ZUNYI = Viewer("zhao@example.gov.cn", "赵某", "city", "520300", True)
DAY = date(2017, 7, 10)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafted")
    build_serving(folder)
    build_draft(folder)
    return folder


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issued")
    build_serving(folder)
    build_draft(folder)
    build_issue(folder)
    return folder


def seen_by(
    who: Viewer, home: Path, patch: pytest.MonkeyPatch, **choices: str
) -> tuple[AppTest, str]:
    patch.setattr(viewer, "current", lambda: who)
    test = opened("bulletin", home, patch, **choices)
    return test, text_of(test).split("</script>")[-1]


def names_of(test: AppTest) -> list[str]:
    return [element.proto.label for element in test.get("download_button")]


def labels(test: AppTest) -> list[str]:
    return [button.label for button in test.button]


def test_a_draft_with_its_evidence(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test, text = seen_by(PROVINCE, drafted, monkeypatch)
    assert test.selectbox[0].value == QUARTER
    assert "还没有签发" in text
    assert names_of(test) == ["下载 .docx", "下载 .pdf", "下载 .xlsx"]
    assert labels(test) == ["签发……"]
    assert "季度通报" in text
    assert "第1页，共" in text  # the text of a page, for those who cannot see the picture
    href = "trace?regime=gz2017&amp;indicator=new_service_rate&amp;period=2017-Q2&amp;unit=520000"
    assert href in text
    assert "trace?regime=gz2017&amp;measure=new_projects&amp;period=2017-Q2" in text
    assert "reporting?regime=gz2017" in text  # how many returns were due
    images = [image for element in test.get("image") for image in element.proto.imgs]
    assert [image.alt for image in images][:2] == ["第1页", "第2页"]


def test_phrases_of_several_units_lead_to_each(
    drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“…低于95%的有甲市86.4%（19/22）、…”: the share of each unit is a link of its own."""
    _, text = seen_by(PROVINCE, drafted, monkeypatch)
    below = text.split("新引进项目代办服务率低于", 1)[1].split("</p>", 1)[0]
    assert below.count("indicator=new_service_rate") >= 2
    assert "unit=522300" in below
    assert "75.8%（91/120）</a>" in below


def test_leaders_and_analysts_see_the_draft_and_no_button(
    drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in (LEADER, ANALYST):
        test, text = seen_by(who, drafted, monkeypatch)
        assert "还没有签发" in text
        assert labels(test) == []
        assert "下载 .xlsx" in names_of(test)


def test_a_leader_who_may_has_the_button(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    may = Viewer("li@example.gov.cn", "李某", "leader", "", False, True)
    assert labels(seen_by(may, drafted, monkeypatch)[0]) == ["签发……"]


@pytest.mark.parametrize("choices", [{}, {"issue": "draft"}, {"period": QUARTER}])
def test_a_city_sees_no_draft_by_no_address(
    drafted: Path, monkeypatch: pytest.MonkeyPatch, choices: dict[str, str]
) -> None:
    test, text = seen_by(ZUNYI, drafted, monkeypatch, **choices)
    assert "还没有签发的通报" in test.info[0].value
    assert names_of(test) == []
    assert "代办服务率" not in text
    assert list(test.get("image")) == []


def test_a_city_has_the_issued_paper_alone(issued: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test, text = seen_by(ZUNYI, issued, monkeypatch, issue="draft")
    assert "✓ 已签发" in text
    assert names_of(test) == ["下载 .docx", "下载 .pdf"]
    assert "没有“draft”这个版本" in test.caption[0].value
    assert "trace?" not in text
    assert "数字的依据" not in text
    [period] = data_bulletin.periods("gz2017")
    [record] = data_bulletin.issues("gz2017", period.period)
    paper = data_bulletin.paper_of(record)
    assert set(paper.files) == {".docx", ".pdf"}
    assert paper.evidence is None
    assert data_bulletin.draft("gz2017", QUARTER) is None
    assert data_bulletin.changed_since(record) == []


def test_a_city_does_not_get_the_note_on_an_amendment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names causes, files and counties of others; the paper itself says what is right now."""
    build_serving(tmp_path)
    build_draft(tmp_path)
    note = build_issue(tmp_path) / "更正说明_2017年第二季度.docx"
    note.parent.chmod(0o755)
    document = Document()
    document.add_paragraph("因重报的 毕节市.xlsx，七星关区由 3 改为 2。")
    document.save(str(note))
    test, _ = seen_by(PROVINCE, tmp_path, monkeypatch, issue="1")
    assert "更正说明 .docx" in names_of(test)
    test, text = seen_by(ZUNYI, tmp_path, monkeypatch)
    assert names_of(test) == ["下载 .docx", "下载 .pdf"]
    assert "更正说明" not in text
    [record] = data_bulletin.issues("gz2017", QUARTER)
    assert data_bulletin.paper_of(record).amendments == {}


def test_a_city_has_no_paper_of_a_policy_that_is_not_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same issue, as if 贵阳 had made the policy for its counties."""
    build_serving(tmp_path)
    build_draft(tmp_path)
    build_issue(tmp_path)
    [record] = data_bulletin.kept_issues(tmp_path, "gz2017", QUARTER)
    with duckdb.connect(str(tmp_path / "serving" / "warehouse.duckdb")) as con:
        con.execute("update marts.dim_regimes set root_unit = '520100' where regime = 'gz2017'")
    test, text = seen_by(ZUNYI, tmp_path, monkeypatch, regime="gz2017", period=QUARTER)
    assert "无权查看" in text
    assert "不涉及您的单位" in text
    assert names_of(test) == []
    assert data_bulletin.periods("gz2017") == []
    assert data_bulletin.issues("gz2017", QUARTER) == []
    assert data_bulletin.paper_of(record).files == {}
    guiyang = Viewer("qian@example.gov.cn", "钱某", "city", "520100", True)
    test, _ = seen_by(guiyang, tmp_path, monkeypatch, regime="gz2017")
    assert names_of(test) == ["下载 .docx", "下载 .pdf"]


def test_issued_and_unchanged(issued: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    test, text = seen_by(PROVINCE, issued, monkeypatch)
    assert "签发后数字没有变化" in text
    assert [fold.label for fold in test.expander] == ["签发记录（1次）"]
    assert labels(test) == ["再次签发……"]
    assert [box.value for box in test.selectbox][1] == "1"


def test_changed_since_the_issue(
    tmp_path: Path, issued: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_serving(tmp_path)
    build_draft(tmp_path)
    (tmp_path / "issued").symlink_to(issued / "issued")
    with duckdb.connect(str(tmp_path / "serving" / "warehouse.duckdb")) as con:
        con.execute(
            "update marts.fct_indicator_values set numerator = numerator - 1 where period = ?"
            " and indicator = 'new_service_rate' and unit_code in ('520100', '520102')",
            [QUARTER],
        )
    test, text = seen_by(PROVINCE, tmp_path, monkeypatch)
    assert "签发后数字又变了 2 处" in text
    assert "签发后变了的 2 处" in [fold.label for fold in test.expander]
    assert 'data-name="签发后变了的"' in text
    assert "file.签发后变了的.csv" in [
        e.proto.id.split("-")[-1] for e in test.get("download_button")
    ]
    assert labels(test) == ["更正签发……"]
    assert [box.value for box in test.selectbox][1] == "draft"
    _, text = seen_by(PROVINCE, tmp_path, monkeypatch, issue="1")
    assert 'class="db-moved"' in text


def test_a_past_day_shows_what_was_issued_by_then(
    issued: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dashboards import past

    for day, said in ((date(2017, 7, 9), "只有那一天"), (DAY, "✓ 已签发")):
        monkeypatch.setattr(past, "day", lambda day=day: day)
        monkeypatch.setattr(past, "go", lambda _day: None)
        test, text = seen_by(PROVINCE, issued, monkeypatch)
        assert said in text + "".join(info.value for info in test.info)
        assert labels(test) == []


def test_without_a_chinese_font_the_text_is_shown(
    tmp_path: Path, drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_serving(tmp_path)
    folder = tmp_path / "published" / "gz2017" / QUARTER
    folder.mkdir(parents=True)
    for path in (drafted / "published" / "gz2017" / QUARTER).iterdir():
        if path.suffix != ".pdf":
            (folder / path.name).write_bytes(path.read_bytes())
    test, text = seen_by(PROVINCE, tmp_path, monkeypatch)
    assert "没有中文字体" in text
    assert names_of(test) == ["下载 .docx", "下载 .xlsx"]
    assert "一、总体情况" in text
    assert "indicator=new_service_rate" in text


def test_a_broken_record_is_told(
    tmp_path: Path, drafted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_serving(tmp_path)
    (tmp_path / "published").symlink_to(drafted / "published")
    record = tmp_path / "issued" / "gz2017" / QUARTER / "1" / "record.json"
    record.parent.mkdir(parents=True)
    record.write_text("{")
    monkeypatch.setattr(viewer, "current", lambda: PROVINCE)
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path))
    page = Path(data_bulletin.__file__).parent / "views" / "bulletin.py"
    test = AppTest.from_file(str(page), default_timeout=30).run()
    assert "缺失或已损坏" in test.error[0].value


def test_files_with_persons_go_to_nobody_who_may_not_see_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_serving(tmp_path)
    path = next(build_draft(tmp_path).glob("*.docx"))
    document = Document(str(path))
    document.add_paragraph("联系人张三，13912345678")
    document.save(str(path))
    test, text = seen_by(LEADER, tmp_path, monkeypatch)
    assert names_of(test) == ["下载 .xlsx"]
    assert "含有联系人等个人信息" in test.caption[0].value
    assert "139" not in text
    assert "代办服务率" not in text
    test, text = seen_by(PROVINCE, tmp_path, monkeypatch)
    assert len(names_of(test)) == 3
    assert "这些文件里有联系人或电话号码" in text  # told before it is issued


def test_issuing_asks_the_role_again(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAIBAN_HOME", str(drafted))
    for who in (LEADER, ANALYST, ZUNYI):
        monkeypatch.setattr(viewer, "current", lambda who=who: who)
        with pytest.raises(NotIssued, match="不能签发"):
            issuing.issue("gz2017", QUARTER, DAY, "")
    monkeypatch.setattr(viewer, "current", lambda: PROVINCE)
    with pytest.raises(NotIssued, match="草稿刚刚更新过"):
        issuing.issue("gz2017", QUARTER, DAY, "another draft")
    assert not (drafted / "issued").exists()


def test_one_issue_is_one_act_in_the_name_of_who_did_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the process of its own; again without a change is no second issue."""
    build_serving(tmp_path)
    build_draft(tmp_path)
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path))
    monkeypatch.setattr(viewer, "current", lambda: PROVINCE)
    draft = data_bulletin.draft("gz2017", QUARTER)
    assert draft is not None
    done = issuing.issue("gz2017", QUARTER, DAY, data_bulletin.seen(draft))
    assert done == (1, True)
    again = issuing.issue("gz2017", QUARTER, DAY, data_bulletin.seen(draft))
    assert again == (1, False)
    [month] = months(tmp_path)
    [act] = read(tmp_path, month)
    assert (act.what, act.who, act.name, act.role) == (
        "bulletin_issued", "wang@example.gov.cn", "王某", "省中心",
    )  # fmt: skip
    assert (act.period, act.regime) == (QUARTER, "gz2017")
    assert "2017-07-10" in act.detail


def test_two_at_the_same_time_make_one_issue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures import ThreadPoolExecutor

    build_serving(tmp_path)
    build_draft(tmp_path)
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path))
    monkeypatch.setattr(viewer, "current", lambda: PROVINCE)
    draft = data_bulletin.draft("gz2017", QUARTER)
    assert draft is not None
    seen = data_bulletin.seen(draft)
    with ThreadPoolExecutor(2) as both:
        jobs = [both.submit(issuing.issue, "gz2017", QUARTER, DAY, seen) for _ in range(2)]
        done = [job.result() for job in jobs]
    assert sorted(is_new for _, is_new in done) == [False, True]
    assert len(read(tmp_path, months(tmp_path)[0])) == 1
    kept = [p.name for p in (tmp_path / "issued" / "gz2017" / QUARTER).glob("[0-9]*")]
    assert kept == ["1"]


def test_nothing_is_issued_that_is_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_serving(tmp_path)
    build_draft(tmp_path)
    (tmp_path / "audit").write_text("in the way")
    monkeypatch.setenv("DAIBAN_HOME", str(tmp_path))
    monkeypatch.setattr(viewer, "current", lambda: PROVINCE)
    draft = data_bulletin.draft("gz2017", QUARTER)
    assert draft is not None
    with pytest.raises(NotIssued, match="不是文件夹"):
        issuing.issue("gz2017", QUARTER, DAY, data_bulletin.seen(draft))
    assert not any((tmp_path / "issued").glob("*/*/[0-9]*"))


def test_a_count_has_its_own_trace(drafted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(viewer, "current", lambda: PROVINCE)
    place = {"measure": "new_projects", "period": QUARTER, "unit": "520000"}
    text = text_of(opened("trace", drafted, monkeypatch, **place))
    told = json.loads(next(drafted.rglob("*_依据.json")).read_text(encoding="utf-8"))
    printed = next(
        claim["text"]
        for sentence in told
        for claim in sentence["claims"]
        if claim["figure"] == ["measure", "new_projects", ""]
    )
    assert f'<div class="big">{int(printed):,}</div>' in text
    assert "新引进项目数" in text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("62c531cd99e29672459db17602030118c2f743267244b64ec2c5c84256f6", False),  # a version
        ("联系13900001111", True),
        ("联系139-0000-1111。", True),
        ("联系电话", True),
        ("1390000111", False),
    ],
)
def test_what_names_a_person(tmp_path: Path, text: str, names: bool) -> None:
    book = Workbook()
    book.worksheets[0]["B2"] = text
    path = tmp_path / "附表.xlsx"
    book.save(path)
    assert paper.names_persons(path, text, frozenset({"联系电话"})) is names
