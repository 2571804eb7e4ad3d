"""Files that are made to break the writer cost only the copy."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.answer import answer_content
from pipelines.feedback.isolated import workbook_bytes
from pipelines.feedback.ods_look import ods_looks
from pipelines.feedback.options import AnswerOptions
from pipelines.feedback.plan import plan_for
from pipelines.intake.limits import MEGABYTE, Limits
from pipelines.intake.outcome import FileOutcome
from tests.unit.feedback.conftest import DAY

Read = Callable[[Path], FileOutcome]
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x0 "ha">'
    + b"".join(b'<!ENTITY x%d "%s">' % (n + 1, b"&x%d;" % n * 10) for n in range(9))
    + b'<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize(
    ("limits", "written"),
    [(Limits(), True), (Limits(memory_bytes=20 * MEGABYTE), False), (Limits(seconds=0.001), False)],
)
def test_child_beyond_its_limits_is_given_up(
    catalog: Catalog, read: Read, wrong: Path, limits: Limits, written: bool
) -> None:
    plan = plan_for(catalog, read(wrong), wrong.name, DAY)
    content = workbook_bytes(wrong, plan, limits, AnswerOptions())
    assert (content is not None) is written


def test_file_that_vanished_before_the_answer_still_gets_a_letter(
    catalog: Catalog, read: Read, wrong: Path
) -> None:
    outcome = read(wrong)
    wrong.unlink()
    answer = answer_content(catalog, outcome, wrong, DAY, Limits())
    assert answer.letter is not None and answer.workbook is None


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    path = tmp_path / "x.ods"
    spaces = "urn:oasis:names:tc:opendocument:xmlns:"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "content.xml",
            LAUGHS
            + f'<a xmlns:t="{spaces}table:1.0" xmlns:o="{spaces}office:1.0" '
            f'xmlns:x="{spaces}text:1.0"><t:table t:name="s"><t:table-row><t:table-cell '
            'o:value-type="float"><x:p>1&x9;&secret;</x:p></t:table-cell></t:table-row></t:table>'
            "</a>".encode(),
        )
    assert ods_looks(path)["s"].texts[0, 0].strip("&;x9secrt") in ("1", "")
