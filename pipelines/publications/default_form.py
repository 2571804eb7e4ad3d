"""The attached table of a policy without a printed form: its measures and rates in their order.

Belongs here: making that layout from the definitions. Does not belong here: drawing it
(`monitoring_form.py`).
"""

from __future__ import annotations

from pipelines.publications.facts import BulletinFacts
from pipelines.publications.placement import FormColumn, FormGroup, FormPlacement


def form_of_measures(facts: BulletinFacts) -> FormPlacement:
    """A column for each measure and each ratio."""
    measured = dict.fromkeys(measure for _, measure in facts.measures)
    columns = [FormColumn(label=facts.measure_names.get(m, m), measure=m) for m in measured]
    ratios = {figure.indicator for figure in facts.figures if not figure.is_plain}
    columns += [
        FormColumn(label=item.name, indicator=item.indicator)
        for item in facts.indicators
        if item.indicator in ratios
    ]
    return FormPlacement(
        file="附表1", sheet="附表1", number="附表1",
        title="{period}" + facts.edition.short_title + "情况表", corner="单位", total="合计",
        problem="", problems_more="", problems_total="",
        groups=(FormGroup(label="各单位情况", columns=tuple(columns)),),
        signatures=("填报单位：{receiver}", "审核人：", "填表人："),
    )  # fmt: skip
