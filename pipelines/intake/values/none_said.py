"""Words that say that there is nothing to state: 暂无, 没有困难, 本季度无观摩项目, 零报告.

Belongs here: how such words are told from what states something (无锡产业园, 无用地指标). Does not
belong here: the bare signs 无 and —, which every column has (`reading.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipelines.catalog.model.forms import Column
from pipelines.intake.wording import bare_header_key, squeeze

_NONE = re.compile(
    r"(?:本(?:期|月|季度?|年度?)|目前|当前|暂时|暂|尚|现|均)*"
    r"(?P<none>(?:零|0)报告|无(?!人机|锡|纺|线|缝|尘|菌|公害|极|水|土|铅|氧)|没有|未有|未发现|不存在)"
    r"(?:任何|新的|新增|其他|其它)?(?P<rest>.*?)(?:情况)?[。.!;]*"
)
_JOINTS = re.compile(r"[和及与或、,/]")
_LONGEST_DOUBT = 16


def says_none(text: str, column: Column) -> bool:
    """Nothing beside "none" but words of the column's own header: 没有困难 under 困难问题."""
    found = _NONE.fullmatch(squeeze(text))
    if found is None:
        return False
    parts = [part for part in _JOINTS.split(found["rest"]) if part]
    if found["none"].endswith("报告"):
        return not parts
    return all(len(part) > 1 and any(part in name for name in _names(column)) for part in parts)


def seems_none(text: str, column: Column) -> bool:
    """Short, begins with "none", speaks of the column's matter: 无明显困难. Somebody must look."""
    typed = squeeze(text)
    found = _NONE.fullmatch(typed)
    return (
        found is not None
        and len(typed) <= _LONGEST_DOUBT
        and any(pair in found["rest"] for name in _names(column) for pair in _pairs(name))
    )


def _names(column: Column) -> Sequence[str]:
    return [bare_header_key(name) for name in (column.label, *column.aliases)]


def _pairs(name: str) -> Iterator[str]:
    return (name[n : n + 2] for n in range(len(name) - 1))
