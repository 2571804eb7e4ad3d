"""Jinja for a Word template: its texts, each checked and compiled once for all its papers.

Belongs here: what a placeholder may print, and how. Does not belong here: filling the document
(`bulletin_document.py`), the names that a text may use (`bulletin_context.py`).
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from functools import cache
from typing import Any

from jinja2 import Environment, StrictUndefined, Template, nodes, pass_context
from jinja2.runtime import Context

from pipelines.publications.claims import check_expressions
from pipelines.publications.wording import listing

REGISTER = "_register"  # the name under which a paper's names carry its register of claims
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class TemplateTexts(Environment):
    """A name that does not exist must not vanish silently; signs that XML forbids are dropped.

    `from_string` raises UnsupportedNumberError for a number that a placeholder holds itself.
    """

    def __init__(self, where: str) -> None:
        super().__init__(undefined=StrictUndefined, finalize=_printed, autoescape=True)
        self.filters["listing"] = lambda names: listing(list(names))
        self._where = where
        self._compiled: dict[str, Template] = {}

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        text = str(source)
        if text not in self._compiled:
            check_expressions(text, self, self._where)
            self._compiled[text] = super().from_string(text, globals, template_class)
        return self._compiled[text]


@cache
def texts_of(where: str) -> TemplateTexts:
    """The texts of one template, which `where` names in messages."""
    return TemplateTexts(where)


@pass_context
def _printed(context: Context, value: Any) -> Any:
    if isinstance(value, str) and CONTROL.search(value):
        value = CONTROL.sub("", value)
    return context[REGISTER].mark(value)
