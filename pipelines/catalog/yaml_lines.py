"""Reading one YAML file together with the line of every value.

Belongs here: text -> plain data plus line numbers, and the faults of YAML itself. Does not
belong here: what the data should look like (`typed.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipelines.catalog.definition_error import DefinitionError

Key = str | int
Way = tuple[Key, ...]  # to a value, e.g. (2, "id")
_CONSTRUCTOR = yaml.constructor.SafeConstructor()


@dataclass(frozen=True)
class YamlFile:
    """Plain data of one file; `lines` maps the way to a value to its line."""

    path: Path
    data: Any
    lines: dict[Way, int]
    content: bytes

    def line(self, way: Way) -> int:
        """The line of the value at `way`, or of the nearest thing around it."""
        while way and way not in self.lines:
            way = way[:-1]
        return self.lines.get(way, 1)

    def error(self, way: Way, message: str) -> DefinitionError:
        """A fault at `way`, ready to raise."""
        return DefinitionError(self.path, self.line(way), message)


def read_bytes(path: Path) -> bytes:
    """The file's content. Raises DefinitionError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise DefinitionError(path, 0, f"读不了这个文件（{reason}），请检查路径和权限。") from fault


def decode(path: Path, content: bytes) -> str:
    """UTF-8 text (with or without BOM). Raises DefinitionError with the offending line."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b"\n") + 1
        raise DefinitionError(path, line, "文件不是 UTF-8 编码，请另存为 UTF-8。") from fault


def read_yaml(path: Path) -> YamlFile:
    """One YAML document. Raises DefinitionError for syntax, a repeated key or an empty file."""
    content = read_bytes(path)
    text = decode(path, content)
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = getattr(fault, "problem", None) or str(fault)
        advice = "YAML 写法有误，请检查缩进、冒号后的空格和引号"
        raise DefinitionError(path, line, f"{advice}（{reason}）。") from fault
    if node is None:
        raise DefinitionError(path, 1, "文件是空的，请补上内容或删去这个文件。")
    lines: dict[Way, int] = {}
    return YamlFile(path, _plain(path, node, (), lines), lines, content)


def _plain(path: Path, node: yaml.Node, way: Way, lines: dict[Way, int]) -> Any:
    lines[way] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in found:
                raise DefinitionError(path, line, f"“{key}”写了两次，请只留一个。")
            found[key] = _plain(path, value_node, (*way, key), lines)
            lines[*way, key] = line
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_plain(path, item, (*way, i), lines) for i, item in enumerate(node.value)]
    try:
        return _CONSTRUCTOR.construct_object(node)
    except (yaml.YAMLError, ValueError) as fault:
        message = f"“{node.value}”不是可用的值，请检查写法，日期如：2017-01-31。"
        raise DefinitionError(path, lines[way], message) from fault
