"""Plain data -> typed definitions, with faults told in Chinese.

Belongs here: holding data against the models of `model/` and turning what pydantic says
into a sentence with a line number. Does not belong here: references between definitions
(`references.py`), and reading files.
"""

from __future__ import annotations

import re
import types
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.model.definition import Definition
from pipelines.catalog.yaml_lines import Key, YamlFile

T = TypeVar("T")

_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}
_EXPECTED = {
    "string_type": '应为文字；数字和日期请加引号，如 "2017"',
    "int_type": "应为整数，如 22",
    "int_parsing": "应为整数，如 22",
    "int_from_float": "应为整数，如 22",
    "float_type": "应为数字，如 0.95",
    "float_parsing": "应为数字，如 0.95",
    "bool_type": "应为 true 或 false",
    "bool_parsing": "应为 true 或 false",
    "date_type": "应为日期，如 2017-01-31",
    "date_parsing": "应为日期，如 2017-01-31",
    "date_from_datetime_parsing": "应为日期，如 2017-01-31",
    "date_from_datetime_inexact": "应为日期，不带钟点，如 2017-01-31",
    "tuple_type": "应为列表，如 [甲, 乙]",
    "dict_type": "应为“项: 值”的形式",
    "model_type": "应为“项: 值”的形式",
    "model_attributes_type": "应为“项: 值”的形式",
}


def parse(source: YamlFile, shape: type[T] | Any) -> Any:
    """The file's data as `shape` (a model, or tuple[model, ...])."""
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    try:
        return _ADAPTERS[shape].validate_python(source.data)
    except ValidationError as fault:
        errors = fault.errors(include_url=False)
        # A misspelt key explains why another one is missing, so it is told first.
        errors.sort(key=lambda error: error["type"] != "extra_forbidden")
        raise _told(source, shape, errors[0]) from fault


def _told(source: YamlFile, shape: Any, error: ErrorDetails) -> DefinitionError:
    way, inner = _descend(source.data, shape, error["loc"])
    name = str(way[-1]) if way and isinstance(way[-1], str) else ""
    kind = error["type"]
    if kind == "missing":
        missing = error["loc"][-1]
        return source.error(way, f"缺少“{missing}”，请补上。")
    if kind == "extra_forbidden":
        allowed = "、".join(inner.model_fields) if _is_model(inner) else ""
        return source.error(way, f"不认识的项“{error['loc'][-1]}”；这里可以写：{allowed}。")
    if kind in ("literal_error", "union_tag_invalid", "union_tag_not_found"):
        context = error.get("ctx", {})
        listed = str(context.get("expected") or context.get("expected_tags") or "")
        allowed = "、".join(re.findall(r"'([^']*)'", listed)) or _tags(inner)
        if kind == "union_tag_not_found":
            return source.error(way, f"缺少“kind”；可以写：{allowed}。")
        value = context.get("tag", error["input"])
        where = (*way, "kind") if kind == "union_tag_invalid" else way
        return source.error(where, f"“{name or 'kind'}”不能是“{value}”；可以写：{allowed}。")
    expected = _EXPECTED.get(kind, f"写法不对（{error['msg']}）")
    return source.error(way, f"“{name}”现为“{error['input']}”，{expected}。")


def _descend(data: Any, shape: Any, loc: tuple[Key, ...]) -> tuple[tuple[Key, ...], Any]:
    """The part of `loc` that exists in the data, and the model that surrounds its end."""
    way: list[Key] = []
    around = shape = _bare(shape)
    for part in loc:
        if isinstance(part, int) and isinstance(data, list) and part < len(data):
            data, shape = data[part], _item(shape)
        elif isinstance(part, str) and isinstance(data, dict) and part in data:
            around = shape
            data = data[part]
            known = _is_model(shape) and part in shape.model_fields
            shape = _bare(shape.model_fields[part].annotation) if known else None
        else:  # the tag of a union, or a missing key
            shape = _choose(shape, part)
            continue
        way.append(part)
    return tuple(way), around if _is_model(around) else shape


def _bare(shape: Any) -> Any:
    return get_args(shape)[0] if get_origin(shape) is Annotated else shape


def _item(shape: Any) -> Any:
    return _bare(get_args(shape)[0]) if get_origin(shape) is tuple else None


def _members(shape: Any) -> tuple[Any, ...]:
    return get_args(shape) if get_origin(shape) in (Union, types.UnionType) else (shape,)


def _choose(shape: Any, tag: Key) -> Any:
    if isinstance(tag, int):  # one item written without the list around it
        return _item(shape)
    for member in _members(shape):
        kind = member.model_fields.get("kind") if _is_model(member) else None
        if kind is not None and tag in get_args(kind.annotation):
            return member
    return shape


def _tags(shape: Any) -> str:
    kinds = (m.model_fields["kind"] for m in _members(shape) if _is_model(m))
    return "、".join(str(get_args(kind.annotation)[0]) for kind in kinds)


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, Definition)
