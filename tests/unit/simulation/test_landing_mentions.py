"""Which project an item means, in the simulator's own reading."""

from __future__ import annotations

from datetime import datetime

import pytest

from pipelines.simulation.landing_service.truth.mentions import projects_in_items
from pipelines.simulation.returns import Return, Row, Sheet
from pipelines.simulation.truth import Line, lines


def stated(form: str, **values: str) -> list[Line]:
    sheet = Sheet("表", "520000", [], [Row(dict(values), number=1)])
    sent = Return("gz2021", form, "520000", "2021-Q1", "f", datetime(2021, 4, 1), [sheet])
    return lines([sent], form)


PROJECTS = [
    *stated("projects", project_code="1", project_name="某产业园"),
    *stated("projects", project_code="2", project_name="某产业园二期"),
    *stated("projects", project_code="GZ3", project_name="同名园"),
    *stated("projects", project_code="GZ4", project_name="同名园"),
]


@pytest.mark.parametrize(
    ("item", "codes"),
    [
        ("解决某产业园二期用地", {"2"}),
        ("解决某产业园用地", {"1"}),
        ("解决“某产业园二期”和“某产业园”用电", {"1", "2"}),
        ("解决某产业园（三期）用水", set()),
        ("解决某产业园2021年用水", {"1"}),
        ("研究某产业园项目2号", set()),
        ("解决同名园用电", set()),
        ("解决同名园（gz4）用电", {"GZ4"}),
    ],
)
def test_the_longest_name_is_meant(item: str, codes: set[str]) -> None:
    found = projects_in_items(PROJECTS, PROJECTS, stated("meetings", item=item))
    assert set(found) == codes
