"""Workbooks and extracts as offices type them, for the scenarios. Holds no expectation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

LEDGER = (
    "序号", "县（市、区）", "项目名称", "投资企业", "合同投资额（万元）", "产业类别", "招商类别", "签约时间",
    "是否为新引进项目", "项目进展情况", "代办事项", "申办时间", "办结时间", "走访服务次数", "电话服务次数", "备注",
)  # fmt: skip
TRACKING = (
    "序号", "活动名称", "项目名称", "项目所在地", "前期准备", "开工在建", "投产", "达产", "是否跟踪服务",
    "走访服务次数", "电话服务次数", "其中：市级走访次数", "其中：县级走访次数", "是否代办", "申办事项数", "办结事项数",
)  # fmt: skip
PROBLEMS = (
    "序号", "县（市、区）", "项目名称", "问题描述", "提出日期", "当前层级", "上报日期", "责任单位", "办结日期", "办理结果",
)  # fmt: skip
ARTICLES = ("序号", "报送单位", "标题", "报送日期", "是否采纳", "采纳刊物")
PROJECTS = "项目编码,项目名称,市州,县,投资方,投资来源,合同投资额(万元),行业,产业类别,签约日期,录入日期,项目状态"
SIGNED = "项目编码,活动名称,活动日期,项目名称,市州,县,投资方,合同投资额(亿元),项目类型,签约日期"

Row = Iterable[Any]


def matter(seq: Any, county: Any, name: Any, what: Any = None, filed: Any = None, closed: Any = None,
           visits: Any = None, calls: Any = None, progress: str = "在建") -> list[Any]:  # fmt: skip
    """One ledger row."""
    return [seq, county, name, "某某公司", 5000, "二产", "自主招商", "2016.12", None, progress,
            what, filed, closed, visits, calls, None]  # fmt: skip


def signed(seq: Any, name: Any, county: Any, tick: int = 0, tracked: Any = None, visits: Any = None,
           calls: Any = None, split: tuple[Any, Any] = (None, None), agency: Any = None) -> list[Any]:  # fmt: skip
    """One form-3 row; `tick` says which of the four progress columns is ticked."""
    ticks = ["√" if place == tick else None for place in range(4)]
    return [seq, "文博会", name, county, *ticks, tracked, visits, calls, *split, agency, None, None]


def sheets(path: Path, pages: Mapping[str, tuple[str, str, Iterable[str], Iterable[Row]]]) -> None:
    """A workbook: per sheet its title line, 填报单位, headers and rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, (title, unit, headers, rows) in pages.items():
        sheet = book.create_sheet(name)
        sheet.append([title])
        sheet.append([f"填报单位：{unit}"])
        sheet.append(list(headers))
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def ledger(path: Path, unit: str, month: int, rows: Iterable[Row], headers: Row = LEDGER) -> None:
    title = f"2017年{month}月贵州省招商引资项目代办服务台账"
    sheets(path, {"台账": (title, unit, headers, rows)})


def tracking(path: Path, quarter: str, centres: Mapping[str, Iterable[Row]]) -> None:
    title = f"省级重大活动签约项目跟踪服务情况表（2017年第{quarter}季度）"
    sheets(path, {unit[:20]: (title, unit, TRACKING, rows) for unit, rows in centres.items()})


def problems(path: Path, unit: str, month: int, rows: Iterable[Row]) -> None:
    title = f"2017年{month}月招商引资项目问题台账"
    sheets(path, {"问题": (title, unit, PROBLEMS, rows)})


def articles(path: Path, unit: str, month: int, rows: Iterable[Row]) -> None:
    title = f"2017年{month}月代办服务信息报送登记表"
    sheets(path, {"登记": (title, unit, ARTICLES, rows)})


def extract(path: Path, header: str, lines: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8-sig")


def receipts(path: Path, stated: Mapping[str, str]) -> None:
    lines = ["file,received_at", *(f"{file},{when}" for file, when in stated.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
