"""Words of this business: departments, difficulties, what meetings decide. Nobody real is named.

Belongs here: words. Does not belong here: names of places, projects and firms.
"""

from __future__ import annotations

DEPARTMENTS = ("省工业和信息化厅", "省农业农村厅", "省能源局")
LAND_OFFICE, MONEY_OFFICE = "省自然资源厅", "省地方金融监管局"
SECRETARIAT = "招商工作专班"
ORDER_SOURCES = ("领导会见", "省级重大活动", "联席会议")
STUDY, CITY_STUDY, JOINT, LAND, MONEY = (
    "县月度研究", "市季度研究", "省联席", "用地会商", "融资对接",
)  # fmt: skip
DIFFICULTIES = (
    "用地指标未落实", "融资困难，银行贷款未批", "用电容量不足", "征地拆迁进度慢",
    "环评审批时间长", "进场道路未硬化",
)  # fmt: skip
PROGRESS = ("正在办理前期手续", "已签订补充协议", "场地平整完成过半", "设备进场安装", "已投产运营")
ROUTINE_ITEMS = ("研究三季度招商重点任务", "通报项目落地情况", "部署项目回头看工作")
GENERAL_ITEMS = ("研究园区标准厂房建设", "研究用电价格政策", "研究招商考核办法", "研究项目用工培训")
