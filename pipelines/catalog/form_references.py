"""Does one form fit together? Elements, headers, rules, lists, messages.

Belongs here: references inside `forms/*.yml`. Does not belong here: how a rule is carried
out (`intake/rules/`).
"""

from __future__ import annotations

import string
from typing import Any

from pipelines.catalog.folder import FolderSource
from pipelines.catalog.model.forms import Column, Form
from pipelines.catalog.model.rules import COMMON_PLACEHOLDERS, PLACEHOLDERS, OverTimeRule
from pipelines.catalog.named import must_be, named, parts
from pipelines.catalog.names import header_key
from pipelines.catalog.references import unique
from pipelines.catalog.yaml_lines import Way, YamlFile

# The keys under which a form, its rules and its recognition name columns.
_COLUMNS = (
    "element", "elements", "when", "unless_any", "unless_none", "earlier", "later", "limit",
    "given", "then", "total", "parts", "ticks", "of", "told_apart_by", "headers", "inherits",
    "county_element", "place_element", "restates", "substance",
)  # fmt: skip
# What a column must be for a rule over time, by rule kind.
_OVER_TIME = {
    "never_falls": ("integer", "number", "amount", "percent"),
    "never_goes_back": ("enum", "tick"),
}


def check_forms(source: FolderSource) -> None:
    """Raise DefinitionError for the first thing in any form that does not fit."""
    seen: dict[str, str] = {}
    for file, form in zip(source.form_files, source.folder.forms, strict=True):
        if form.id in seen:
            message = f"报表代号“{form.id}”已被 {seen[form.id]} 使用，请换一个。"
            raise file.error(("id",), message)
        seen[form.id] = file.path.name
        _check_columns(source, file, form)
        _check_names(file, form)
        _check_rules(file, form)
        _check_over_time(file, form)


def _check_columns(source: FolderSource, file: YamlFile, form: Form) -> None:
    if not form.columns:
        raise file.error(("columns",), "至少要有一个栏目。")
    lists = {code_list.id for code_list in source.folder.lists}
    unique(file, [(("columns", n, "element"), c.element) for n, c in enumerate(form.columns)])
    headers: dict[tuple[str, tuple[str, ...]], str] = {}
    for n, column in enumerate(form.columns):
        way: Way = ("columns", n)
        if column.list:
            must_be(file, (*way, "list"), "没有代码表", column.list, sorted(lists))
        _check_values(file, way, column)
        for label in (column.label, *column.aliases):
            for group in column.group or ("",):
                key = (header_key(label), (group,))
                if headers.setdefault(key, column.element) != column.element:
                    message = f"表头“{label}”已归“{headers[key]}”，请换一个或加 group 区分。"
                    raise file.error(way, message)


def _check_values(file: YamlFile, way: Way, column: Column) -> None:
    if column.type == "enum" and not column.values:
        raise file.error(way, f"“{column.element}”是 enum，请用“values”列出可填的值。")
    if column.type != "enum" and column.values:
        raise file.error((*way, "values"), "只有 type: enum 的栏目可以写“values”。")
    if column.type != "amount" and column.unit:
        raise file.error((*way, "unit"), "只有 type: amount 的栏目可以写“unit”。")
    for alias, value in column.value_aliases.items():
        if value not in column.values:
            message = f"“{alias}”指向“{value}”，但“values”里只有：{'、'.join(column.values)}。"
            raise file.error((*way, "value_aliases", alias), message)


def _check_rules(file: YamlFile, form: Form) -> None:
    rules: list[tuple[Way, Any]] = [
        *((("rules", n), rule) for n, rule in enumerate(form.rules)),
        *((("over_time", n), rule) for n, rule in enumerate(form.over_time)),
    ]
    unique(file, [((*way, "id"), rule.id) for way, rule in rules])
    for way, rule in rules:
        _check_message(file, (*way, "message"), rule)


def _check_over_time(file: YamlFile, form: Form) -> None:
    types = {column.element: column.type for column in form.columns}
    for n, rule in enumerate(form.over_time):
        way: Way = ("over_time", n)
        if not form.has_period:
            raise file.error(way, "没有报告期的报表不能与上期比较。")
        if not rule.elements or not rule.of:
            raise file.error(way, "请用“elements”写明栏目，用“of”写明哪些栏目相同算同一行。")
        stated = [types[element] for element in rule.elements]
        allowed = _OVER_TIME.get(rule.kind, tuple(stated))
        if wrong := next((kind for kind in stated if kind not in allowed), None):
            message = f"“{rule.kind}”不能用于 {wrong} 栏目；可以用于：{'、'.join(allowed)}。"
            raise file.error((*way, "elements"), message)
        if len(stated) > 1 and set(stated) != {"tick"}:
            raise file.error(
                (*way, "elements"), "只有 type: tick 的栏目可以几栏合写；其余每栏一条。"
            )


def _check_message(file: YamlFile, way: Way, rule: Any) -> None:
    common = ("value",) if isinstance(rule, OverTimeRule) else COMMON_PLACEHOLDERS
    allowed = (*common, *PLACEHOLDERS.get(rule.kind, ()))
    shown = "、".join(f"{{{name}}}" for name in allowed)
    try:
        used = [
            name for _, name, _, _ in string.Formatter().parse(rule.message) if name is not None
        ]
    except ValueError as fault:
        raise file.error(way, f"花括号不成对；可以用：{shown}。") from fault
    for name in used:
        if name not in allowed:
            raise file.error(way, f"这类规则的提示里不能用“{{{name}}}”；可以用：{shown}。")


def _check_names(file: YamlFile, form: Form) -> None:
    """Every column that the form names is one of its own."""
    known = [column.element for column in form.columns]
    for way, part in parts(form):
        for place, _, name in named(part, _COLUMNS, way):
            must_be(file, place, f"报表“{form.id}”没有栏目", name, known)
    if form.county_element and form.place_element:
        raise file.error(("place_element",), "“county_element”和“place_element”只能写一个。")
