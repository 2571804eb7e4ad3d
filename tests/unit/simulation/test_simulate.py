"""Simulated files: the same bytes for the same request, marked, and readable by others."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from pipelines.catalog.loader import load_catalog
from pipelines.simulation import simulate


def write(out: Path, mess: float, seed: int = 5) -> Path:
    simulate(load_catalog(), "gz2017", "2017-02", "2017-03", seed, 0.3, mess, out)
    return out


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_equal_requests_give_equal_bytes_and_other_seeds_do_not(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1", 0.5), write(tmp_path / "2", 0.5)
    assert contents(one) == contents(two)
    assert contents(write(tmp_path / "3", 0.5, seed=6)) != contents(one)


def test_every_table_opens_and_says_that_it_is_simulated(tmp_path: Path) -> None:
    for path in write(tmp_path, 0.9).rglob("*.*"):
        if path.suffix == ".csv" and path.name != "receipts.csv":
            raw = path.read_bytes()
            text = raw.decode("utf-8-sig") if _is_utf8(raw) else raw.decode("gb18030")
            assert "模拟数据" in text, path
        elif path.suffix in (".xlsx", ".xls"):
            book = CalamineWorkbook.from_path(path)
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python()
                assert any("模拟数据" in str(cell) for row in rows for cell in row), path


def test_without_mess_only_clean_workbooks_in_time(tmp_path: Path) -> None:
    folder = write(tmp_path, 0.0)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.suffix for path in files} == {".xlsx", ".csv", ".json"}
    assert [path.name for path in files if path.suffix == ".csv"] == ["receipts.csv"]
    assert '"late"' not in (folder / "truth.json").read_text("utf-8")
    book = openpyxl.load_workbook(next(folder.rglob("*代办服务台账.xlsx")))
    assert str(book.active["A1"].value).startswith("贵州省招商引资项目代办服务台账（2017年")  # type: ignore[index]


def test_a_regime_without_simulator_is_refused_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="没有模拟程序"):
        simulate(load_catalog(), "platform", "2017-01", "2017-02", 1, 1.0, 0.0, tmp_path)
    with pytest.raises(ValueError, match="请对调"):
        simulate(load_catalog(), "gz2017", "2017-03", "2017-02", 1, 1.0, 0.0, tmp_path)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
