"""Columns that name a person or a telephone are marked personal, and no list shows one."""

from __future__ import annotations

import re

from pipelines.catalog.loader import load_catalog

PERSON = re.compile("联系人|责任人|联络员|代办员$|包保领导|姓名|职务|经办人|核对人|电话$|手机")
FOLDERS = load_catalog().regimes
COLUMNS = [
    (folder.regime.id, form.id, column)
    for folder in FOLDERS
    for form in folder.forms
    for column in form.columns
]


def test_who_names_a_person_is_personal() -> None:
    personal = [(*place, column.label) for *place, column in COLUMNS if column.personal]
    assert personal == [
        (*place, column.label) for *place, column in COLUMNS if PERSON.search(column.label)
    ]


def test_no_list_asks_for_a_personal_column() -> None:
    """The marts leave it out, so it would be a promise that no list keeps."""
    personal = {(regime, column.element) for regime, _, column in COLUMNS if column.personal}
    asked = {
        (folder.regime.id, element)
        for folder in FOLDERS
        for entry in folder.watchlists
        for element in entry.columns
    }
    assert personal & asked == set()


def test_no_step_is_told_by_a_personal_column() -> None:
    """Cases, subjects and offices of steps stand in marts, pages and papers as they are."""
    personal = {(*place, column.element) for *place, column in COLUMNS if column.personal}
    told = {
        (folder.regime.id, step.form, element)
        for folder in FOLDERS
        for step in folder.steps
        for element in (*step.case, *step.subject, step.responsible)
    }
    assert len(told) > 10
    assert personal & told == set()
