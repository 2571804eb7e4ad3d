"""The valid returns that are bent: a ledger, a tracking return, a summary. No finding.

Belongs here: their cells, and what reading them must yield. Does not belong here: the bends
(`bends_*.py`), comparing (`judge.py`).
"""

from __future__ import annotations

from typing import Any

import openpyxl

LEDGER_TITLE = "2017年4月贵州省招商引资项目代办服务台账"
UNIT = "填报单位：遵义市投资促进局"
HEADER, FIRST, LAST = 4, 5, 8  # rows of the ledger, as the program counts

LEDGER: dict[str, tuple[str, tuple[Any, ...]]] = {  # element -> header, cells of the four rows
    "seq": ("序号", (1, 0, 2, 3)),
    "county": ("县（市、区）", ("播州区", "播州区", "红花岗区", "湄潭县")),
    "project_name": ("项目名称", ("辣椒深加工项目", "辣椒深加工项目", "智能终端产业园", "茶旅综合体")),
    "investor": ("投资企业", ("甲公司", "甲公司", "乙公司", "丙公司")),
    "amount": ("合同投资额（万元）", (5000, 5000, 12000, 3200.5)),
    "industry_class": ("产业类别", ("一产", "一产", "二产", "三产")),
    "signed_month": ("签约时间", ("2016.12", "2016.12", "2017.03", "2017.02")),
    "is_new": ("是否为新引进项目", ("否", "否", "是", "是")),
    "progress": ("项目进展情况", ("在建", "在建", "开工", "前期准备")),
    "matter": ("代办事项", ("环评批复", "用地预审", "施工许可", "立项备案")),
    "filed_on": ("申办时间", ("04.06", "04.07", "04.11", "04.12")),
    "closed_on": ("办结时间", ("04.10", None, "04.18", None)),
    "visits": ("走访服务次数", (2, 1, 0, 3)),
    "calls": ("电话服务次数", (1, 4, 2, 0)),
    "remark": ("备注", (None, None, "分两期建设", None)),
}  # fmt: skip
LEDGER_ROWS: list[dict[str, str]] = [
    {"seq": "1", "county": "520304", "project_name": "辣椒深加工项目", "investor": "甲公司",
     "amount": "5000", "industry_class": "一产", "signed_month": "2016-12", "is_new": "否",
     "progress": "在建", "matter": "环评批复", "filed_on": "2017-04-06",
     "closed_on": "2017-04-10", "visits": "2", "calls": "1"},
    {"seq": "0", "county": "520304", "project_name": "辣椒深加工项目", "investor": "甲公司",
     "amount": "5000", "industry_class": "一产", "signed_month": "2016-12", "is_new": "否",
     "progress": "在建", "matter": "用地预审", "filed_on": "2017-04-07", "visits": "1",
     "calls": "4"},
    {"seq": "2", "county": "520302", "project_name": "智能终端产业园", "investor": "乙公司",
     "amount": "12000", "industry_class": "二产", "signed_month": "2017-03", "is_new": "是",
     "progress": "开工", "matter": "施工许可", "filed_on": "2017-04-11",
     "closed_on": "2017-04-18", "visits": "0", "calls": "2", "remark": "分两期建设"},
    {"seq": "3", "county": "520328", "project_name": "茶旅综合体", "investor": "丙公司",
     "amount": "3200.5", "industry_class": "三产", "signed_month": "2017-02", "is_new": "是",
     "progress": "前期准备", "matter": "立项备案", "filed_on": "2017-04-12", "visits": "3",
     "calls": "0"},
]  # fmt: skip

