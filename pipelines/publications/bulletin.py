"""The bulletin of a period: the 通报 and the workbook beside it.

Belongs here: the order of the steps. Reading is in `tables.py`, selection in `facts.py`, drawing in
`bulletin_document.py` and `bulletin_workbook.py`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import duckdb

from pipelines.publications import tables
from pipelines.publications.bulletin_document import write_document
from pipelines.publications.bulletin_workbook import write_workbook
from pipelines.publications.facts import load_facts
from pipelines.publications.placement import load_bulletin, load_form


def write_bulletin(
    con: duckdb.DuckDBPyConnection,
    regime_folder: Path,
    regime: str,
    period: str,
    out: Path,
    issued_on: date | None = None,
) -> list[Path]:
    """Write `<short title>_<period>.docx` and `.xlsx` into `out` and return their paths.

    `con` is open read-only on a serving copy. `issued_on` is the date under the signature; without
    it the document is marked as a draft. Raises tables.UnknownEditionError when the marts lack the
    regime or period, placement.PlacementError when the regime's bulletin folder is not in order;
    both messages are for the office. The same database gives the same bytes.
    """
    placement, form = load_bulletin(regime_folder), load_form(regime_folder)
    facts = load_facts(con, regime, period, placement)
    out.mkdir(parents=True, exist_ok=True)
    stem = f"{facts.edition.short_title}_{period}"
    document, workbook = out / f"{stem}.docx", out / f"{stem}.xlsx"
    template = regime_folder / "bulletin" / placement.template
    write_document(facts, form, placement, template, issued_on, document)
    assumptions = tables.load_assumptions(con, facts.edition)
    write_workbook(facts, assumptions, form, placement, workbook)
    return [document, workbook]
