"""The workbook beside the bulletin: form 1, rankings, lists, and the parts of every figure.

Belongs here: one function per sheet. Does not belong here: appearance (`sheet_style.py`),
selection (`facts.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.publications import sheet_style as style
from pipelines.publications.facts import BulletinFacts
from pipelines.publications.monitoring_form import draw_form, save
from pipelines.publications.placement import BulletinPlacement, FormPlacement
from pipelines.publications.records import Assumption, Figure
from pipelines.publications.wording import NO_VALUE, points

LEVELS = {"province": "省", "city": "市（州）", "county": "县（市、区）", "office": "部门、乡镇"}
STATES = {"on_time": "按时", "late": "迟报", "missing": "缺报", "rejected": "不能使用"}
ATTAINED = {True: "达到", False: "未达到", None: NO_VALUE}
Rows = Sequence[Sequence[style.Value]]


def write_workbook(
    facts: BulletinFacts,
    assumptions: Sequence[Assumption],
    form: FormPlacement,
    bulletin: BulletinPlacement,
    path: Path,
) -> None:
    """Write all sheets to `path`; the same facts give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    draw_form(book.create_sheet(form.sheet), facts, form, bulletin)
    notice = bulletin.simulated if facts.edition.is_simulated else ""
    sheets: list[tuple[str, Callable[[Worksheet, BulletinFacts, str], None]]] = [
        ("排名", ranking_sheet),
        ("迟报缺报", duties_sheet),
        ("低于目标的县区", counties_sheet),
        ("困难问题", problems_sheet),
        ("指标明细", figures_sheet),
    ]
    for name, draw in sheets:
        draw(book.create_sheet(name), facts, notice)
    notes_sheet(book.create_sheet("说明"), facts, assumptions, notice)
    save(book, path, facts)


def ranking_sheet(sheet: Worksheet, facts: BulletinFacts, notice: str) -> None:
    """Every ranked indicator, best first; units with denominator 0 last, unranked."""
    rows: list[list[style.Value]] = []
    for item in facts.indicators:
        if not item.is_ranked:
            continue
        own = [f for f in facts.figures if f.indicator == item.indicator and f.level == "city"]
        for figure in sorted(own, key=lambda f: (f.rank is None, f.rank or 0)):
            rows.append([
                item.name, figure.rank or NO_VALUE, figure.unit_name, item.numerator_name,
                figure.numerator, item.denominator_name or NO_VALUE, _count(figure.denominator),
            _share(figure),
                _target(figure), ATTAINED[figure.attained], _points(figure),
                figure.previous_rank or NO_VALUE, _rank_change(figure), figure.remark or NO_VALUE,
            ])  # fmt: skip
    labels = ["指标", "名次", "单位", "分子", "分子数", "分母", "分母数", "比例", "目标",
              "是否达标", "较上期（百分点）", "上期名次", "名次变化", "说明"]  # fmt: skip
    title = f"{facts.edition.label}市（州）指标排名"
    _table(
        sheet,
        title,
        notice,
        labels,
        rows,
        [24, 7, 14, 24, 9, 16, 9, 9, 8, 9, 10, 9, 10, 40],
        (8, 9),
    )


def duties_sheet(sheet: Worksheet, facts: BulletinFacts, notice: str) -> None:
    """Returns that were late, missing, not usable, empty or copied."""
    told = [d for d in facts.duties if d.state != "on_time" or not d.complete]
    rows: list[list[style.Value]] = [
        [
            duty.unit_name, duty.form_title, duty.period_label, duty.due_on.isoformat(),
            duty.received_at.strftime("%Y-%m-%d %H:%M") if duty.received_at else NO_VALUE,
            STATES.get(duty.state, duty.state),
            duty.days_late if duty.state == "late" and duty.days_late is not None else NO_VALUE,
            "空表或照抄前期" if duty in facts.hollow else NO_VALUE, duty.file or NO_VALUE,
        ] for duty in told
    ]  # fmt: skip
    labels = ["单位", "报表", "时期", "截止日", "收到时间", "状态", "迟报天数", "内容", "文件"]
    title = f"{facts.edition.label}迟报、缺报情况"
    _table(sheet, title, notice, labels, rows, [16, 34, 16, 12, 17, 10, 9, 16, 40])


def counties_sheet(sheet: Worksheet, facts: BulletinFacts, notice: str) -> None:
    names = {item.indicator: item for item in facts.indicators}
    rows: list[list[style.Value]] = [
        [
            names[figure.indicator].name, figure.parent_name, figure.unit_name, figure.numerator,
            figure.denominator, _share(figure), _target(figure), _points(figure),
        ]
        for figure in facts.figures
        if figure.level == "county" and figure.attained is False
    ]  # fmt: skip
    labels = [
        "指标",
        "市（州）",
        "县（市、区）",
        "分子数",
        "分母数",
        "比例",
        "目标",
        "较上期（百分点）",
    ]
    title = f"{facts.edition.label}低于目标的县（市、区）"
    _table(sheet, title, notice, labels, rows, [26, 14, 18, 9, 9, 9, 8, 12], (6, 7))


