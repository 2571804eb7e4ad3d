"""Every rule of every form, on both sides of its boundary: the cell, the severity, the sentence.

Each entry: what to write so that the rule is just kept, what breaks it by the least, where it says so,
and the message with its values. A list of changes makes that many rows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.model.folder import Catalog
from tests.unit.rules.book import UNITS, send
from tests.unit.rules.by_kind import Case, Changes, cases_of


def required(form: str, rule: str, element: str, message: str, severity: str = "error") -> Case:
    """Any content keeps it; white space alone does not."""
    return Case(form, rule, {}, {element: " "}, (element, 0), severity, message)


def late(form: str, rule: str, element: str, days: tuple[str, str], message: str, severity: str = "warning") -> Case:  # fmt: skip
    """The first day is in order, the second is not."""
    return Case(
        form, rule, {element: days[0]}, {element: days[1]}, (element, 0), severity,
        message.replace("{value}", days[1]),
    )  # fmt: skip


LEDGER, TRACKING, SUMMARY = "gz2017.ledger", "gz2017.tracking", "gz2017.tracking_summary"
PROBLEMS, ARTICLES, LIAISON = "gz2017.problems", "gz2017.articles", "gz2017.liaison"
PROJECTS, SIGNED = "platform.projects", "platform.signed_projects"
REVIEWS = "platform.link_reviews"
NO_CONTACT = {"visits": None, "calls": None}
NO_TICK = {"p_preparing": None}
SERVED = {"visits": None, "calls": None, "city_visits": None, "county_visits": None}
NO_AGENCY = {"agency": None, "matters_filed": None, "matters_closed": None}

CASES = [
    # --- ledger ---
    required(LEDGER, "ledger_project_name", "project_name", "请填写项目名称；同一项目的后续事项请把序号填为“0”，名称可以不填。本行暂不计入。"),
    Case(LEDGER, "ledger_matter", {**NO_CONTACT, "calls": 1, "matter": None}, {"visits": 0, "calls": 0, "matter": None}, ("matter", 0), "error",
         "请填写代办事项（如：环评批复）；本月只走访或电话服务的，请填写走访或电话服务次数（如：1）。本行暂不计入。"),
    Case(LEDGER, "ledger_filed_on", {"matter": None, "filed_on": None, "closed_on": None}, {"filed_on": None}, ("filed_on", 0), "error",
         "填了代办事项，请同时填写申办时间，如：01.06。本行暂不计入。"),
    Case(LEDGER, "ledger_closed_before_filed", {"filed_on": "03.06", "closed_on": "03.06"}, {"filed_on": "03.06", "closed_on": "03.05"}, ("closed_on", 0), "error",
         "办结时间（03.05）早于申办时间（03.06），请核对后改正，如：申办 01.06、办结 01.20。本行暂不计入。"),
    late(LEDGER, "ledger_filed_after_receipt", "filed_on", ("03.22", "03.23"), "申办时间（{value}）晚于本表收到的日期，请核对月、日；若是上年的事项，请写全年月日，如：2016-11-20。本行暂不计入。", "error"),
    late(LEDGER, "ledger_closed_after_receipt", "closed_on", ("03.22", "03.23"), "办结时间（{value}）晚于本表收到的日期，请核对月、日；还没有办结的请留空。"),
    late(LEDGER, "ledger_signed_after_period", "signed_month", ("2017.03", "2017.04"), "签约时间（{value}）晚于本表的报告期，请核对，如：2017.01。"),
    required(LEDGER, "ledger_amount", "amount", "没有填写合同投资额，请补填，以万元为单位，如：5000。", "warning"),
    Case(LEDGER, "ledger_numbering", [{}, {"seq": 0}, {"seq": 2}], [{}, {"seq": 0}, {"seq": 3}], ("seq", 2), "warning",
         "序号应为 2，现为“3”；请按 1、2、3 连续编号，同一项目的后续事项填 0。"),
    # --- form 3 ---
    required(TRACKING, "tracking_project_name", "project_name", "请填写项目名称，如：某某产业园项目。本行暂不计入。"),
    Case(TRACKING, "tracking_one_progress", {**NO_TICK, "p_full": "√"}, {"p_full": "√"}, ("p_full", 0), "error",
         "项目进展情况四栏应勾选一栏，现勾选了 2 栏；请只在一栏打“√”。本行暂不计入。"),
    Case(TRACKING, "tracking_one_progress", {}, NO_TICK, ("p_preparing", 0), "error",
         "项目进展情况四栏应勾选一栏，现勾选了 0 栏；请只在一栏打“√”。本行暂不计入。"),
    Case(TRACKING, "tracking_closed_exceeds_filed", {"matters_filed": 2, "matters_closed": 2}, {"matters_filed": 2, "matters_closed": 3}, ("matters_closed", 0), "error",
         "办结事项数（3）多于申办事项数（2），请核对，如：申办 2、办结 1。本行暂不计入。"),
    Case(TRACKING, "tracking_agency_implies_tracked", {**SERVED, **NO_AGENCY, "tracked": None}, {**SERVED, "tracked": None}, ("tracked", 0), "warning",
         "有代办的视为有跟踪服务，请在“是否跟踪服务”栏填“是”。已按有跟踪服务统计。"),
    Case(TRACKING, "tracking_service_implies_tracked", {**SERVED, "calls": 0, "tracked": None}, {**SERVED, "calls": 1, "tracked": None}, ("tracked", 0), "warning",
         "填了走访或电话服务次数，请在“是否跟踪服务”栏填“是”。已按有跟踪服务统计。"),
    Case(TRACKING, "tracking_matters_imply_agency", {**NO_AGENCY, "matters_filed": 0}, {**NO_AGENCY, "matters_filed": 1}, ("agency", 0), "warning",
         "填了申办或办结事项数，请在“是否代办”栏填“是”；没有代办的，请清空事项数。"),
    Case(TRACKING, "tracking_visits_split", {"visits": 3, "city_visits": 1, "county_visits": 2}, {"visits": 4, "city_visits": 1, "county_visits": 2}, ("visits", 0), "warning",
         "走访服务次数（4）与市级、县级走访次数之和（3）不等，请核对，如：走访 3、市级 1、县级 2。"),
    late(TRACKING, "tracking_signed_after_period", "signed_month", ("2017.03", "2017.04"), "签约时间（{value}）晚于本表的报告期，请核对，如：2016.09。"),
    required(TRACKING, "tracking_amount", "amount", "没有填写合同投资额，请补填，以万元为单位，如：12000。", "warning"),
    Case(TRACKING, "tracking_numbering", [{}, {"seq": 2}], [{}, {"seq": 4}], ("seq", 1), "warning", "序号应为 2，现为“4”；请按 1、2、3 连续编号。"),
    Case(TRACKING, "tracking_last_number", [{}, {"seq": 2}], [{}, {"seq": 3}], ("seq", 1), "warning",
         "序号末尾数（3）、项目行数（2）与四栏勾选数之和（2）应相等，请核对有无漏行、漏勾或重勾。"),
    Case(TRACKING, "tracking_last_number", [{}, {}], [{}, {"p_full": "√"}], ("seq", 1), "warning",
         "序号末尾数（2）、项目行数（2）与四栏勾选数之和（3）应相等，请核对有无漏行、漏勾或重勾。"),
    # --- form 4 ---
    Case(SUMMARY, "summary_closed_exceeds_filed", {"matters_filed": 20, "matters_closed": 20}, {"matters_filed": 20, "matters_closed": 21}, ("matters_closed", 0), "warning",
         "办结事项数（21）多于申办事项数（20），请核对，如：申办 20、办结 15。"),
    Case(SUMMARY, "summary_progress_sum", {"signed_projects": 4}, {"signed_projects": 5}, ("signed_projects", 0), "warning",
         "签约项目数（5）与四栏进展之和（4）不等，请核对；每个项目只计入一栏。"),
    Case(SUMMARY, "summary_served_exceeds_signed", {"served_projects": 4}, {"served_projects": 5}, ("served_projects", 0), "warning",
         "服务项目数（5）多于签约项目数（4），请核对；一个项目只计一次。"),
    Case(SUMMARY, "summary_agency_exceeds_served", {"served_projects": 3, "agency_projects": 3}, {"served_projects": 3, "agency_projects": 4}, ("agency_projects", 0), "warning",
         "代办项目数（4）多于服务项目数（3）；有代办的视为有服务，请核对。"),
    # --- problems ---
    required(PROBLEMS, "problems_project_name", "project_name", "请填写项目名称。本行暂不计入。"),
    required(PROBLEMS, "problems_description", "description", "请写明问题，如：用地指标未落实。本行暂不计入。"),
    required(PROBLEMS, "problems_raised_on", "raised_on", "请填写提出日期，如：2017-02-10。本行暂不计入。"),
    Case(PROBLEMS, "problems_closed_before_raised", {"closed_on": "2017-03-01"}, {"closed_on": "2017-02-28"}, ("closed_on", 0), "error",
         "办结日期（2017-02-28）早于提出日期（2017-03-01），请核对。本行暂不计入。"),
    late(PROBLEMS, "problems_raised_after_receipt", "raised_on", ("2017-03-22", "2017-03-23"), "提出日期（{value}）晚于本表收到的日期，请核对，如：2017-02-10。"),
    late(PROBLEMS, "problems_closed_after_receipt", "closed_on", ("2017-03-22", "2017-03-23"), "办结日期（{value}）晚于本表收到的日期，请核对；还没有解决的请留空。"),
    Case(PROBLEMS, "problems_rung_before_raised", {"rung_on": "2017-03-01"}, {"rung_on": "2017-02-28"}, ("rung_on", 0), "warning",
         "上报日期（2017-02-28）早于提出日期（2017-03-01），请核对。"),
    # --- articles, liaison ---
    required(ARTICLES, "articles_sender", "sender", "请填写报送单位，如：某市投资促进局。本行暂不计入。"),
    required(ARTICLES, "articles_title", "title", "请填写信息标题。本行暂不计入。"),
    required(ARTICLES, "articles_sent_on", "sent_on", "请填写报送日期，如：2017-03-10。本行暂不计入。"),
    late(ARTICLES, "articles_sent_after_receipt", "sent_on", ("2017-03-22", "2017-03-23"), "报送日期（{value}）晚于本表收到的日期，请核对，如：2017-03-10。"),
    required(LIAISON, "liaison_unit", "unit", "请填写联络员所在单位，如：某市投资促进局。"),
    required(LIAISON, "liaison_name", "name", "请填写联络员姓名。"),
    required(LIAISON, "liaison_phone", "phone", "请填写联络员电话，如：0851-00000000。"),
    # --- the platform's lists ---
    required(PROJECTS, "projects_code", "project_code", "缺项目编码，请从平台重新导出。本行暂不计入。"),
    required(PROJECTS, "projects_name", "project_name", "缺项目名称，请在平台补录后重新导出。本行暂不计入。"),
    required(PROJECTS, "projects_city", "city", "缺市州，请在平台补录后重新导出。本行暂不计入。"),
    required(PROJECTS, "projects_entered_on", "entered_on", "缺录入日期，无法判断是否为新引进项目，请从平台重新导出，日期如：2017-03-01。本行暂不计入。"),
    required(PROJECTS, "projects_source", "source", "缺投资来源，不会计为新引进项目；请在平台补录，如：省外境内。", "warning"),
    required(PROJECTS, "projects_amount", "amount", "缺合同投资额，不会计为新引进项目；请在平台补录，以万元为单位，如：5000。", "warning"),
    late(PROJECTS, "projects_entered_after_receipt", "entered_on", ("2017-03-22", "2017-03-23"), "录入日期（{value}）晚于本清单收到的日期，请核对，如：2017-03-01。"),
    required(REVIEWS, "link_list", "list", "请填写对应清单，如：省统计平台项目。本行暂不采用。"),
    required(REVIEWS, "link_stated_name", "stated_name", "请填写上报名称，与报表上的写法相同，如：某某产业园项目。本行暂不采用。"),
    required(REVIEWS, "link_project_code", "project_code", "请填写平台项目编码，可在平台清单中查到。本行暂不采用。"),
    Case(REVIEWS, "link_decided_by", {"verdict": None, "decided_by": None}, {"decided_by": None}, ("decided_by", 0), "error",
         "填了结论，请同时填写核对人，如：某某。本行结论暂不采用。"),
    Case(REVIEWS, "link_decided_on", {"verdict": None, "decided_on": None}, {"decided_on": None}, ("decided_on", 0), "error",
         "填了结论，请同时填写核对日期，如：2017-07-03。本行结论暂不采用。"),
    late(REVIEWS, "link_decided_after_receipt", "decided_on", ("2017-03-22", "2017-03-23"), "核对日期（{value}）晚于本表收到的日期，请核对，如：2017-07-03。本行结论暂不采用。", "error"),
    required(SIGNED, "signed_code", "project_code", "缺项目编码，请重新导出。本行暂不计入。"),
    required(SIGNED, "signed_name", "project_name", "缺项目名称，请补录后重新导出。本行暂不计入。"),
    required(SIGNED, "signed_city", "city", "缺市州，请补录后重新导出。本行暂不计入。"),
    required(SIGNED, "signed_type", "project_type", "缺项目类型，无法判断是否为投资项目，请填“投资”或“贸易”。本行暂不计入。"),
    required(SIGNED, "signed_amount", "amount", "缺合同投资额，请补录，以亿元为单位，如：1.2。", "warning"),
]  # fmt: skip


CASES += [
    case
    for folder in load_catalog().regimes
    if folder.regime.id in UNITS
    for case in cases_of(folder)
]


def rows_of(changes: Changes) -> list[dict[str, Any]]:
    return changes if isinstance(changes, list) else [changes]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_just_broken_is_told_at_its_cell(catalog: Catalog, tmp_path: Path, case: Case) -> None:
    sent = send(catalog, tmp_path, case.form, rows_of(case.broken))
    (finding,) = sent.of(case.rule)
    assert (finding.cell, finding.severity, finding.message) == (
        sent.at(*case.at),
        case.severity,
        case.message,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_just_kept_is_silent(catalog: Catalog, tmp_path: Path, case: Case) -> None:
    sent = send(catalog, tmp_path, case.form, rows_of(case.kept))
    assert sent.outcome.submissions, sent.outcome.reason
    assert sent.of(case.rule) == []


@pytest.mark.parametrize("form", sorted({case.form for case in CASES}))
def test_the_row_that_cases_change_has_no_fault(
    catalog: Catalog, tmp_path: Path, form: str
) -> None:
    sent = send(catalog, tmp_path, form, [{}, {}])
    assert [(f.rule, f.cell, f.message) for f in sent.outcome.all_findings()] == []


def test_every_declared_rule_has_a_case() -> None:
    declared = {
        (f"{folder.regime.id}.{form.id}", rule.id)
        for folder in load_catalog().regimes
        for form in folder.forms
        for rule in form.rules
    }
    assert {(case.form, case.rule) for case in CASES} == declared
