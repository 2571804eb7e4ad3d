"""A made-up province of two cities, small enough to check every figure by hand.

Belongs here: the reference rows and a way to land submissions as intake would. Does not
belong here: any expectation (the tests state those) and anything read from real files.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

SCHEMA = Path(__file__).parents[3] / "pipelines" / "warehouse" / "schema.sql"
REGIME, VERSION = "gz2017", "v1"
LANDED = datetime(2018, 1, 1)
ALL = ["county", "city", "province"]

# code, name, level, kind, parent, valid_from, valid_to, successor, root, order
UNITS: list[tuple[Any, ...]] = [
    ("10", "省", "province", "省", "", None, None, "", "10", None),
    ("11", "甲市", "city", "地级市", "10", None, None, "", "11", 1),
    ("12", "乙市", "city", "地级市", "10", None, None, "", "12", 2),
    ("11BJ", "甲市市本级", "county", "市本级", "11", None, None, "", "11BJ", None),
    ("12BJ", "乙市市本级", "county", "市本级", "12", None, None, "", "12BJ", None),
    ("1101", "子县", "county", "县", "11", None, None, "", "1101", None),
    ("1102", "丑县", "county", "县", "11", None, date(2017, 3, 31), "1103", "1103", None),
    ("1103", "丑市", "county", "县级市", "11", date(2017, 4, 1), None, "", "1103", None),
    ("1201", "寅县", "county", "县", "12", None, None, "", "1201", None),
]
REPORTING_LINES = [
    ("1101", "10", date(2013, 7, 1), date(2017, 2, 28)),
    ("1101", "11", date(2017, 3, 1), None),
]
YTD = """
    agency_projects matters_filed matters_closed tracked_projects new_projects new_projects_agency
    new_projects_served new_matters_filed new_matters_closed problems_raised problems_closed
"""
CUM = """
    signed_projects signed_agency signed_tracked signed_visited_city signed_visited_county
    active_projects
"""
ARTICLES = """
    articles articles_adopted articles_by_15 article_months article_quota_months article_mid_months