TRACKING_TITLE = "省级重大活动签约项目跟踪服务情况表（2017年第一季度）"
TRACKING_TOP: tuple[Any, ...] = (
    "序号", "活动名称", "项目名称", "项目所在地", "项目进展情况", None, None, None, "是否跟踪服务",
    "走访服务次数", "电话服务次数", "是否代办", "申办事项数", "办结事项数", "合同投资额（万元）",
)  # fmt: skip
TRACKING_SUB: tuple[Any, ...] = (None,) * 4 + ("前期准备", "开工在建", "投产", "达产")
TRACKING_CELLS: tuple[tuple[Any, ...], ...] = (
    (1, "文博会", "云数据中心", "播州区", None, "√", None, None, "是", 2, 1, "是", 3, 2, 8000),
    (2, "酒博会", "酱酒包装园", "播州区", "√", None, None, None, "是", 1, None, None, None, None, 900),
    (3, "文博会", "白茶加工", "播州区", None, None, "√", None, None, None, None, None, None, None, 60),
)  # fmt: skip
TRACKING_ROWS: list[dict[str, str]] = [
    {"seq": "1", "event": "文博会", "project_name": "云数据中心", "county": "520304",
     "p_building": "是", "tracked": "是", "visits": "2", "calls": "1", "agency": "是",
     "matters_filed": "3", "matters_closed": "2", "amount": "8000"},
    {"seq": "2", "event": "酒博会", "project_name": "酱酒包装园", "county": "520304",
     "p_preparing": "是", "tracked": "是", "visits": "1", "amount": "900"},
    {"seq": "3", "event": "文博会", "project_name": "白茶加工", "county": "520304",
     "p_producing": "是", "amount": "60"},
]  # fmt: skip

SUMMARY_TITLE = "贵州省省级重大活动签约项目跟踪服务情况汇总表（2017年第一季度）"
SUMMARY_HEADERS: tuple[Any, ...] = (
    "单位", "签约项目数", "前期准备", "开工在建", "投产", "达产", "服务项目数", "走访服务次数",
    "电话服务次数", "代办项目数", "申办事项数", "办结事项数", "存在困难或问题的项目名称",
)  # fmt: skip
SUMMARY_CELLS: tuple[tuple[Any, ...], ...] = (
    ("市本级", 2, 0, 1, 1, 0, 2, 4, 3, 1, 2, 1, None),
    ("播州区", 3, 1, 1, 1, 0, 2, 3, 1, 1, 3, 2, None),
)
SUMMARY_ROWS: list[dict[str, str]] = [
    {"unit": "520300BJ", "signed_projects": "2", "p_preparing": "0", "p_building": "1",
     "p_producing": "1", "p_full": "0", "served_projects": "2", "visits": "4", "calls": "3",
     "agency_projects": "1", "matters_filed": "2", "matters_closed": "1"},
    {"unit": "520304", "signed_projects": "3", "p_preparing": "1", "p_building": "1",
     "p_producing": "1", "p_full": "0", "served_projects": "2", "visits": "3", "calls": "1",
     "agency_projects": "1", "matters_filed": "3", "matters_closed": "2"},
]  # fmt: skip


def ledger() -> openpyxl.Workbook:
    """Title in A1, 填报单位 in A2, headers in row 4, data in rows 5 to 8, columns A to O."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "台账"
    page["A1"], page["A2"] = LEDGER_TITLE, UNIT
    for column, (header, cells) in enumerate(LEDGER.values(), 1):
        page.cell(HEADER, column, header)
        for row, value in enumerate(cells, FIRST):
            page.cell(row, column, value)
    return book


def tracking() -> openpyxl.Workbook:
    """Title in A1, 填报单位 in A2, two header rows 3 and 4, data in rows 5 to 7; one county."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "播州区"
    rows = (
        (TRACKING_TITLE,), ("填报单位：遵义市播州区投资促进局",), TRACKING_TOP, TRACKING_SUB,
        *TRACKING_CELLS,
    )  # fmt: skip
    for row in rows:
        page.append(row)
    page.merge_cells("E3:H3")
    for column in (*range(1, 5), *range(9, 16)):
        page.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    return book


def summary() -> openpyxl.Workbook:
    """Title in A1, 填报单位 in A2, headers in row 3, data in rows 4 and 5."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in ((SUMMARY_TITLE,), (UNIT,), SUMMARY_HEADERS, *SUMMARY_CELLS):
        page.append(row)
    return book
