"""What a blank form tells the clerk about a column: how to fill it in, and what went wrong.

Belongs here: Chinese sentences made from a column's definition. Does not belong here: where
they are shown (`template_guidance.py`, `template_choices.py`).
"""

from __future__ import annotations

from pipelines.catalog.model.forms import Column

FIXED_CHOICES = {"yes_no": ("是", "否"), "yes_blank": ("是",), "tick": ("√",)}
SEVERAL_LISTED = "请从下拉列表中选择。"


def how_to_fill(column: Column) -> str:
    """The column's own note, else what its type asks for."""
    return column.note or _by_type(column)


def _by_type(column: Column) -> str:
    texts = {
        "enum": f"填：{'、'.join(column.values)}，只选一种。",
        "yes_no": "填“是”或“否”。",
        "yes_blank": "是的填“是”，不是的不填。",
        "tick": "打“√”。",
        "integer": "填整数；没有的不填。",
        "number": "填数字。",
        "percent": "填百分比，如 95%。",
        "amount": f"以{column.unit or '万元'}为单位填数字。",
        "unit": SEVERAL_LISTED,
        "year_month": "填年、月，如 2017.01。",
        "month_day": "填月、日，如 01.06。",
        "date": "填年、月、日，如 2017-03-10。",
        "date_time": "填年、月、日和时、分，如 2023-07-03 09:15。",
    }
    return texts.get(column.type, SEVERAL_LISTED if column.list else "")


def complaint(column: Column) -> str:
    """What the spreadsheet program says when something else is typed ('' = nothing)."""
    texts = {
        "integer": f"这里填整数，不小于 {column.minimum or 0:g}；没有的不填。",
        "amount": f"这里填数字，以{column.unit or '万元'}为单位；"
        "确需带单位的（如 1.2亿），请点“是”继续。",
        "date": "这里填日期，年、月、日都要写，如 2017-03-10。",
        "date_time": "这里填日期和时间，写到分，如 2023-07-03 09:15。",
        "year_month": "这里填年、月，月份写两位，如 2017.01。",
        "month_day": "这里填月、日，都写两位，如 01.06；上年的写全，如 2016-11-20。",
    }
    if column.type in texts:
        return texts[column.type]
    return "请从下拉列表中选择；确需填写其他内容的，请点“是”继续。"