"""
MEASURES: dict[str, tuple[str, list[str]]] = {
    **dict.fromkeys(YTD.split(), ("ytd", ALL)),
    **dict.fromkeys(CUM.split(), ("cum", ALL)),
    **dict.fromkeys(ARTICLES.split(), ("period", ["city", "province"])),
    "contacted_projects": ("period", ALL),
}
REPORTING = ("reports_due", "reports_received", "reports_on_time", "reports_complete")
MQY, QY = ["month", "quarter", "year"], ["quarter", "year"]
# indicator, numerator, denominator, levels, ranked levels, period kinds, target
INDICATORS: list[tuple[str, str, str, list[str], list[str], list[str], float | None]] = [
    ("new_service_rate", "new_projects_served", "new_projects", ALL, ALL[:2], MQY, 0.95),
    ("closure_rate", "matters_closed", "matters_filed", ALL, ALL[:2], MQY, None),
    ("signed_city_visit_rate", "signed_visited_city", "signed_projects", ALL[1:], ALL[:2], QY, 0.2),
    ("article_quota", "article_quota_months", "article_months", ["city"], ["city"], MQY, 1.0),
    ("on_time_rate", "reports_on_time", "reports_due", ALL[:2], ["city"], MQY, 1.0),
]
SETTINGS = {
    "new_project_minimum_amount": "3000",
    "new_project_sources": "省外境内|境外",
    "signed_projects_since": "2016-01-01",
    "signed_project_type": "投资",
    "article_quota": "3",
    "article_mid_month_day": "15",
    "cumulative_ledger_share": "0.5",
    "link_similarity_minimum": "0.75",
}
# regime, form, title, period kind
FORMS = [
    (REGIME, "ledger", "代办服务台账", "month"),
    (REGIME, "tracking", "跟踪服务情况表", "quarter"),
    (REGIME, "tracking_summary", "跟踪服务情况汇总表", "quarter"),
    (REGIME, "articles", "信息报送登记", "month"),
    (REGIME, "problems", "问题台账", "month"),
    ("platform", "projects", "统计平台项目", "snapshot"),
    ("platform", "signed_projects", "签约项目总表", "snapshot"),
]


def create(path: Path) -> duckdb.DuckDBPyConnection:
    """A build database with the schema and the reference rows, still without any file."""
    con = duckdb.connect(str(path))
    con.execute(SCHEMA.read_text(encoding="utf-8"))
    insert(con, "ref.definitions", [(VERSION, LANDED)])
    insert(
        con,
        "ref.regimes",
        [
            (VERSION, REGIME, "工作安排", "2017年", "", "", "", "10", date(2017, 1, 1), None),
            (VERSION, "platform", "统计平台", "平台", "", "", "", "", date(2016, 1, 1), None),
        ],
    )
    insert(con, "ref.settings", [(VERSION, REGIME, k, v, "", "") for k, v in SETTINGS.items()])
    insert(con, "ref.clauses", [(VERSION, REGIME, "一", "工作目标", "达95%以上")])
    insert(
        con,
        "ref.forms",
        [
            (VERSION, r, f, t, "", "input", k, "2017", "", i, "unit", [], "", "common", False)
            for i, (r, f, t, k) in enumerate(FORMS)
        ],
    )
    insert(con, "ref.due_dates", [(VERSION, REGIME, *due) for due in due_dates()])
    insert(con, "ref.org_units", [(VERSION, *u[:5], [], *u[5:]) for u in UNITS])
    insert(con, "ref.reporting_lines", [(VERSION, REGIME, *x, "") for x in REPORTING_LINES])
    land_numbers(con)
    return con


def due_dates() -> list[tuple[Any, ...]]:
    """The ledger is due on the 22nd of each month, form 3 on the 22nd of the last month."""
    months = [("ledger", f"2017-{m:02d}", "month", date(2017, m, 22), "一") for m in range(1, 13)]
    quarters = [
        ("tracking", f"2017-Q{q}", "quarter", date(2017, q * 3, 22), "一") for q in range(1, 5)
    ]
    return [*months, *quarters]


def land_numbers(con: duckdb.DuckDBPyConnection) -> None:
    """Measures, indicators and targets."""
    statistics = [(m, basis, "statistics", levels) for m, (basis, levels) in MEASURES.items()]
    reporting = [(m, "period", "reporting", ALL) for m in REPORTING]
    insert(
        con,
        "ref.measures",
        [
            (VERSION, REGIME, m, m, "", "个", basis, "count_distinct", rollup, levels, "", i)
            for i, (m, basis, rollup, levels) in enumerate([*statistics, *reporting])
        ],
    )
    insert(
        con,
        "ref.indicators",
        [
            (
                VERSION,
                REGIME,
                i,
                i,
                "",
                n,
                d,
                "higher",
                levels,
                ranked,
                kinds,
                True,
                "一",
                "",
                o,
                "unit",
                "",
            )
            for o, (i, n, d, levels, ranked, kinds, _) in enumerate(INDICATORS)
        ],
    )
    targets = [(i[0], i[-1]) for i in INDICATORS if i[-1] is not None]
    span = (date(2017, 1, 1), date(2017, 12, 31), "")
    insert(con, "ref.targets", [(VERSION, REGIME, *target, *span) for target in targets])


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    """Append rows to a table."""
    if rows:
        con.executemany(f"insert into {table} values ({', '.join('?' * len(rows[0]))})", rows)


def submit(
    con: duckdb.DuckDBPyConnection,
    form: str,
    unit: str,
    period: str,
    rows: list[dict[str, Any]],
    received: datetime,
    *,
    regime: str = REGIME,
    path: str = "",
    centre: str = "",
    faulty: tuple[int, ...] = (),
    outcome: str = "accepted",
) -> str:
    """Land one submission of one sheet; data starts in row 5. Returns the submission's id."""
    path = path or f"{form}_{unit}_{period}_{received:%m%d%H%M}.xlsx"
    content = json.dumps([form, unit, rows], ensure_ascii=False, default=str)
    file_id, submission = path, f"{path}#{form}"
    insert(con, "raw.files", [(file_id, path, path, 1, "r1", "read", "", LANDED)])
    insert(con, "raw.receipts", [(path, path, received, "", "receipts.csv", LANDED)])
    header = (submission, file_id, regime, form, "2017", VERSION, unit, period, outcome, "")
    insert(con, "raw.submissions", [(*header, len(rows), content, False, LANDED)])
    for number, row in enumerate(rows, start=5):
        insert(con, "raw.records", [(submission, "Sheet1", number, centre or unit)])
        cells = [
            (submission, "Sheet1", number, e, f"{chr(65 + i)}{number}", str(v), str(v), "value")
            for i, (e, v) in enumerate(row.items())
        ]
        insert(con, "raw.cells", cells)
        if number in faulty:
            place = (file_id, submission, "Sheet1", f"A{number}", number)
            finding = ("some_rule", "error", "matter", "", "请更正", "", LANDED)
            insert(con, "raw.findings", [(*place, *finding)])
    return submission


def on(text: str, hour: int = 10) -> datetime:
    """A receipt on a day of 2017, e.g. on("01-22")."""
    return datetime.fromisoformat(f"2017-{text}") + timedelta(hours=hour)
