"""From exception to one Chinese sentence and an exit code.

Belongs here: every message for wrong usage and failed runs that no other part words itself.
Does not belong here: findings about returns; those are data.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from pipelines.cli import known_failures
from pipelines.cli.clock import now
from pipelines.cli.exit_codes import DONE, FAILED, INTERRUPTED, WRONG_USAGE
from pipelines.settings import SettingsError
from pipelines.warehouse import layout


def run_safely(arguments: Sequence[str]) -> int:
    """Run the command line; returns the exit code and never lets a traceback through."""
    from pipelines.cli.app import app

    try:
        result = app.main(list(arguments), prog_name="daiban", standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return WRONG_USAGE
    except click.ClickException as error:
        return _tell(f"{usage_message(error)}{_help_hint(error)}", WRONG_USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _tell("已中断。已读取的文件不会丢失，重新运行即可继续。", INTERRUPTED)
    except SettingsError as error:
        return _tell(str(error), WRONG_USAGE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        return explain(error)


def usage_message(error: click.ClickException) -> str:
    """click's complaints in Chinese."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项“{error.option_name}”。"
    if isinstance(error, click.MissingParameter):
        return f"缺少{_parameter(error)}。"
    if isinstance(error, click.BadParameter):
        return _bad_parameter(error)
    if isinstance(error, click.BadOptionUsage):
        return f"选项“{error.option_name}”后面要写一个值。"
    if isinstance(error, click.FileError):
        return f"文件“{error.ui_filename}”打不开。"
    words = error.format_message().split("'")
    if words[0].startswith("No such command"):
        return f"没有命令“{words[1]}”。"
    if words[0].startswith("Missing command"):
        return "请写明要执行的命令。"
    if "unexpected extra argument" in words[0]:
        return "多写了参数，或参数中有空格而没有加引号。"
    return error.format_message()


def _bad_parameter(error: click.BadParameter) -> str:
    if error.param is not None and isinstance(error.param.type, click.Choice):
        choices = "、".join(str(choice) for choice in error.param.type.choices)
        return f"{_parameter(error)}只能是：{choices}。"
    if error.message.isascii():
        return f"{_parameter(error)}的值不能用，请检查。"
    return f"{_parameter(error)}：{error.message}"


def _parameter(error: click.BadParameter) -> str:
    if error.param is None:
        return "参数"
    if isinstance(error.param, click.Option):
        return f"选项 {max(error.param.opts, key=len)}"
    return f"参数 {error.param.make_metavar(error.ctx) if error.ctx else error.param.name}"


def _help_hint(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"用法见：{context.command_path} --help" if context else ""


def explain(error: Exception) -> int:
    """Errors that name what to do speak for themselves; the rest is logged with its traceback."""
    code = known_failures.exit_code(error)
    if code is not None:
        return _tell(known_failures.sentence(error), code)
    log = _write_log()
    where = f"详细记录见 {log}。" if log else ""
    return _tell(
        f"处理没有完成（{type(error).__name__}）。已有结果保持不变；请把这句话和记录交给维护人员。{where}",
        FAILED,
    )


def _write_log() -> Path | None:
    home = _home_of_call()
    path = layout.error_log(home)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"--- {now()} daiban {' '.join(sys.argv[1:])}\n{traceback.format_exc()}\n")
    except OSError:
        return None
    return path


def _home_of_call() -> Path:
    """The context is gone by now, so the option is looked up in the arguments themselves."""
    words = sys.argv[1:]
    for index, word in enumerate(words):
        if word == "--home" and index + 1 < len(words):
            return Path(words[index + 1]).absolute()
        if word.startswith("--home="):
            return Path(word.removeprefix("--home=")).absolute()
    return Path(os.environ.get("DAIBAN_HOME") or "var").absolute()


def _tell(text: str, code: int) -> int:
    click.echo(text, err=True)
    return code
