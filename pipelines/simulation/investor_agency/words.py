"""Words from which the simulated cases are made. Nothing here is a real firm or person.

Belongs here: words of the business, and names put together from them. Does not belong here:
names of places, which are data.
"""

from __future__ import annotations

from random import Random

from pipelines.simulation.words import sound

PRODUCTS = (
    "塑料薄膜生产线", "包装印刷车间", "皮革制品厂房", "宠物食品车间", "阀门锻造车间",
    "汽车配件生产线", "智能家居厂房", "海产品加工厂", "冷链仓储", "小微企业园",
)  # fmt: skip
LIAISONS = ("某甲", "某乙", "某丙", "某丁")
SUPERVISORS = ("县经信局", "县发改局", "县商务局", "县住建局")
HIGH_RANKS = ("乡科级", "县直部门主要负责人")
OTHER_RANK = "其他"
RATINGS = ("非常满意", "满意", "满意", "基本满意", "不满意")
MATTERS: tuple[tuple[str, str, str], ...] = (
    # stage, matter, department
    ("立项阶段", "企业投资项目备案", "县发改局"),
    ("立项阶段", "节能审查", "县发改局"),
    ("用地阶段", "建设项目用地预审", "县国土局"),
    ("用地阶段", "使用林地审核", "县林业局"),
    ("规划阶段", "建设用地规划许可", "县住建局"),
    ("规划阶段", "建设工程规划许可", "县住建局"),
    ("报批阶段", "环境影响评价审批", "县环保局"),
    ("报批阶段", "水土保持方案审批", "县水利局"),
    ("施工阶段", "施工许可", "县住建局"),
    ("施工阶段", "用电报装", "县供电局"),
)
NEWS = ("已完成备案", "环评报告编制中", "规划条件已出具", "用地手续办理中", "施工图审查中")


def firm_name(rng: Random) -> str:
    return f"{sound(rng)}{rng.choice(('实业', '科技', '制造', '置业'))}有限公司"


def project_name(rng: Random) -> str:
    return f"{sound(rng)}{rng.choice(PRODUCTS)}项目"
