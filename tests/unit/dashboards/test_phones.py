"""Telephone numbers are found however they are written, by Python and by DuckDB alike."""

from __future__ import annotations

import duckdb
import pytest

from dashboards import phones

MASK = "＊"
NUMBERS = [
    ("13812345678", "＊"),
    ("138-1234-5678", "＊"),
    ("138 1234 5678", "＊"),
    ("电话13812345678。", "电话＊。"),
    ("电话：13812345678.", "电话：＊."),
    ("张三-13812345678", "张三-＊"),
    ("13812345678、13987654321", "＊、＊"),
    ("13812345678/13987654321", "＊/＊"),
    ("13812345678 13987654321 13712345678 13512345678", "＊ ＊ ＊ ＊"),
    ("13812345678，13987654321；13712345678", "＊，＊；＊"),
    ("+8613812345678", "＊"),
    ("8613812345678", "＊"),
    ("86-138 1234 5678", "＊"),
    ("0086-13812345678", "＊"),
    ("找＋８６１３８１２３４５６７８", "找＊"),
    ("１３８１２３４５６７８", "＊"),
    ("0851-85551234", "＊"),
    ("0851－85551234", "＊"),
    ("０８５１－８５５５１２３４", "＊"),
    ("085185551234", "＊"),
    ("0878-6222123", "＊"),
    ("010-62221234", "＊"),
    ("(0851)8555 1234", "＊"),
    ("（0851）85551234", "＊"),
    ("+86 851 8555 1234", "＊"),
    ("0851-85551234转802", "＊"),
    ("0851-85551234-802", "＊"),
    ("0851-85551234 转 802找李某", "＊找李某"),
    ("0851-85551234/85556789", "＊"),
    ("0851-85551234、13812345678", "＊、＊"),
]
OTHERS = [
    "1381234567",  # a digit short
    "合同 138123456789 号",  # a digit more
    "2017-520302-51-03-138123",  # project codes
    "2017-520302-51-03-138123456780",
    "2020-520102-47-03-012345",
    "GZ2021000001",
    "投资15000000000元",
    "总投资15000000000万元",
    "¥13812345678",
    "13812345678.50",
    "13,812,345,678",
    "0.13812345678",
    "915201006709123456",  # credit codes
    "91520100MA6DJ13456",
    "2017-01-03",
    "2017.01.03 10:20:33",
    "20170331 10:20",
    "2017年3月",
    "第 130 行",
    "黔投字〔2017〕6号",
    "520102|智慧物流园1期",
    "8555 1234",  # without area code: any number
]


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def by_sql(con: duckdb.DuckDBPyConnection, text: str) -> str:
    found = con.execute(f"select {phones.hidden_sql('t', MASK)} from (select ? as t)", [text])
    row = found.fetchone()
    assert row is not None
    return str(row[0])


@pytest.mark.parametrize(("text", "shown"), NUMBERS)
def test_a_number_is_hidden(con: duckdb.DuckDBPyConnection, text: str, shown: str) -> None:
    assert phones.are_in(text)
    assert phones.hidden(text, MASK) == shown
    assert by_sql(con, text) == shown


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_number_stays(con: duckdb.DuckDBPyConnection, text: str) -> None:
    assert not phones.are_in(text)
    assert phones.hidden(text, MASK) == text
    assert by_sql(con, text) == text
