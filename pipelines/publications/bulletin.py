"""The bulletin of a period: the 通报 and the workbook beside it.

Belongs here: the order of the steps. Reading is in `tables.py`, selection in `facts.py`, drawing in
`bulletin_document.py` and `bulletin_workbook.py`.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import duckdb

from pipelines.publications import tables
from pipelines.publications.bulletin_document import write_document
from pipelines.publications.bulletin_workbook import write_workbook
from pipelines.publications.claim_sources import check_fixed, recompute
from pipelines.publications.claims import Sentence, UnsupportedNumberError, check_typed
from pipelines.publications.default_form import form_of_measures
from pipelines.publications.facts import BulletinFacts, load_facts
from pipelines.publications.pdf.write import pdf_beside
from pipelines.publications.placement import (
    BulletinPlacement,
    FormPlacement,
    PlacementError,
    has_form,
    load_bulletin,
    load_form,
)

BRACES = re.compile(r"\{[^}]*\}")
CLAIMS = "_依据.json"  # sentence by sentence, what its numbers are


def write_bulletin(
    con: duckdb.DuckDBPyConnection,
    regime_folder: Path,
    regime: str,
    period: str,
    out: Path,
    issued_on: date | None = None,
) -> list[Path]:
    """Write `<short title>_<period>.docx`, `.xlsx` and `.pdf` into `out` and return their paths.

    `con` is open read-only on a serving copy. `issued_on` is the date under the signature; without
    it the document is marked as a draft. Raises tables.UnknownEditionError when the marts lack the
    regime or period, placement.PlacementError when the regime's bulletin folder is not in order;
    both messages are for the office. The same database gives the same bytes; those of the PDF,
    which is left out where there is no Chinese font, depend on the machine's fonts as well.
    """
    placement = load_bulletin(regime_folder)
    facts = load_facts(con, regime, period, placement)
    own_form = has_form(regime_folder)
    form = load_form(regime_folder) if own_form else form_of_measures(facts)
    out.mkdir(parents=True, exist_ok=True)
    paper = placement.edition(facts.edition.kind)
    stem = f"{facts.edition.short_title}{paper.name}_{period}"
    document, workbook = out / f"{stem}.docx", out / f"{stem}.xlsx"
    template = regime_folder / "bulletin" / paper.template
    try:
        _check_typed(con, facts, form if own_form else None, placement)
        sentences = write_document(facts, form, placement, template, issued_on, document)
        recompute(con, facts.edition, sentences, placement.display_decimals)
    except UnsupportedNumberError as error:
        document.unlink(missing_ok=True)
        raise PlacementError(str(error)) from error
    (out / f"{stem}{CLAIMS}").write_text(_claims(sentences), encoding="utf-8")
    assumptions = tables.load_assumptions(con, facts.edition)
    write_workbook(facts, assumptions, form, placement, workbook)
    return [document, workbook, *pdf_beside(document)]


def _check_typed(
    con: duckdb.DuckDBPyConnection,
    facts: BulletinFacts,
    form: FormPlacement | None,
    placement: BulletinPlacement,
) -> None:
    """Declared numbers stand in their clause; phrases and labels have no others."""
    check_fixed(con, facts.edition, placement.fixed)
    for text in _typed(placement, form):
        typed = BRACES.sub("", text)
        check_typed(Sentence(text, ()), typed, placement.fixed_texts, "bulletin 文件夹的短语或栏目")


def _typed(placement: BulletinPlacement, form: FormPlacement | None) -> list[str]:
    """Phrases and printed labels, which the office may edit as well; a form made from the measures
    has only their names."""
    phrases = [str(text) for text in placement.phrases.model_dump().values()]
    if form is None:
        return phrases
    labels = [column.label for column in form.columns] + [group.label for group in form.groups]
    return [*phrases, *labels, form.title, form.problem, form.problems_more, form.problems_total]


def _claims(sentences: list[Sentence]) -> str:
    """Each sentence with its numbers, and for a single figure the way to `daiban trace`."""
    rows = [
        {
            "sentence": sentence.text,
            "claims": [{"text": c.text, "figure": list(c.address)} for c in sentence.claims],
        }
        for sentence in sentences
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
