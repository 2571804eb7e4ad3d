"""Half a year of a few returns of the landing-service policy, as offices type them. Each group of
indicators has its own county, so that a figure can be counted on paper. Holds no expectation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

ORDERS = (
    "编号", "来源", "项目名称", "产业", "建设地址（市州、县）", "承办单位", "派发日期", "反馈期限", "反馈日期", "推进情况",
    "存在问题", "办结日期", "催办次数",
)  # fmt: skip
LEDGER = (
    "项目编码", "项目名称", "合同投资额（亿元）", "重点产业", "包保领导", "责任单位", "责任人", "最近跟踪日期", "进展", "困难问题",
)  # fmt: skip
MEETINGS = ("单位", "会议类型", "召开日期", "议定事项", "责任单位", "完成时限", "完成日期")
PLATFORM = (
    "项目编码,项目名称,市州,县,投资来源,合同投资额(万元),重点产业,签约日期,录入日期,履约日期,开工日期,投产日期,"
    "到位资金(万元),项目状态"
)
PROJECTS = (
    # entry: Tongzi. The last day in time and the day after, for month ends of unequal length
    "E1,按时一,遵义市,桐梓县,省内,500,,2021-01-31,2021-02-28,,,,0,签约",
    "E2,超期一,遵义市,桐梓县,省内,500,,2021-01-31,2021-03-01,,,,0,签约",
    "E3,按时二,遵义市,桐梓县,省内,500,,2021-02-28,2021-03-28,,,,0,签约",
    "E4,超期二,遵义市,桐梓县,省内,500,,2021-02-28,2021-03-29,,,,0,签约",
    "E5,按时三,遵义市,桐梓县,省内,500,,2021-05-31,2021-06-30,,,,0,签约",
    "E6,未到期,遵义市,桐梓县,省内,500,,2021-06-15,2021-06-16,,,,0,签约",
    "E7,施行前到期,遵义市,桐梓县,省内,500,,2020-11-30,2020-12-31,,,,0,签约",
    # ledgers: Nanming, Yunyan and Guiyang itself. On the thresholds and just below
    "T1,南明十亿,贵阳市,南明区,省内,100000,白酒,2021-01-10,2021-01-10,,,,0,签约",
    "T2,南明近十亿,贵阳市,南明区,省内,99999.75,白酒,2021-01-10,2021-01-10,,,,0,签约",
    "T3,南明五亿,贵阳市,南明区,省内,50000,白酒,2021-01-10,2021-01-10,,,,0,签约",
    "T4,南明近五亿,贵阳市,南明区,省内,49999.75,白酒,2021-01-10,2021-01-10,,,,0,签约",
    "T5,云岩一亿,贵阳市,云岩区,省内,10000,茶,2021-01-10,2021-01-10,,,,0,签约",
    "T6,云岩近一亿,贵阳市,云岩区,省内,9999.75,茶,2021-01-10,2021-01-10,,,,0,签约",
    "T7,云岩非重点,贵阳市,云岩区,省内,200000,,2021-01-10,2021-01-10,,,,0,签约",
    "T8,云岩终止,贵阳市,云岩区,省内,200000,茶,2021-01-10,2021-01-10,,,,0,终止",
    "T9,云岩洽谈,贵阳市,云岩区,省内,200000,茶,,2021-01-10,,,,0,洽谈",
    "T10,贵阳市直,贵阳市,,省内,60000,茶,2021-01-10,2021-01-10,,,,0,签约",
    "T11,云岩十亿,贵阳市,云岩区,省内,100000,茶,2021-05-01,2021-05-01,,,,0,签约",
    # stages: Xingyi. On the last day and one day past it: 90, 180 and 365 days
    "S1,未履约,黔西南州,兴义市,省内,1000,,2021-01-01,2021-01-01,,,,0,签约",
    "S2,九十天履约,黔西南州,兴义市,省内,2000,,2021-01-01,2021-01-01,2021-04-01,,,0,签约",
    "S3,未落地,黔西南州,兴义市,省内,3000,,2020-12-31,2020-12-31,2021-01-05,,,0,签约",
    "S4,未满一年,黔西南州,兴义市,省内,4000,,2020-06-01,2020-06-01,,2020-06-30,,1000,开工",
    "S5,推进慢,黔西南州,兴义市,省内,5000,,2020-06-01,2020-06-01,,2020-06-29,,0,开工",
    "S6,已投产,黔西南州,兴义市,省内,6000,,2020-06-01,2020-06-01,2020-07-01,2020-08-01,2021-05-31,6000,投产",
    "S7,已终止,黔西南州,兴义市,省内,7000,,2020-06-01,2020-06-01,,,,0,终止",
    # difficulties: Panzhou
    "D1,难办甲,六盘水市,盘州市,省内,20000,茶,2021-01-05,2021-01-05,,,,0,签约",
    "D2,难办乙,六盘水市,盘州市,省内,20000,茶,2021-01-05,2021-01-05,,,,0,签约",
    # names within each other, of another phase, twice the same: Liuzhi
    "D3,难办园,六盘水市,六枝特区,省内,500,,2021-01-05,2021-01-05,,,,0,签约",
    "D4,难办园二期,六盘水市,六枝特区,省内,500,,2021-01-05,2021-01-05,,,,0,签约",
    "D5,同名园,六盘水市,六枝特区,省内,500,,2021-01-05,2021-01-05,,,,0,签约",
    "D6,同名园,六盘水市,六枝特区,省内,500,,2021-01-05,2021-01-05,,,,0,签约",
    "D7,不难办,六盘水市,六枝特区,省内,500,,2021-01-05,2021-01-05,,,,0,签约",
    "D8,难说,六盘水市,六枝特区,省内,500,,2021-01-05,2021-01-05,,,,0,签约",
)


def ledger_row(code: Any, name: str, difficulty: str | None = None) -> list[Any]:
    return [code, name, 2, "茶", "领导甲", "县工信局", "某甲", "2021-03-20", "正在推进", difficulty]


def order(number: str, handler: str, issued: str, due: str, feedback: str | None = None,
          closed: str | None = None, urged: int = 0) -> list[Any]:  # fmt: skip
    return [number, "领导会见", "某项目", "茶", "某地", handler, issued, due, feedback, None, None,
            closed, urged]  # fmt: skip


def meeting(unit: str, kind: str, held: str, item: str | None = None, limit: str | None = None,
            finished: str | None = None) -> list[Any]:  # fmt: skip
    return [unit, kind, held, item, "某单位", limit, finished]


def write(path: Path, title: str, sheets: Mapping[str, tuple[str, Iterable[Iterable[Any]]]],
          headers: Iterable[str]) -> None:  # fmt: skip
    """A workbook: title in row 1, 填报单位 in row 2, headers in row 3, data from row 4."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, (unit, rows) in sheets.items():
        sheet = book.create_sheet(name)
        for line in ([title], [f"填报单位：{unit}"], list(headers), *map(list, rows)):
            sheet.append(line)
    book.save(path)


