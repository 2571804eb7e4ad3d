"""Which columns of the marts hold an office's own wording (自由文本), where anything may stand.

Belongs here: for each mart with facts, its columns of that kind, and the names of all other columns
of text: codes, and terms that a definition or a list of units states. A test holds the two against
the marts' own description, so that a new column is one or the other. Does not belong here: what is
done with them (`masks.py`). Marts called `dim_` hold definitions alone.
"""

from __future__ import annotations

from collections.abc import Mapping

# `[]`: a list of texts. In these, telephone numbers are hidden from viewers without leave.
WORDED: Mapping[str, tuple[str, ...]] = {
    "fct_cases": (
        "case_key", "case_name", "project_name", "responsible[]", "next_subject", "next_by",
    ),
    "fct_cell_uses": ("file", "sheet", "text", "subject_name"),
    "fct_decisions": (
        "decision_id", "file", "sheet", "was", "now", "reason", "approver", "problem", "place",
    ),
    "fct_files": ("file", "reason", "sender"),
    "fct_findings": (
        "file", "sheet", "value", "message", "other_file", "other_sheet", "waiver",
    ),
    "fct_lineage": ("subject", "subject_name", "file", "sheet", "cells"),
    "fct_link_candidates": ("stated_name", "project_name"),
    "fct_link_review": ("stated_name", "candidate_names", "sheet"),
    "fct_problem_steps": ("problem", "project_name", "description", "file", "sheet"),
    "fct_problems": ("problem", "project_name", "description", "responsible", "result", "sheet"),
    "fct_progress": ("event",),
    "fct_source_cells": ("file", "sheet", "text", "value", "sent_text", "correction"),
    "fct_step_times": ("name",),
    "fct_steps": (
        "case_key", "case_name", "project_name", "subject", "subject_name", "responsible", "file",
        "sheet",
    ),
    "fct_subjects": ("subject", "subject_name", "project_name"),
    "fct_submissions": ("file", "superseded_files", "hollow_reason"),
    "fct_watchlist_rows": ("subject", "subject_name", "file", "sheet", "cells"),
}  # fmt: skip
# Of these a viewer without leave sees nothing: they are names of persons.
NAMES: Mapping[str, tuple[str, ...]] = {"fct_files": ("sender",), "fct_decisions": ("approver",)}
# Codes and terms. What is worded in one mart and a term in another stands with its mart.
TERMS = frozenset({
    "candidate_codes", "cell", "city_code", "city_name", "clause", "county_code", "county_kind",
    "county_name", "direction", "element", "file_id", "form", "form_title", "indicator",
    "indicator_group", "kind", "label", "level", "limit_text", "list", "list_title", "measure",
    "measure_name", "month", "next_step", "other_cell", "over_text", "owed_by", "parent_code",
    "part", "period", "period_kind", "previous_period", "project_code", "regime", "remark", "role",
    "rule", "rung", "says", "severity", "sha256", "stage", "state", "step", "step_name",
    "submission_id", "told_by", "unit", "unit_code", "unit_name", "watchlist", "watchlist_name",
    "fct_cell_uses.name", "fct_indicator_values.name", "fct_link_candidates.reason",
    "fct_link_review.reason", "fct_measures.name", "fct_rank_scrutiny.name",
    "fct_subjects.measures", "fct_subjects.submission_ids",
    "fct_subjects.sought",  # looked in and never shown
})  # fmt: skip
