"""Why a file cannot be read: the rule, the state of the file, and the sentence for the office.

Belongs here: refusals that more than one reader gives. Does not belong here: telling what a
file is (`kinds.py`), limits of time and memory (`isolate.py`).
"""

from __future__ import annotations

from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileState

SAVE_AS = "请用 Excel 或 WPS 打开后另存为 .xlsx 再报送。"


class Unreadable(Exception):
    """A file that cannot be read: rule, state of the file, and the Chinese sentence."""

    def __init__(self, rule: str, message: str, state: FileState = "rejected") -> None:
        super().__init__(message)
        self.rule, self.message, self.state = rule, message, state


def encrypted() -> Unreadable:
    """The refusal of a file that needs a password."""
    return Unreadable(
        "encrypted",
        "文件设有打开密码，无法读取。请在 Excel 中取消密码（文件—信息—保护工作簿）后重新报送。",
    )


def corrupt() -> Unreadable:
    """The refusal of a damaged file."""
    return Unreadable("corrupt", "文件已损坏或不是有效的工作簿，无法读取。" + SAVE_AS)


def cut_off() -> Unreadable:
    """The refusal of a zip whose end is missing."""
    return Unreadable(
        "corrupt",
        "文件不完整（已损坏，后半部分缺失，可能是复制或下载中断）。"
        "请重新复制原文件，或用 Excel 打开原文件另存为 .xlsx 再报送。",
    )


def too_many_cells(limits: Limits, far: str = "") -> Unreadable:
    """The refusal of a file whose used range is too large; `far`: where its last cell stands."""
    where = f"（最远的内容在 {far}）" if far else ""
    return Unreadable(
        "too_many_cells",
        f"表格范围超过 {limits.cells:,} 个单元格{where}。"
        "请删去表格以外的内容（多余的行、列、格式）后另存再报送。",
    )


def suspicious() -> Unreadable:
    """The refusal of a zip that unpacks to far more than it should."""
    message = "压缩比异常（解开后过大），为安全起见没有读取。" + SAVE_AS
    return Unreadable("suspicious_archive", message)


def wrong_format(what: str, instead: str = "请报送原始的 Excel 工作簿（.xlsx）。") -> Unreadable:
    """The refusal of another kind of file under a workbook's name."""
    return Unreadable("wrong_format", f"文件其实是{what}，不是工作簿。{instead}", "unsupported")