def problems_sheet(sheet: Worksheet, facts: BulletinFacts, notice: str) -> None:
    """Every problem open at the period's end, longest on its rung first within the city."""
    rows: list[list[style.Value]] = [
        [
            problem.city_name, problem.county_name, problem.project_name, problem.description,
            problem.raised_on.isoformat(), problem.rung, problem.days_on_rung, problem.responsible,
        ]
        for problem in facts.problems
    ]  # fmt: skip
    labels = [
        "市（州）",
        "县（市、区）",
        "项目名称",
        "问题描述",
        "提出日期",
        "当前层级",
        "停留天数",
        "责任单位",
    ]
    title = f"{facts.edition.label}未办结困难问题"
    _table(sheet, title, notice, labels, rows, [14, 18, 36, 40, 12, 18, 9, 20])


def figures_sheet(sheet: Worksheet, facts: BulletinFacts, notice: str) -> None:
    names = {item.indicator: item for item in facts.indicators}
    rows: list[list[style.Value]] = []
    for figure in facts.figures:
        item = names[figure.indicator]
        rows.append([
            item.group, item.name, LEVELS[figure.level], figure.unit_name, item.numerator_name,
            figure.numerator, item.denominator_name or NO_VALUE, _count(figure.denominator),
            _share(figure),
            _target(figure), ATTAINED[figure.attained], item.clause,
        ])  # fmt: skip
    labels = ["类别", "指标", "层级", "单位", "分子", "分子数", "分母", "分母数", "比例", "目标",
              "是否达标", "条款"]  # fmt: skip
    title = f"{facts.edition.label}指标明细"
    _table(sheet, title, notice, labels, rows, [18, 24, 12, 18, 24, 9, 16, 9, 9, 8, 9, 26], (9, 10))


def notes_sheet(
    sheet: Worksheet, facts: BulletinFacts, assumptions: Sequence[Assumption], notice: str
) -> None:
    """What the figures rest on: basis, state of knowledge, assumptions."""
    edition = facts.edition
    received = edition.last_received_at
    rows: list[list[style.Value]] = [
        ["依据", "", f"{edition.title}（{edition.document_number}）", ""],
        ["时期", "", f"{edition.label}（{edition.start_on}至{edition.end_on}）", ""],
        ["数据截至", "", edition.as_of.isoformat() if edition.as_of else "已收到的全部报表", ""],
        ["最后收到", "", received.strftime("%Y-%m-%d %H:%M") if received else NO_VALUE, ""],
        ["是否模拟数据", "", "是" if edition.is_simulated else "否", ""],
        ["口径版本", "", edition.definition_version, ""],
    ]
    rows += [[a.assumption, a.clause, a.gap, a.assumed] for a in assumptions]
    labels = ["项目", "条款", "内容／文件未写明之处", "本系统的处理"]
    _table(sheet, f"{edition.label}通报说明", notice, labels, rows, [14, 24, 60, 60])


def _table(
    sheet: Worksheet,
    title: str,
    notice: str,
    labels: Sequence[str],
    rows: Rows,
    widths: Sequence[float],
    percents: Sequence[int] = (),
) -> None:
    """Notice, title, header, rows; the header is frozen and repeated in print."""
    row = 1
    if notice:
        style.line(sheet, row, notice, len(labels), style.NOTICE, centred=True)
        row += 1
    style.line(sheet, row, title, len(labels), style.TITLE, centred=True)
    sheet.row_dimensions[row].height = 30
    top = row + 1
    style.header(sheet, top, labels)
    for number, values in enumerate(rows or [["无"] + [""] * (len(labels) - 1)], top + 1):
        style.body(sheet, number, values, percents)
        sheet.row_dimensions[number].height = style.row_height(values, widths)
    style.widths(sheet, widths)
    sheet.freeze_panes = f"A{top + 1}"
    if rows:
        sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(labels))}{top + len(rows)}"
    style.print_setup(sheet, (top, top))


def _share(figure: Figure) -> style.Value:
    return NO_VALUE if figure.is_plain or figure.value is None else float(figure.value)


def _count(value: float | None) -> style.Value:
    return NO_VALUE if value is None else value


def _target(figure: Figure) -> style.Value:
    return NO_VALUE if figure.target is None else figure.target


def _points(figure: Figure) -> style.Value:
    moved = None if figure.is_plain else points(figure.value, figure.previous)
    return NO_VALUE if moved is None else float(moved)


def _rank_change(figure: Figure) -> str:
    if figure.rank is None or figure.previous_rank is None:
        return NO_VALUE
    moved = figure.previous_rank - figure.rank
    return "持平" if not moved else f"{'上升' if moved > 0 else '下降'}{abs(moved)}位"
