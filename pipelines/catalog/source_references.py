"""Do sources of measures, steps and watch lists name forms, columns, measures that exist?

Belongs here: references from `measures.yml`, `steps.yml` and `watchlists.yml`, also into the forms
of a data source. Does not belong here: the other parts of a folder (`references.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.catalog.folder import FolderSource
from pipelines.catalog.model.definition import Definition
from pipelines.catalog.model.forms import Form
from pipelines.catalog.model.numbers import Measure, MeasureSource, Watchlist
from pipelines.catalog.model.steps import RowFilter, Step
from pipelines.catalog.named import must_be, named, parts
from pipelines.catalog.yaml_lines import Way, YamlFile

NUMERIC = ("integer", "number", "amount", "percent")
DATED = ("date", "date_time", "month_day")
# Keys that name columns, with the types that fit; () = any.
COLUMNS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("case", "subject", "responsible", "distinct"), ()),
    **dict.fromkeys(("start", "end", "stopped_by", "dated", "until"), DATED),
    **dict.fromkeys(("sum", "workdays_in"), NUMERIC),
}
FILTERED = {"at_least": NUMERIC, "at_most": NUMERIC, "in_last_days": DATED}  # by kind of filter


def check_sources(source: FolderSource, all_sources: Sequence[FolderSource]) -> None:
    """Raise DefinitionError for the first that leads nowhere."""
    forms = {form.id: form for form in source.folder.forms}
    for other in all_sources:
        forms |= {f"{other.folder.regime.id}.{form.id}": form for form in other.folder.forms}
    timed = {step.id: step for step in source.folder.steps if step.within is not None}
    measures = [measure.id for measure in source.folder.measures]
    for file, way, part in source.parts():
        if isinstance(part, Step):
            _check_columns(file, way, part, part.form, forms)
        elif isinstance(part, Measure):
            for stated in part.source:
                _check_source(file, (*way, "source"), stated, forms, timed)
        elif isinstance(part, Watchlist):
            for name in (*part.measure, *filter(None, (part.without,))):
                must_be(file, way, "measures.yml 里没有分项", name, measures)


def _check_source(
    file: YamlFile, way: Way, stated: MeasureSource, forms: Mapping[str, Form],
    timed: Mapping[str, Step],
) -> None:  # fmt: skip
    if stated.sum and stated.distinct:
        raise file.error(way, "“sum”和“distinct”只能写一个。")
    if stated.step:
        must_be(file, (*way, "step"), "steps.yml 里没有带时限的环节", stated.step, timed)
    if form := timed[stated.step].form if stated.step else stated.form:
        _check_columns(file, way, stated, form, forms)


def _check_columns(
    file: YamlFile, way: Way, definition: Definition, name: str, forms: Mapping[str, Form]
) -> None:
    """Every column that the definition names is one of the form, and of a type that fits."""
    must_be(file, (*way, "form"), "没有报表", name, forms)
    types = {column.element: column.type for column in forms[name].columns}
    for place, part in parts(definition, way):
        kind = part.condition[0] if isinstance(part, RowFilter) else ""
        fits = {**COLUMNS, "column": FILTERED.get(kind, ())}
        for at, key, column in named(part, fits, place):
            must_be(file, at, f"报表“{name}”没有栏目", column, types)
            if fits[key] and types[column] not in fits[key]:
                message = (
                    f"“{column}”是 {types[column]}，不能这样用；这里要 {'、'.join(fits[key])}。"
                )
                raise file.error(at, message)
