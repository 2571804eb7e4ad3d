"""Fills the world: by chance, and on purpose with every case that lies on a boundary.

Belongs here: meetings on the 7th-last and the 8th-last day, items done on the limit and a day
later, rows of zeros of each length. Does not belong here: anything about forms or files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from pipelines.catalog.model.places import OrgUnit
from pipelines.simulation.months import Month
from pipelines.simulation.project_dispatch.world import Item, Observation, Project, World
from pipelines.simulation.words import person_name, project_name

PRODUCTS = (
    ("大数据中心", "建设机房及配套设施"), ("智能终端产业园", "建设厂房及研发楼"),
    ("冷链物流园", "建设冷库及交易区"), ("装配式建材厂", "建设生产线两条"),
    ("健康医药产业园", "建设厂房及检测中心"), ("新能源汽车零部件生产线", "建设生产线三条"),
)  # fmt: skip
MATTERS = ("用地指标", "施工用水用电", "进场道路", "规划调整", "环评批复", "林地手续", "征地拆迁")
DEPARTMENTS = ("市自然资源局", "市住房城乡建设局", "市发展改革委", "市生态环境局")
PROJECTS_PER_UNIT = 4
SAME_NAME = "产业园标准厂房项目"  # two units each have one

# Rows of zeros of the first units by quarter: P a project, 0 a zero report, - no return, M both a
# project and a line that says none. Three in a row across a year's end; two and then a project;
# a missing quarter in between, which neither counts nor ends the row.
PATTERNS = ("P0000000", "000P0000", "00P00P0P", "0-00P0-0", "0-0PP000", "PPPPPPPP", "P00P000P",
            "M0M000MP", "--00--0P")  # fmt: skip
# Days before the month's end on which meetings are held, month by month; 6 = the 7th-last day.
MEETINGS = ((6,), (7,), (0,), (), (15, 6), (20, 7), (3,))


def populate(units: Sequence[OrgUnit], root: str, months: Sequence[Month], rng: Random,
             scale: float) -> World:  # fmt: skip
    world = World()
    for index, unit in enumerate(units):
        world.projects += _projects(rng, unit, months, scale, index)
        world.observations += _observations(rng, unit, months, index)
    for number, month in enumerate(months):
        for before_end in MEETINGS[number % len(MEETINGS)]:
            day = month.end - timedelta(days=before_end)
            world.items += _items(rng, units, root, day)
    return world


def _projects(rng: Random, unit: OrgUnit, months: Sequence[Month], scale: float,
              index: int) -> list[Project]:  # fmt: skip
    found: dict[str, Project] = {}
    place = min(unit.short_names, key=len) if unit.short_names else unit.name
    span = (months[-1].end - months[0].start).days
    for number in range(max(2, round(PROJECTS_PER_UNIT * scale))):
        product, content = rng.choice(PRODUCTS)
        name = project_name(rng, place, product)
        if number == 0 and index < 2:
            name = SAME_NAME
        signed = months[0].start + timedelta(days=rng.randint(-200, span))
        started = signed + timedelta(days=rng.randint(10, 200))
        found[name] = Project(
            name=name,
            unit=unit.code,
            content=content,
            person=person_name(rng),
            listed_on=signed - timedelta(days=rng.randint(0, 90)),
            amount=None if rng.random() < 0.15 else float(rng.randint(20, 600)) * 100,
            signed_on=signed,
            started_on=started,
            produced_on=started + timedelta(days=rng.randint(60, 400)),
            pace=rng.choice((0.0, 0.02, 0.05, 0.13)),
        )
    return list(found.values())


def _observations(
    rng: Random, unit: OrgUnit, months: Sequence[Month], index: int
) -> list[Observation]:
    found = []
    ends = [month for month in months if month.ends_quarter]
    for number, month in enumerate(ends):
        pattern = PATTERNS[index] if index < len(PATTERNS) else "P" * 8
        sign = pattern[number % len(pattern)] if index < len(PATTERNS) else rng.choice("PP0")
        names: list[str] | None = []
        if sign in "PM":
            count = rng.choice((1, 1, 2, 3))
            names = [project_name(rng, "", rng.choice(PRODUCTS)[0]) for _ in range(count)]
            names += ["无"] if sign == "M" else []
        found.append(Observation(unit.code, month.quarter, None if sign == "-" else names))
    return found


def _items(rng: Random, units: Sequence[OrgUnit], root: str, met_on: date) -> list[Item]:
    """Five kinds in turn: on the limit, a day late, early, never done, without a limit."""
    found = []
    for number, kind in enumerate(("limit", "late", "early", "open", "unlimited")):
        due = met_on + timedelta(days=rng.choice((10, 20, 33, 60)))
        done = {
            "limit": due,
            "late": due + timedelta(days=1),
            "early": met_on + timedelta(days=rng.randint(0, 9)),
            "unlimited": met_on + timedelta(days=15),
        }.get(kind)
        unit = rng.choice(units)
        is_citys = rng.random() < 0.3
        found.append(
            Item(
                met_on=met_on,
                text=f"协调解决{rng.choice(MATTERS)}问题（第{number + 1}项）",
                responsible=root if is_citys else unit.code,
                named=rng.choice(DEPARTMENTS) if is_citys else unit.name,
                due_on=None if kind == "unlimited" else due,
                done_on=done,
            )
        )
    return found
