"""County columns: own, blank, unknown, another city's, closed; the cell and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.catalog.model.folder import Catalog
from tests.unit.rules.book import send

UNKNOWN = "“{label}”的“{text}”不是已知的县（市、区）。请填写全称，如“××县”；属市本级的留空。本行暂不计入。"
FOREIGN = (
    "“{label}”的“{text}”不属于遵义市。请核对项目所在地，或改由所属市（州）报送。本行暂不计入。"
)
# form, its county column, the column's label
PLACED = [
    ("gz2017.ledger", "county", "县（市、区）"),
    ("gz2017.tracking", "county", "项目所在地"),
    ("gz2017.tracking_summary", "unit", "单位"),
    ("gz2017.problems", "county", "县（市、区）"),
    ("platform.projects", "county", "县"),
    ("platform.signed_projects", "county", "县"),
]


@pytest.mark.parametrize(("form", "element", "label"), PLACED, ids=[form for form, _, _ in PLACED])
def test_a_county_is_known_or_told(
    catalog: Catalog, tmp_path: Path, form: str, element: str, label: str
) -> None:
    texts = ["播州区", "播州", "市本级", "遵义市", "某某县", "七星关区"]
    sent = send(catalog, tmp_path, form, [{element: text} for text in texts])
    told = {
        f.cell: (f.rule, f.severity, f.message)
        for f in sent.outcome.all_findings()
        if f.element == element and f.rule in ("unknown_unit", "foreign_unit")
    }
    assert told == {
        sent.at(element, 4): ("unknown_unit", "error", UNKNOWN.format(label=label, text="某某县")),
        sent.at(element, 5): (
            "foreign_unit",
            "error",
            FOREIGN.format(label=label, text="七星关区"),
        ),
    }
    landed = sent.values(element)
    own = ["520304", "520304", "520300BJ", "520300BJ", None, None]
    assert [landed[sent.at(element, row)] for row in range(6)] == own


def test_a_closed_unit_counts_with_a_warning_from_its_last_day_on(
    catalog: Catalog, tmp_path: Path
) -> None:
    """遵义县 became 播州区 in 2016: taken, with what to write instead."""
    sent = send(catalog, tmp_path, "gz2017.ledger", [{"county": "遵义县"}, {"county": "播州区"}])
    (finding,) = sent.of("closed_unit")
    assert (finding.cell, finding.severity) == (sent.at("county", 0), "warning")
    assert finding.message == (
        "“县（市、区）”的“遵义县”已撤销，现为“播州区”，请改用新名称（本行照常计入）。"
    )


def test_a_register_of_the_province_may_name_any_unit(catalog: Catalog, tmp_path: Path) -> None:
    rows = [{"sender": text} for text in ("遵义市投资促进局", "七星关区", "某某局")]
    sent = send(catalog, tmp_path, "gz2017.articles", rows)
    (finding,) = sent.of("unknown_unit")
    assert (finding.cell, finding.severity) == (sent.at("sender", 2), "error")
    assert finding.message.startswith("“报送单位”的“某某局”不是已知的县（市、区）。")
    assert sent.of("foreign_unit") == []
