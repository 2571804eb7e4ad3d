"""The returns of four months in the small province, chosen so that each rule shows.

Belongs here: what the offices sent. Does not belong here: what it should amount to.
"""

from __future__ import annotations

from typing import Any

import duckdb

from tests.integration.dbt.small_province import on, submit

TIN = {"project_name": "甲一项目", "matter": "立项", "filed_on": "2017-01-06"}
OWN = {"project_name": "本级项目", "matter": "环评", "filed_on": "2017-01-08"}


def land_ledgers(con: duckdb.DuckDBPyConnection) -> None:
    """Ledgers of both cities, and of the county that reports straight to the province."""
    january: list[dict[str, Any]] = [
        {"county": "1101", **TIN, "closed_on": "2017-01-10", "is_new": "是"},
        {**OWN},
        {"county": "1102", "project_name": "丑县项目", "visits": 2},
        {"county": "1101", "project_name": "有错的行", "matter": "立项", "filed_on": "2017-01-09"},
    ]
    february = [
        {"county": "1101", **TIN, "project_name": "甲一　项目"},
        {"county": "11", **OWN, "closed_on": "2017-02-15"},
    ]
    april = [{"county": "1103", **TIN, "project_name": "丑县项目", "filed_on": "2017-04-05"}]
    submit(con, "ledger", "11", "2017-01", january, on("01-22"), faulty=(8,))
    submit(con, "ledger", "11", "2017-02", february, on("02-23", hour=0))
    submit(con, "ledger", "11", "2017-04", april, on("04-20"))
    own = [{**TIN, "project_name": "子县项目", "filed_on": "2017-01-11"}]
    submit(con, "ledger", "1101", "2017-01", own, on("01-20"))

    old = {"county": "1201", "project_name": "乙一项目", "matter": "立项"}
    last_year = [{**old, "filed_on": "2016-12-20", "closed_on": "2017-01-05"}]
    submit(con, "ledger", "12", "2017-01", last_year, on("01-22", hour=23))
    submit(con, "ledger", "12", "2017-02", [], on("02-20"), outcome="rejected")
    submit(con, "ledger", "12", "2017-04", [{**old, "filed_on": "2017-04-01"}], on("04-22"))
    submit(con, "ledger", "12", "2017-04", [{**old, "filed_on": "2017-04-02"}], on("04-25"))


def land_platform(con: duckdb.DuckDBPyConnection) -> None:
    """One extract of each kind; 双胞胎 is the name of two projects of one county."""
    keys = ("project_code", "project_name", "city", "county", "amount", "source", "entered_on")
    projects = [
        ("P1", "甲一项目", "11", "1101", 3000, "省外境内", "2017-01-20"),
        ("P2", "丑县项目", "11", "1103", 2999.99, "境外", "2017-02-01"),
        ("P3", "乙一项目", "12", "1201", 5000, "省内", "2017-02-01"),
        ("P4", "双胞胎", "12", "1201", 5000, "境外", "2017-03-31"),
        ("P5", "双胞胎", "12", "1201", 5000, "境外", "2017-03-31"),
        ("P6", "去年项目", "11", "1103", 8000, "境外", "2016-12-31"),
        ("P7", "本级项目", "11", "11", 4000, "省外境内", "2017-04-01"),
    ]
    rows = [dict(zip(keys, project, strict=True)) for project in projects]
    submit(con, "projects", "", "", rows, on("05-01"), regime="platform")
    keys = ("project_code", "project_name", "city", "county", "event_on", "project_type")
    signed = [
        ("S1", "丑县项目", "11", "1103", "2016-05-01", "投资"),
        ("S2", "乙一项目", "12", "1201", "2017-02-10", "投资"),
        ("S3", "贸易项目", "12", "1201", "2017-02-10", "贸易"),
        ("S4", "早年项目", "12", "1201", "2015-12-31", "投资"),
    ]
    rows = [dict(zip(keys, project, strict=True)) for project in signed]
    submit(con, "signed_projects", "", "", rows, on("05-01"), regime="platform")


def land_quarter(con: duckdb.DuckDBPyConnection) -> None:
    """Form 3 of both cities, and the register of articles."""
    split = {"county": "1102", "project_name": "丑县项目", "p_full": "√", "tracked": "是"}
    visits = {"visits": 2, "county_visits": 2}
    submit(con, "tracking", "11", "2017-Q1", [{**split, **visits}], on("03-22"))
    row = {"county": "1201", "project_name": "乙一项目", "p_building": "√", "visits": 3}
    submit(con, "tracking", "12", "2017-Q1", [row], on("03-23"))
    articles = [
        ("11", "甲文", "2017-01-15", "否"),
        ("11", "乙文", "2017-01-16", "否"),
        ("11", "乙 文", "2017-01-20", "是"),
        ("1101", "丙文", "2017-01-31", "否"),
        ("1201", "丁文", "2017-01-16", "否"),
    ]
    keys = ("sender", "title", "sent_on", "adopted")
    rows = [dict(zip(keys, article, strict=True)) for article in articles]
    submit(con, "articles", "10", "2017-01", rows, on("02-01"))


def land_all(con: duckdb.DuckDBPyConnection) -> None:
    """Everything, in the order in which it came does not matter."""
    land_ledgers(con)
    land_platform(con)
    land_quarter(con)
