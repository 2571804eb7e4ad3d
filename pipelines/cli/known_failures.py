"""Exceptions whose message is meant for the user, and the exit code of each.

Belongs here: that list. Does not belong here: click's own errors (`failures.py`).
"""

from __future__ import annotations

from pipelines.cli.exit_codes import FAILED, WRONG_USAGE


def exit_code(error: Exception) -> int | None:
    """2 = the call was wrong, 3 = the pipeline failed, None = not foreseen."""
    from pipelines.catalog.definition_error import DefinitionError
    from pipelines.intake.inventory import InputsError
    from pipelines.warehouse.connect import NoServingCopyError, WarehouseError
    from pipelines.warehouse.dbt import BuildError
    from pipelines.warehouse.query import QueryError

    if isinstance(error, InputsError | NoServingCopyError | QueryError):
        return WRONG_USAGE
    if isinstance(error, DefinitionError | BuildError | WarehouseError | OSError):
        return FAILED
    if type(error).__name__ in ("UnknownEditionError", "TemplateError", "IssueError"):
        return WRONG_USAGE
    if type(error).__name__ == "PlacementError":
        return FAILED
    return None


def sentence(error: Exception) -> str:
    """The message; errors of the operating system are put into words."""
    if isinstance(error, PermissionError):
        return f"没有权限读写“{error.filename}”。请检查权限，或用 --home 换一个位置。"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"“{error.filename}”不是文件夹，无法使用。请用 --home 或 -o 换一个位置。"
    if isinstance(error, OSError):
        reason = "磁盘已满" if error.errno == 28 else (error.strerror or "原因不明")
        return f"读写“{error.filename or '文件'}”时出错：{reason}。请处理后重新运行。"
    return str(error)
