"""Who owes what: the due day itself is in time, the next day is overdue."""

from __future__ import annotations

from datetime import date

import duckdb
import pytest

from pipelines.publications.reminders import load_reminders, reminder_text


@pytest.mark.parametrize(
    ("left", "said"),
    [(2, "还有2天"), (0, "今天截止"), (-1, "已逾期1天")],
)
def test_days_left(left: int, said: str) -> None:
    text = reminder_text("甲市", "2017年3月", "台账", date(2017, 3, 22), "missing", left)
    assert text.startswith("甲市2017年3月《台账》尚未收到，请报送：2017年3月22日截止，")
    assert said in text


def test_missing_and_rejected_are_owed_after_the_quarter(con: duckdb.DuckDBPyConnection) -> None:
    owed = load_reminders(con, "gz2017", "2017-Q1", date(2017, 3, 31))
    assert [(r.unit_name, r.form, r.period, r.state, r.days_left) for r in owed] == [
        ("铜仁市", "tracking", "2017-Q1", "rejected", -9),
        ("黔西南布依族苗族自治州", "ledger", "2017-03", "missing", -9),
    ]


def test_a_late_return_is_owed_until_it_comes(con: duckdb.DuckDBPyConnection) -> None:
    late = "tracking_summary"  # came on 27 March

    def owes(day: int) -> bool:
        owed = load_reminders(con, "gz2017", "2017-Q1", date(2017, 3, day))
        return late in [r.form for r in owed if r.unit_code == "522300"]

    assert owes(26)
    assert not owes(27)
