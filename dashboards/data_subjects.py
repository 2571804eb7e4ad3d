"""What 项目 asks of the marts: the subjects of a period, and all that is known of one.

Belongs here: plain selections, and what a policy calls its subjects. Does not belong here: a
formula, how a subject looks (`components/subject_record.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from dashboards.printed import ORDER
from dashboards.serving import later, select

SHOWN = 200  # of the list
ROWS, RELATED = 100, 50  # of one subject
WORDS = ("项目", "办件", "事项", "难题", "困难", "问题", "诉求", "企业", "任务")
STATES = {"": "全部", "in": "✓ 已计入", "out": "✗ 在分母、未计入"}


class Asked(NamedTuple):
    """What is looked for: words that all must occur, a place, and a standing in one indicator."""

    words: tuple[str, ...] = ()
    unit: str = ""
    numerator: str = ""
    denominator: str = ""
    state: str = ""  # of STATES; counts only with an indicator


def word(regime: str) -> str:
    """What the policy calls its subjects: as it is set, else as most of its counts are named."""
    found = select(
        """
        select coalesce(
            (select value from marts.dim_settings where regime = $1 and name = 'subject_word'),
            (select w.word from unnest($2) with ordinality as w (word, place)
                join marts.dim_measures as m on contains(m.name, w.word)
                where m.regime = $1 group by w.word, w.place
                order by count(*) desc, w.place limit 1),
            '对象') as word
        """,
        *(regime, WORDS),
    )
    return str(found["word"].iloc[0])


def measure_names(regime: str) -> dict[str, str]:
    """What each count is called."""
    found = select("select measure, name from marts.dim_measures where regime = ?", regime)
    return dict(zip(found["measure"], found["name"], strict=True))


def subjects(regime: str, period: str, asked: Asked) -> pd.DataFrame:
    """The first `SHOWN` that are looked for, in printed order of their places."""
    sql, values = _listed(regime, period, asked)
    return select(f"{sql} limit {SHOWN}", *values)


def all_subjects(regime: str, period: str, asked: Asked) -> Callable[[], pd.DataFrame]:
    """All of them, for a file."""
    sql, values = _listed(regime, period, asked)
    return later(sql, *values)


def number(regime: str, period: str, asked: Asked) -> int:
    """How many there are."""
    condition, values = _condition(regime, period, asked)
    found = select(f"select count(*) as n from marts.fct_subjects as s where {condition}", *values)
    return int(found["n"].iloc[0])


def _listed(regime: str, period: str, asked: Asked) -> tuple[str, list[str]]:
    condition, values = _condition(regime, period, asked)
    return (
        f"""
        select s.unit_code, unit_name, parent_code, subject, subject_name, project_name, measures
        from marts.fct_subjects as s left join {ORDER} as o on o.unit_code = s.unit_code
        where {condition} order by o.printed, s.unit_code, subject_name, subject
        """,
        values,
    )


def _condition(regime: str, period: str, asked: Asked) -> tuple[str, list[str]]:
    parts, values = ["regime = ?", "period = ?"], [regime, period]
    for said in asked.words:
        parts.append("contains(sought, lower(?))")
        values.append(said)
    if asked.unit:
        parts.append("? in (s.unit_code, s.parent_code)")
        values.append(asked.unit)
    if asked.numerator:
        counted = "list_contains(measures, ?)"
        shown = {"in": counted, "out": f"not {counted}"}.get(asked.state, f"({counted} or true)")
        parts.append(f"list_has_any(measures, [?, ?]) and {shown}")
        values += [asked.numerator, asked.denominator, asked.numerator]
    return " and ".join(parts), values


def periods_of(regime: str, subject: str) -> pd.DataFrame:
    """The periods and places in which a subject counts, the newest first."""
    return select(
        """
        select s.*, p.label from marts.fct_subjects as s
        join marts.dim_periods as p using (regime, period)
        where s.regime = ? and s.subject = ? order by p.end_on desc, p.start_on desc, s.unit_code
        """,
        *(regime, subject),
    )


def counted(regime: str, period: str, subject: str) -> pd.DataFrame:
    """Each count that a subject stands in, by place, with its first day in the period."""
    return select(
        """
        select county_code as unit_code, measure, min(happened_on) as first_on
        from marts.fct_lineage where regime = ? and period = ? and subject = ? group by all
        """,
        *(regime, period, subject),
    )


def rows(regime: str, subject: str) -> pd.DataFrame:
    """The rows of returns that name a subject, the newest first: at most `ROWS`."""
    return select(
        f"""
        with named as (
            select file, sheet, row_number, any_value(received_at) as received_at,
                any_value(submission_id) as submission_id, max(period) as period,
                any_value(county_code) as unit_code, any_value(cells) as cells,
                list_sort(list_distinct(list(measure))) as measures
            from marts.fct_lineage where regime = ? and subject = ? and file is not null
            group by file, sheet, row_number
        )
        select n.* exclude (cells), n.cells ->> '$[0].cell' as cell, f.form_title
        from named as n left join (select submission_id, any_value(form_title) as form_title
            from marts.fct_files group by all) as f using (submission_id)
        order by n.received_at desc, n.file, n.sheet, n.row_number limit {ROWS}
        """,
        *(regime, subject),
    )


def lists(regime: str, subject: str) -> pd.DataFrame:
    """The watch lists that a subject stands on, the newest period first."""
    return select(
        """
        select r.watchlist, r.watchlist_name, r.period, p.label, r.unit_name, r.says,
            min(r.happened_on) as happened_on
        from marts.fct_watchlist_rows as r join marts.dim_periods as p using (regime, period)
        where r.regime = ? and r.subject = ? group by all
        order by max(p.end_on) desc, r.period, min(r.display_order), r.watchlist
        """,
        *(regime, subject),
    )


def problems(regime: str, subject: str, names: tuple[str, ...]) -> pd.DataFrame:
    """Problems raised of a subject: by their key, or by its name at its place."""
    return select(
        """
        select distinct p.* from marts.fct_problems as p
        join (select distinct unit_code from marts.fct_subjects where regime = $1 and subject = $2)
            as s on s.unit_code = p.county_code
        where p.regime = $1 and (p.problem = $2 or starts_with(p.problem, $2 || '|')
            or list_contains($3, trim(p.project_name, '《》')))
        order by p.closed_on is not null, p.raised_on desc, p.problem
        """,
        *(regime, subject, names),
    )


def cases(regime: str, subject: str) -> pd.DataFrame:
    """The case that a subject is, or that it is a part of."""
    return select(
        """
        select * from marts.fct_cases
        where regime = $1 and (case_key = $2 or starts_with($2, case_key || '|')) order by case_key
        """,
        *(regime, subject),
    )


def related(regime: str, period: str, subject: str, names: tuple[str, ...]) -> pd.DataFrame:
    """What else counts of it at the same place: its parts, and others of the same name."""
    return select(
        f"""
        select distinct s.subject, s.subject_name, s.project_name, s.unit_name
        from marts.fct_subjects as s
        join (select distinct unit_code from marts.fct_subjects where regime = $1 and subject = $2)
            as own using (unit_code)
        where s.regime = $1 and s.period = $3 and s.subject <> $2
            and (contains(s.subject, $2 || '|') or contains($2, s.subject || '|')
                or len(list_filter($4, lambda name: contains(s.sought, lower(name)))) > 0)
        order by s.subject_name, s.subject limit {RELATED}
        """,
        *(regime, subject, period, names),
    )
