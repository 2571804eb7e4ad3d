"""What an .ods or .xlsb holds beside its values is known, and named as in an .xlsx."""

from __future__ import annotations

from pipelines.intake.account import account_of
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome
from pipelines.intake.process import read_file
from pipelines.intake.read import read_sheets
from pipelines.intake.refusals import Unreadable
from pipelines.intake.sheet import Formula, Span

from .conftest import LEDGER_TITLE, RECEIVED, found, values
from .small_files import Error, ods, ods_cell, ods_row, ods_table, xlsb

HEADERS = ["县", "项目名称", "申办事项", "申办时间", "办结时间", "合同投资额"]
UNIT = "填报单位：遵义市投资促进局"
HIDDEN = 'table:visibility="collapse"'
ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string"'
    ' office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)


def test_a_ledger_as_ods(desk, tmp_path):
    rows = [
        ods_row([LEDGER_TITLE]),
        ods_row([UNIT]),
        ods_row(HEADERS),
        ods_row(
            [
                ods_cell(
                    "播州区", 'table:number-rows-spanned="2" table:number-columns-spanned="1"'
                ),
                *("甲", "环评批复", "04.06", "04.10", ERROR),
            ]
        ),
        ods_row(
            [
                "<table:covered-table-cell/>",
                "乙",
                "环评批复",
                "04.06",
                "04.10",
                '<table:table-cell table:formula="of:=[.A1]+1"/>',
            ],
            HIDDEN,
        ),
        ods_row(["播州区", "丙", "环评批复", "04.06", "04.10", 3]),
    ]
    columns = (
        '<table:table-column table:number-columns-repeated="5"/>'
        f"<table:table-column {HIDDEN}/><table:table-column/>"
    )
    path = ods(tmp_path / "t.ods", ods_table("台账", rows, columns))
    outcome = read_file(desk, "t.ods", path, RECEIVED, Limits())
    check_findings(outcome)
    assert values(outcome, "amount")[1:] == [("F5", None, "unreadable"), ("F6", "3", "value")]
    (lost,) = found(outcome, "formula_without_value")
    assert lost.cell == "F5"
    assert "“=[.A1]+1”，没有计算结果" in lost.message
    check_account(desk, path, outcome)


def test_a_ledger_as_xlsb(desk, tmp_path):
    rows = [
        [LEDGER_TITLE],
        [UNIT],
        HEADERS,
        ["播州区", "甲", "环评批复", "04.06", "04.10", Error(0x07)],
        [None, "乙", "环评批复", "04.06", "04.10", 2.0],
        ["播州区", "丙", "环评批复", "04.06", "04.10", 3.0],
    ]
    path = xlsb(tmp_path / "t.xlsb", rows, hidden_rows=[4], hidden_column=5, merged=[(3, 4, 0, 0)])
    outcome = read_file(desk, "t.xlsb", path, RECEIVED, Limits())
    check_findings(outcome)
    check_account(desk, path, outcome)


def check_findings(outcome: FileOutcome) -> None:
    assert values(outcome, "county")[:2] == [("A4", "520304", "value")] * 2
    (error,) = found(outcome, "excel_error")
    assert (error.cell, error.value) == ("F4", "#DIV/0!")
    (rows,) = found(outcome, "hidden_rows")
    assert "第5行是隐藏的" in rows.message
    (columns,) = found(outcome, "hidden_columns")
    assert "F 列是隐藏的" in columns.message


def check_account(desk, path, outcome) -> None:
    (account,) = account_of(desk, path, outcome, Limits())
    assert account.cells > 20
    assert account.unaccounted == ()


def test_the_number_format_decides_between_january_and_october(tmp_path):
    """2017.1 shown with two decimals is October, in each format."""
    styles = (
        '<number:number-style style:name="N2"><number:number number:decimal-places="2"/>'
        '</number:number-style><style:style style:name="ce1" style:data-style-name="N2"/>'
        '<style:style style:name="ce2" style:parent-style-name="ce1"/>'
    )
    cells = [ods_cell(2017.1, f'table:style-name="{name}"') for name in ("ce1", "ce2", "none")]
    table = ods_table("S", [ods_row([None, *cells])])
    (sheet,) = read_sheets(ods(tmp_path / "t.ods", table, styles), Limits())
    assert [sheet.number_format(0, j) for j in range(4)] == ["", "0.00", "0.00", ""]
    (sheet,) = read_sheets(xlsb(tmp_path / "t.xlsb", [[2017.1]]), Limits())
    assert sheet.number_format(0, 0) == "0.00"
    (sheet,) = read_sheets(xlsb(tmp_path / "u.xlsb", [[2017.1]], code="0.0"), Limits())
    assert sheet.number_format(0, 0) == "0.0"


def test_errors_of_an_ods(tmp_path):
    """Errors with LibreOffice's own numbers, an empty text as result, a typed #N/A."""

    def cell(shown: str, kind: str = "error") -> str:
        return (
            '<table:table-cell table:formula="of:=X" office:value-type="string"'
            f' calcext:value-type="{kind}"><text:p>{shown}</text:p></table:table-cell>'
        )

    empty = '<table:table-cell table:formula="of:=T()" office:value-type="string"/>'
    row = [cell("Err:502"), cell("Err:503"), cell("#n/a", "string"), empty, "#N/A", cell("字", "")]
    (sheet,) = read_sheets(ods(tmp_path / "t.ods", ods_table("S", [ods_row(row)])), Limits())
    assert sheet.rows == [["#VALUE!", "#NUM!", "#N/A", "", "#N/A", "字"]]
    table = ods_table(
        "S", [ods_row([1]), ods_row(['<table:table-cell table:formula="oooc:=B1"/>'])]
    )
    (sheet,) = read_sheets(ods(tmp_path / "u.ods", table), Limits())
    assert sheet.rows == [[1.0], [Formula("=B1")]]
    assert isinstance(sheet.rows[1][0], Formula)


def test_folded_groups_and_endless_hidden_rows_of_an_ods(tmp_path):
    rows = [
        ods_row([1]),
        '<table:table-row-group table:display="false">',
        ods_row([2]),
        "</table:table-row-group>",
        ods_row([3, ods_cell(4, 'table:number-columns-spanned="2"')]),
        ods_row([None], f'{HIDDEN} table:number-rows-repeated="1048573"'),
    ]
    (sheet,) = read_sheets(ods(tmp_path / "t.ods", ods_table("S", rows)), Limits())
    assert sheet.hidden_rows == {1}
    assert sheet.spans == (Span(2, 1, 2, 2),)


def test_entities_of_an_ods_are_not_expanded(tmp_path):
    """A file of the machine, and text that grows a thousandfold, under a name of an entity."""
    (tmp_path / "secret.txt").write_text("秘密")
    content = ods_table("S", [ods_row(["甲", ERROR]), ods_row(["x&file;&ten;y"])])
    path = ods(tmp_path / "t.ods", content.replace("&amp;", "&"), doctype=(
        f'<!DOCTYPE d [<!ENTITY file SYSTEM "file://{tmp_path}/secret.txt"><!ENTITY one "1111111111">'
        '<!ENTITY ten "&one;&one;&one;&one;&one;&one;&one;&one;&one;&one;">]>'
    ))  # fmt: skip
    try:
        (sheet,) = read_sheets(path, Limits())
    except Unreadable as refusal:
        assert refusal.rule == "corrupt"
    else:
        assert sheet.value(0, 1) == "#DIV/0!"
        assert "秘密" not in str(sheet.rows)
        assert "111" not in str(sheet.rows)
