"""Texts of offices in the command line's csv output."""

from __future__ import annotations

import pytest

from pipelines.cli.output import harmless


@pytest.mark.parametrize("text", ["=1+1", "+重点", "-见备注", "@SUM(A1)", "\t=1", "--5", "-5+cmd"])
def test_what_would_run_is_written_as_text(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", "-5", "+3.5", "-1.5E-07", "环评=批复", "—", "'=1"])
def test_numbers_and_plain_texts_stay(text: str) -> None:
    assert harmless(text) == text
