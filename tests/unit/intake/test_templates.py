"""A blank form filled in and sent back yields no finding that the form itself caused."""

from __future__ import annotations

import openpyxl
import pytest

from pipelines.catalog.templates import write_template

from .conftest import matter


@pytest.mark.parametrize(
    ("form", "unit", "period"),
    [
        ("gz2017.ledger", "520300", "2017-04"),
        ("gz2017.tracking", "520300", "2017-Q1"),
        ("gz2017.tracking_summary", "522300", "2017-Q1"),
        ("gz2017.articles", "520000", "2017-04"),
        ("gz2017.articles", "520300", "2017-04"),
        ("gz2017.problems", "52GA00", "2017-04"),
        ("gz2017.liaison", "520300", "2017"),
    ],
)
def test_a_blank_form_says_whose_it_is(read, catalog, tmp_path, form, unit, period):
    path = tmp_path / "form.xlsx"
    write_template(catalog, form, unit, period, path)
    outcome = read(path, name="form.xlsx")
    (submission,) = outcome.submissions
    assert (submission.form, submission.unit_code, submission.period) == (
        form.split(".")[1], unit, period,
    )  # fmt: skip
    assert {finding.rule for finding in outcome.all_findings()} == {"empty_return"}


def test_a_filled_ledger_form_has_no_findings(read, catalog, tmp_path):
    path = tmp_path / "form.xlsx"
    write_template(catalog, "gz2017.ledger", "520300", "2017-04", path)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    headers = {str(cell.value): cell for row in page.iter_rows() for cell in row if cell.value}
    first = headers["项目名称"].row + 1
    labels = {
        "seq": "序号", "county": "县（市、区）", "project_name": "项目名称",
        "amount": "合同投资额（万元）", "matter": "代办事项", "filed_on": "申办时间",
        "closed_on": "办结时间",
    }  # fmt: skip
    for element, value in matter().items():
        page.cell(first, headers[labels[element]].column, value)
    book.save(path)
    outcome = read(path)
    assert outcome.all_findings() == []
    assert len(outcome.submissions[0].records) == 1
