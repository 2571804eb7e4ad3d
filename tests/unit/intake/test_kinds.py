"""What a file really is: each kind by its own name, with what to do; macros; XML workbooks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from pipelines.intake.outcome import FileOutcome
from tests.unit.intake.conftest import matter, values

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return stream.getvalue()


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + bytes(64)


@pytest.mark.parametrize(
    ("content", "what", "instead"),
    [
        (b"\x89PNG\r\n\x1a\n", "图片（PNG）", "不要报送截图"),
        (b"\xff\xd8\xff\xe0JFIF", "图片（JPG）", "不要报送截图"),
        (b"\0\0\0\x18ftypheic", "手机照片或视频", "不要报送截图"),
        (b"%PDF-1.7\n", " PDF", "请报送原始的 Excel 文件"),
        (b"Rar!\x1a\x07\0", "压缩包（RAR）", "请解压后"),
        (b"7z\xbc\xaf\x27\x1c", "压缩包（7z）", "请解压后"),
        (zipped("一月/台账.xlsx"), "压缩包（ZIP）", "请解压后"),
        (zipped("word/document.xml"), " Word 文档", "填入规定的 Excel 表样"),
        (zipped("ppt/presentation.xml"), "演示文稿（PPT）", "填入规定的 Excel 表样"),
        (stream("WordDocument"), "Word 或 WPS 文字文档", "填入规定的 Excel 表样"),
        (stream("PowerPoint Document"), "演示文稿（PPT 或 WPS 演示）", "填入规定的"),
        (stream("__substg1.0_0037001F"), "Outlook 邮件", "请保存邮件里的附件"),
        (b"MZ\x90\0", "程序（EXE）", "查杀病毒"),
        (b"{\\rtf1}", "写字板或 Word 文档（RTF）", "填入规定的 Excel 表样"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n",
            "单个文件网页（MHTML）",
            "另存为 .xlsx",
        ),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".xls"])
def test_another_kind_under_a_workbooks_name(
    read: Callable[..., FileOutcome],
    tmp_path: Path,
    content: bytes,
    what: str,
    instead: str,
    suffix: str,
) -> None:
    path = tmp_path / f"台账{suffix}"
    path.write_bytes(content)
    outcome = read(path)
    (finding,) = outcome.findings
    assert (outcome.outcome, finding.rule, finding.severity) == (
        "unsupported", "wrong_format", "fatal",
    )  # fmt: skip
    assert finding.message.startswith(f"文件其实是{what}，不是工作簿。")
    assert instead in finding.message


def test_a_workbook_cut_off_says_so(read, ledger, tmp_path):
    content = ledger(matter()).read_bytes()
    (tmp_path / "半.xlsx").write_bytes(content[: len(content) // 2])
    (finding,) = read(tmp_path / "半.xlsx").findings
    assert finding.rule == "corrupt"
    assert "文件不完整" in finding.message
    (tmp_path / "全.xlsx").write_bytes(content)
    assert read(tmp_path / "全.xlsx").all_findings() == []


def with_part(path: Path, name: str, content: bytes) -> Path:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, content)
    return path


def test_macros_are_noted_once_and_never_run(read, ledger):
    outcome = read(with_part(ledger(matter()), "xl/vbaProject.bin", b"x"))
    (finding,) = outcome.all_findings()
    assert (finding.rule, finding.severity) == ("macros_ignored", "warning")
    assert finding.message.startswith("文件带有宏。宏没有运行，只读取了单元格里的内容。")
    assert len(outcome.submissions[0].records) == 1


def test_a_sheet_that_is_not_well_formed_is_refused_not_read_in_part(read, ledger, tmp_path):
    good = ledger(matter(), matter(seq=2))
    for name, old, new in (("好", b"", b""), ("坏", b'</c><c r="C5"', b'</isp</c><c r="C5"')):
        path = tmp_path / f"{name}.xlsx"
        with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
            for part in source.namelist():
                content = source.read(part)
                if part == "xl/worksheets/sheet1.xml" and old:
                    assert old in content
                    content = content.replace(old, new, 1)
                target.writestr(part, content)
    assert read(tmp_path / "好.xlsx").all_findings() == []
    (finding,) = read(tmp_path / "坏.xlsx").findings
    assert finding.rule == "corrupt"


def spreadsheetml(path: Path) -> str:
    """The first sheet of a workbook, as Excel 2003 writes XML."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = []
    for row in sheet.iter_rows():
        cells = "".join(
            f'<Cell ss:Index="{cell.column}"><Data ss:Type="{"Number" if isinstance(cell.value, int) else "String"}">'
            f"{cell.value}</Data></Cell>"
            for cell in row
            if cell.value is not None
        )
        if cells:
            rows.append(f'<Row ss:Index="{row[0].row}">{cells}</Row>')
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="台账"><Table>{"".join(rows)}</Table></Worksheet></Workbook>'
    )


def test_an_xml_workbook_is_read_cell_by_cell(read, ledger, tmp_path):
    good = ledger(matter(), matter(seq=2, project_name="另一个"))
    path = tmp_path / "台账.xls"
    path.write_text(spreadsheetml(good), encoding="utf-8")
    outcome = read(path)
    assert outcome.all_findings() == []
    assert values(outcome, "project_name") == values(read(good), "project_name")


def test_entities_of_an_xml_workbook_are_never_resolved(read, ledger, tmp_path):
    path = tmp_path / "台账.xls"
    text = spreadsheetml(ledger(matter(project_name="XXE")))
    path.write_text(text.replace(">XXE<", ">&e;<"), encoding="utf-8")
    outcome = read(path)
    assert all("root:" not in str(cell) for s in outcome.submissions for cell in s.cells)
    assert [value for _, value, _ in values(outcome, "project_name")] == ["&e;"]
