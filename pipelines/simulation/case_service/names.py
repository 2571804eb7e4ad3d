"""Invented names: projects, clients, matters and reasons. None is of a real firm or person."""

from __future__ import annotations

from random import Random

_PLACES = ("金碧", "核桃", "铁锁", "桂花", "赵家店", "新街", "仓西", "龙街", "石羊", "三台")
_KINDS = (
    "核桃精深加工", "光伏发电", "储能电站", "绿色食品", "中药材初加工", "生猪养殖", "冷链物流",
    "装配式建材", "蚕桑产业园", "高原特色蔬菜", "新型包装", "铜精深加工", "康养小镇", "饮用水生产",
)  # fmt: skip
_FIRMS = ("甲辰", "乙巳", "丙午", "丁未", "戊申", "己酉", "庚戌", "辛亥", "壬子", "癸丑")
MATTERS = (
    "企业投资项目备案", "建设项目用地预审与选址意见书", "建设用地规划许可证核发",
    "建设工程规划许可证核发", "建筑工程施工许可证核发", "建设项目环境影响评价审批",
    "取水许可", "水土保持方案审批", "使用林地审核", "防雷装置设计审核", "消防设计审查",
    "企业设立登记", "食品生产许可", "公路涉路施工许可", "节能审查", "税务登记信息确认",
)  # fmt: skip
REASONS = ("项目单位主动提出终止", "重大政策调整，项目不再实施", "用地条件变化，项目单位撤回委托")


def project_name(rng: Random, number: int) -> str:
    return f"{rng.choice(_PLACES)}{rng.choice(_KINDS)}项目（{number}号）"


def client(rng: Random) -> str:
    return f"模拟{rng.choice(_FIRMS)}{rng.choice(('实业', '农业科技', '新能源', '建材'))}有限公司"
