"""A folder of thousands of files: what is known already costs next to nothing."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

import pipelines.warehouse
from pipelines.catalog.model.folder import Catalog
from pipelines.intake import receive
from pipelines.intake.outcome import unusable

FILES, NOW = 10_000, datetime(2017, 5, 2, 8)


@pytest.mark.slow
def test_ten_thousand_known_files_are_passed_over_in_seconds(
    catalog: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading is left out, so that only the bookkeeping is timed."""
    folder, lines = tmp_path / "in", ["file,received_at"]
    for number in range(FILES):
        path = folder / f"{number % 100}" / f"{number}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"a\n{number}\n")
        lines.append(f"{path.relative_to(folder).as_posix()},2017-04-20")
    (folder / "receipts.csv").write_text("\n".join(lines), encoding="utf-8")

    def refuse(_catalog: Any, jobs: Any, _limits: Any) -> Any:
        for index, job in enumerate(jobs):
            yield index, unusable(job.file, "rejected", "unknown_form", "看不出是哪张表。")

    monkeypatch.setattr(receive, "read_all", refuse)
    cache = tmp_path / "cache.json"
    with duckdb.connect(str(tmp_path / "build.duckdb")) as con:
        schema = Path(pipelines.warehouse.__file__).with_name("schema.sql")
        con.execute(schema.read_text(encoding="utf-8"))
        assert receive.receive(con, catalog, folder, NOW, cache=cache).new_files == FILES
        began = time.perf_counter()
        again = receive.receive(con, catalog, folder, NOW, cache=cache)
        assert time.perf_counter() - began < 5  # 0.3 s on a quiet machine
        assert (again.seen, again.new_files, again.new_receipts) == (FILES, 0, 0)
