"""Words from which the simulated world is named. Nothing here is a real firm or person.

Belongs here: words of the business, and names put together from them. Does not belong here:
names of places; those stand in `places.yml`, as data.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import yaml

from pipelines.simulation.words import sound

INDUSTRIES: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    # industry, class, key industry, products
    ("大数据电子信息", "三产", "大数据", ("大数据中心", "云计算基地", "智能终端产业园")),
    ("装备制造", "二产", "新能源汽车", ("汽车零部件生产线", "电机制造基地", "模具加工厂")),
    ("健康医药", "二产", "中药材", ("中药饮片加工厂", "医疗器械生产线", "康养中心")),
    ("现代山地农业", "一产", "茶", ("茶叶种植加工基地", "食用菌产业园", "生态养殖场")),
    ("旅游", "三产", "", ("温泉度假区", "民族文化旅游小镇", "山地户外营地")),
    ("新型建材", "二产", "", ("装配式建材厂", "新型墙材生产线", "石材深加工厂")),
    ("轻工", "二产", "白酒", ("酱香酒酿造基地", "特色食品加工厂", "包装材料厂")),
    ("商贸物流", "三产", "", ("冷链物流园", "电商产业园", "农产品交易中心")),
)
FIRM_SUFFIXES = ("实业有限公司", "科技有限公司", "投资有限公司", "集团有限公司", "农业开发有限公司")

MATTERS = (
    "企业设立登记", "项目备案", "项目核准", "用地预审", "环评批复", "施工许可", "规划选址意见书",
    "建设用地规划许可", "水土保持方案审批", "节能审查", "税务登记", "消防设计审核", "用电报装",
)  # fmt: skip
ARTICLE_TOPICS = (
    "开展代办服务“走访月”活动", "代办员上门服务企业解难题", "召开代办服务工作推进会",
    "推行全程免费代办",
    "为落地企业办理施工许可", "组织代办员业务培训", "联合部门现场办公", "代办服务助项目提前开工",
)  # fmt: skip
DIFFICULTIES = (
    "用地指标未落实", "施工用水未接通", "进场道路未硬化", "征地拆迁进度慢", "融资困难",
    "用电容量不足", "环评审批时间长", "林地手续未办理",
)  # fmt: skip
RUNGS = (
    "县级投资促进部门", "县分管领导", "县主要领导", "市投资促进局", "市政府分管领导",
    "市政府主要领导", "省投资促进局", "省政府分管领导",
)  # fmt: skip
EVENTS_OF_OTHER_YEARS = {
    2015: (("2015年冬季招商推介会", (12, 31)),),
    2017: (("2017年春季招商推介会", (3, 18)), ("2017年数博会签约仪式", (5, 26))),
}


def investor_homes() -> tuple[str, ...]:
    """Where the investors come from: provinces and cities outside."""
    return _places()["investor_homes"]


def outlets() -> tuple[str, ...]:
    """Papers that print articles on the service."""
    return _places()["outlets"]


def firm_name(rng: Random) -> str:
    return f"{rng.choice(investor_homes())}{sound(rng)}{rng.choice(FIRM_SUFFIXES)}"


@cache
def _places() -> dict[str, tuple[str, ...]]:
    text = Path(__file__).with_name("places.yml").read_text(encoding="utf-8")
    return {key: tuple(words) for key, words in yaml.safe_load(text).items()}
