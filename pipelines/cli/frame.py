"""The frame of every command: Chinese help, and global options before or after the command.

Belongs here: click classes shared by all commands. Does not belong here: a command.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from pipelines.settings import Settings, settings_from

META = "pipelines.cli"
HEADINGS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}


class ChineseFormatter(click.HelpFormatter):
    """click's headings in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        args = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 [参数]")
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        super().write_heading(HEADINGS.get(heading, heading))


class ChineseContext(click.Context):
    formatter_class = ChineseFormatter


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Options of the group and of the command end in the same place; the later one wins."""
    if value is None or value is False or value == ():
        return
    given = ctx.meta.setdefault(META, {})
    given[param.name] = (*given.get(param.name, ()), *value) if param.multiple else value


def global_options() -> list[click.Option]:
    """--home, --regimes and --json, accepted before and after the command."""
    return [
        click.Option(
            ["--home"],
            type=click.Path(path_type=Path),
            callback=_remember,
            expose_value=False,
            help="数据存放位置（默认 var/，或环境变量 DAIBAN_HOME）",
        ),
        click.Option(
            ["--regimes"],
            type=click.Path(path_type=Path),
            multiple=True,
            callback=_remember,
            expose_value=False,
            help="另加的制度文件夹，可重复",
        ),
        click.Option(
            ["--json", "as_json"],
            is_flag=True,
            callback=_remember,
            expose_value=False,
            help="以 JSON 输出数据",
        ),
    ]


def _help_option(command: click.Command, ctx: click.Context) -> click.Option | None:
    option = click.Command.get_help_option(command, ctx)
    if option is not None:
        option.help = "显示本说明"
    return option


class Command(click.Command):
    """A command with the global options and Chinese help."""

    context_class = ChineseContext

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.extend(global_options())

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(self, ctx)


class LazyGroup(click.Group):
    """Commands are imported only when they are called."""

    context_class = ChineseContext

    def __init__(self, commands: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(params=list(global_options()), **kwargs)
        self.known = commands

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.known)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.known:
            return None
        command: click.Command = importlib.import_module(self.known[cmd_name][0]).command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.known.items()])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        return _help_option(self, ctx)


def settings(inputs: Path | None = None) -> Settings:
    """The settings of this call: options, then environment, then defaults."""
    given = click.get_current_context().meta.get(META, {})
    return settings_from(os.environ, given.get("home"), inputs, given.get("regimes", ()))


def wants_json() -> bool:
    """Whether --json was given, before or after the command."""
    return bool(click.get_current_context().meta.get(META, {}).get("as_json"))
