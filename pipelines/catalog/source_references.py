"""Do sources of measures, steps and watch lists name forms and columns that exist?

Belongs here: references from `measures.yml`, `steps.yml` and `watchlists.yml` into forms, also into
those of a data source. Does not belong here: the other parts of a folder (`references.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipelines.catalog.folder import FolderSource
from pipelines.catalog.model import Form, MeasureSource, RowFilter, Step
from pipelines.catalog.references import check_clause, unique
from pipelines.catalog.yaml_lines import Key, YamlFile

NUMERIC = ("integer", "number", "amount", "percent")
DATED = ("date", "date_time", "month_day")
Forms = Mapping[str, Form]


def check_sources(source: FolderSource, all_sources: Sequence[FolderSource]) -> None:
    """Raise DefinitionError for the first that leads nowhere."""
    forms = {form.id: form for form in source.folder.forms}
    for other in all_sources:
        forms |= {f"{other.folder.regime.id}.{form.id}": form for form in other.folder.forms}
    steps = {step.id: step for step in source.folder.steps}
    if file := source.listed.get("steps.yml"):
        unique(file, [(("id",), step.id) for step in source.folder.steps], indexed=True)
        for n, step in enumerate(source.folder.steps):
            check_clause(source, file, (n,), step.clause)
            _check_step(file, (n,), step, forms)
    if file := source.listed.get("measures.yml"):
        for n, measure in enumerate(source.folder.measures):
            for stated in measure.source:
                _check_source(file, (n, "source"), stated, forms, steps)
    if file := source.listed.get("watchlists.yml"):
        _check_watchlists(source, file)


def _check_step(file: YamlFile, way: tuple[Key, ...], step: Step, forms: Forms) -> None:
    form = _form(file, way, step.form, forms)
    _check_columns(file, way, form, (*step.case, *step.subject, step.responsible))
    _check_columns(file, way, form, (*step.start, *step.end, *step.stopped_by), DATED)
    if step.within is not None:
        kind, _, column = step.within.rule
        _check_columns(file, way, form, (column,), DATED if kind == "until" else NUMERIC)
    _check_filters(file, way, form, step.where)


def _check_source(
    file: YamlFile, way: tuple[Key, ...], stated: MeasureSource, forms: Forms,
    steps: Mapping[str, Step],
) -> None:  # fmt: skip
    if stated.step:
        if stated.step not in steps or steps[stated.step].within is None:
            known = "、".join(name for name, step in steps.items() if step.within) or "（还没有）"
            message = f"steps.yml 里没有带时限的环节“{stated.step}”；可以写：{known}。"
            raise file.error((*way, "step"), message)
        form = _form(file, way, steps[stated.step].form, forms)
    elif stated.form:
        form = _form(file, way, stated.form, forms)
    else:
        return
    if stated.sum and stated.distinct:
        raise file.error(way, "“sum”和“distinct”只能写一个。")
    _check_columns(file, (*way, "sum"), form, (stated.sum,), NUMERIC)
    _check_columns(file, (*way, "distinct"), form, stated.distinct)
    _check_columns(file, (*way, "dated"), form, (stated.dated,), DATED)
    _check_filters(file, way, form, stated.where)


def _form(file: YamlFile, way: tuple[Key, ...], name: str, forms: Forms) -> Form:
    if name not in forms:
        raise file.error((*way, "form"), f"没有报表“{name}”；可以写：{'、'.join(forms)}。")
    return forms[name]


def _check_filters(
    file: YamlFile, way: tuple[Key, ...], form: Form, filters: Sequence[RowFilter]
) -> None:
    for n, row_filter in enumerate(filters):
        kind = row_filter.condition[0]
        needs = {"at_least": NUMERIC, "at_most": NUMERIC, "in_last_days": DATED}.get(kind, ())
        _check_columns(file, (*way, "where", n, "column"), form, (row_filter.column,), needs)


def _check_columns(
    file: YamlFile, way: tuple[Key, ...], form: Form, names: Iterable[str],
    allowed: Sequence[str] = (),
) -> None:  # fmt: skip
    types = {column.element: column.type for column in form.columns}
    for name in filter(None, names):
        if name not in types:
            message = f"报表“{form.id}”没有栏目“{name}”；可以写：{'、'.join(types)}。"
            raise file.error(way, message)
        if allowed and types[name] not in allowed:
            message = f"“{name}”是 {types[name]}，不能这样用；这里要 {'、'.join(allowed)}。"
            raise file.error(way, message)


def _check_watchlists(source: FolderSource, file: YamlFile) -> None:
    measures = [measure.id for measure in source.folder.measures]
    unique(file, [(("id",), entry.id) for entry in source.folder.watchlists], indexed=True)
    for n, entry in enumerate(source.folder.watchlists):
        check_clause(source, file, (n,), entry.clause)
        for name in (*entry.measure, *filter(None, (entry.without,))):
            if name not in measures:
                message = f"measures.yml 里没有分项“{name}”；可以写：{'、'.join(measures)}。"
                raise file.error((n,), message)