def ledgers(at: Path, quarter: str, name: str,
            sheets: Mapping[str, tuple[str, list[list[Any]]]]) -> None:  # fmt: skip
    title = f"2021年第{quarter}季度重大招商项目落地服务台账"
    write(at / f"台账{name}{quarter}.xlsx", title, sheets, LEDGER)


def register(at: Path, quarter: str, name: str, unit: str, rows: list[list[Any]]) -> None:
    title = f"2021年第{quarter}季度研究、联席会议登记表"
    write(at / f"会议{name}{quarter}.xlsx", title, {"登记": (unit, rows)}, MEETINGS)


def orders(at: Path, quarter: str, rows: list[list[Any]]) -> None:
    title = f"2021年第{quarter}季度项目落地服务工作单登记表"
    write(at / f"工作单{quarter}.xlsx", title, {"登记": ("贵州省投资促进局", rows)}, ORDERS)


def first_quarter(at: Path) -> None:
    orders(at, "一", [
        order("A1", "安顺市人民政府", "2021-02-01", "2021-02-15", "2021-02-15", "2021-03-01"),
        order("A2", "安顺市投资促进局", "2021-02-01", "2021-02-15", "2021-02-16", urged=1),
        order("A3", "平坝区", "2021-03-01", "2021-03-31"),
        order("A4", "省能源局", "2021-03-01", "2021-04-10"),
        order("A5", "平坝区", "2021-03-10", "2021-03-05"),
    ])  # fmt: skip
    ledgers(at, "一", "省", {"省级": ("贵州省投资促进局", [
        ledger_row("T1", "南明十亿"), ledger_row("D1", "难办甲", "用地指标未落实")])})  # fmt: skip
    ledgers(at, "一", "贵阳", {
        "市本级": ("贵阳市投资促进局", [
            ledger_row("T1", "南明十亿"), ledger_row("T2", "南明近十亿"), ledger_row("T10", "贵阳市直"),
            ledger_row(None, "没有编码")]),
        "南明区": ("南明区投资促进局", [
            ledger_row("T2", "南明近十亿"), ledger_row("T3", "南明五亿"), ledger_row("T4", "南明近五亿"),
            ledger_row("T5", "云岩一亿")]),
    })  # fmt: skip
    ledgers(at, "一", "遵义", {"市本级": ("遵义市投资促进局", [ledger_row("T3", "南明五亿")])})
    ledgers(at, "一", "六盘水", {
        "市本级": ("六盘水市投资促进局", [ledger_row("D1", "难办甲", "用地指标未落实")]),
        "盘州市": ("盘州市投资促进局", [
            ledger_row("D1", "难办甲", "用地指标未落实"), ledger_row("D2", "难办乙", "融资困难")]),
        "六枝特区": ("六枝特区投资促进局", [
            ledger_row("D3", "难办园", "用电"), ledger_row("D4", "难办园二期", "用地"),
            ledger_row("D5", "同名园", "融资"), ledger_row("D6", "同名园", "融资"),
            ledger_row("D7", "不难办", "暂无困难和问题"), ledger_row("D8", "难说", "无明显困难")]),
    })  # fmt: skip
    register(at, "一", "省", "贵州省投资促进局", [
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "协调解决难办甲的用地指标", "2021-04-15"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "研究进场道路", "2021-04-15"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "研究用电价格", "2021-06-30"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "研究用气价格", "2021-07-01"),
        meeting("省自然资源厅", "用地会商", "2021-02-01"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "协调解决难办园二期的用地指标"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "协调解决同名园的融资"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "推进难办园三期"),
    ])  # fmt: skip
    register(at, "一", "黔东南", "黔东南州投资促进局", [
        meeting("凯里市", "县月度研究", "2021-01-31"),
        meeting("凯里市", "县月度研究", "2021-02-01"),
        meeting("凯里市", "县月度研究", "2021-02-28"),
        meeting("凯里市", "县月度研究", "2021-04-01"),
        meeting("黔东南州", "市季度研究", "2021-03-31"),
        meeting("桐梓县", "县月度研究", "2021-03-31"),
    ])  # fmt: skip


