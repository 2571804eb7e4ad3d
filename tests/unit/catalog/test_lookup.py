"""Finding by id, and the real definitions as the documents state them."""

from __future__ import annotations

import pytest

from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import NotFound, find_form, find_list, find_unit, regime_folder


def test_forms_are_found_by_either_name() -> None:
    catalog = load_catalog()
    assert find_form(catalog, "ledger")[1] is find_form(catalog, "gz2017.ledger")[1]
    assert find_form(catalog, "projects")[0].regime.id == "platform"
    with pytest.raises(NotFound, match=r"没有报表“leger”；可以用：.*gz2017\.ledger"):
        find_form(catalog, "leger")
    with pytest.raises(NotFound, match="没有制度“gz1999”"):
        regime_folder(catalog, "gz1999")
    with pytest.raises(NotFound, match="没有代码为“1”的单位"):
        find_unit(catalog, "1")


def test_the_policy_of_2017() -> None:
    folder = regime_folder(load_catalog(), "gz2017")
    assert len(find_list(folder, "events").items) == 13
    assert len(find_list(folder, "escalation").items) == 8
    assert [form.number for form in folder.forms][:4] == ["附表1", "附表2", "附表3", "附表4"]
    assert len(folder.forms[0].columns) == 16
    targets = {i.id: i.targets[0].value for i in folder.indicators if i.targets}
    assert targets["new_service_rate"] == 0.95
    assert targets["signed_city_visit_rate"] == 0.2
    assert targets["signed_county_visit_rate"] == 1.0
    assert all(indicator.clause for indicator in folder.indicators)
    assert all(measure.clause for measure in folder.measures)


def test_nothing_numbered_is_left_out() -> None:
    folder = regime_folder(load_catalog(), "gz2017")
    assumed = {assumption.id for assumption in folder.regime.assumptions}
    # A7, A16 and A17 concern other policies.
    assert assumed == {f"A{n}" for n in range(1, 36)} - {"A7", "A16", "A17"}
    text = "".join(clause.text for clause in folder.regime.clauses)
    for phrase in ("95%以上", "20%和100%", "不少于3篇", "15日之前", "22日前", "2017年3月起"):
        assert phrase in text
