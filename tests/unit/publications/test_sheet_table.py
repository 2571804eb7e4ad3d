"""A plain sheet: heads and rows are as high as their text needs."""

from __future__ import annotations

from openpyxl import Workbook

from pipelines.publications import sheet_style as style
from pipelines.publications.sheet_table import draw_table

WIDTHS = (20.0, 10.0)


def heights(labels: tuple[str, str], row: tuple[str, str]) -> tuple[float | None, float | None]:
    sheet = Workbook().worksheets[0]
    draw_table(sheet, "标题", "", labels, [row], WIDTHS)
    return sheet.row_dimensions[2].height, sheet.row_dimensions[3].height


def test_a_head_that_wraps_is_higher() -> None:
    one, _ = heights(("指标", "比率"), ("服务率", "95%"))
    two, _ = heights(("指标", "较上期（百分点）"), ("服务率", "95%"))
    assert one == style.row_height(("指标", "比率"), WIDTHS)
    assert one is not None
    assert two is not None
    assert two > one + 10


def test_a_row_that_wraps_is_higher() -> None:
    _, one = heights(("指标", "比率"), ("服务率", "95%"))
    _, three = heights(("指标", "比率"), ("服务率", "分母不足五，名次仅供参考"))
    assert one is not None
    assert three is not None
    assert three > one + 20
