"""Hiding persons in what is said of a file that was just read.

Belongs here: the findings of one outcome. Does not belong here: marts (`masks.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from dashboards import phones
from dashboards.masks import MASK
from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.advice import form_of
from pipelines.intake.outcome import FileOutcome, Finding

_QUOTED = re.compile("“[^”]*”")


def without_persons(catalog: Catalog, outcome: FileOutcome) -> None:
    """Change the outcome's findings: no value or quotation of a personal column is left."""
    outcome.findings = [_hidden(finding, False) for finding in outcome.findings]
    for submission in outcome.submissions:
        form = form_of(catalog, submission)
        columns = form.columns if form is not None else ()
        personal = {column.element for column in columns if column.personal}
        submission.findings = [
            _hidden(finding, form is None or finding.element in personal)
            for finding in submission.findings
        ]


def _hidden(finding: Finding, is_personal: bool) -> Finding:
    value, message = finding.value, finding.message
    if is_personal:
        message = message.replace(value, MASK) if value else message
        value, message = MASK, _QUOTED.sub(f"“{MASK}”", message)
    return replace(finding, value=phones.hidden(value, MASK), message=phones.hidden(message, MASK))