def second_quarter(at: Path) -> None:
    orders(at, "二", [
        order("A1", "安顺市人民政府", "2021-02-01", "2021-02-15", "2021-02-15", "2021-03-01"),
        order("A2", "安顺市投资促进局", "2021-02-01", "2021-02-15", "2021-02-16", "2021-05-01", 1),
        order("A3", "平坝区", "2021-03-01", "2021-03-31", "2021-04-20", urged=1),
        order("A4", "省能源局", "2021-03-01", "2021-04-10", "2021-04-11", "2021-04-11"),
        order("A6", "安顺市人民政府", "2021-06-01", "2021-07-01"),
        order("A7", "平坝区", "2021-06-01", "2021-06-30"),
    ])  # fmt: skip
    ledgers(at, "二", "省", {"省级": ("贵州省投资促进局", [
        ledger_row("T1", "南明十亿"), ledger_row("D1", "难办甲")])})  # fmt: skip
    ledgers(at, "二", "贵阳", {
        "市本级": ("贵阳市投资促进局", [ledger_row("T1", "南明十亿"), ledger_row("T10", "贵阳市直")]),
        "南明区": ("南明区投资促进局", [
            ledger_row("T1", "南明十亿"), ledger_row("T2", "南明近十亿"), ledger_row("T3", "南明五亿"),
            ledger_row("T4", "南明近五亿"), ledger_row("T99", "不在平台")]),
    })  # fmt: skip
    ledgers(at, "二", "六盘水", {
        "市本级": ("六盘水市投资促进局", [ledger_row("D1", "难办甲", "林地手续未办")]),
        "盘州市": ("盘州市投资促进局", [ledger_row("D1", "难办甲"), ledger_row("D2", "难办乙")]),
    })  # fmt: skip
    ledgers(at, "二", "黔西南", {
        "兴义市": ("兴义市投资促进局", [ledger_row("S1", "未履约", "企业资金未到位")]),
    })  # fmt: skip
    register(at, "二", "省", "贵州省投资促进局", [
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "协调解决难办甲的用地指标", "2021-04-15", "2021-04-15"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "研究进场道路", "2021-04-15", "2021-04-16"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "研究用电价格", "2021-06-30"),
        meeting("贵州省投资促进局", "省联席", "2021-03-30", "研究用气价格", "2021-07-01"),
    ])  # fmt: skip
    # the last three are not theirs to hold
    register(at, "二", "黔东南", "黔东南州投资促进局", [
        meeting("凯里市", "县月度研究", "2021-05-31"),
        meeting("黔东南州", "用地会商", "2021-05-10"),
        meeting("凯里市", "市季度研究", "2021-05-12"),
        meeting("黔东南州", "省联席", "2021-05-13", "协调解决难办乙的融资", "2021-06-15"),
    ])  # fmt: skip


def send(at: Path) -> None:
    """All returns, with the times of receipt."""
    at.mkdir(parents=True)
    (at / "平台.csv").write_text("\n".join([PLATFORM, *PROJECTS]), encoding="utf-8-sig")
    first_quarter(at)
    second_quarter(at)
    lines = ["file,received_at", "平台.csv,2021-07-01 09:00:00"]
    for path in sorted(at.glob("*.xlsx")):
        day = "2021-03-31" if path.stem.endswith("一") else "2021-06-30"
        lines.append(f"{path.name},{day} 23:59:59")
    (at / "receipts.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
