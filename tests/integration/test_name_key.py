"""The name key has two makers, the catalogue's function and the models' macro: one answer."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from jinja2 import Environment

from pipelines.catalog.names import name_key

MACRO = Path(__file__).parents[2] / "dbt_project" / "macros" / "name_key.sql"
SPACES = "".join(
    map(chr, [*range(9, 14), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, 0x180E, *range(0x2000, 0x2010),
              0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF])
)  # fmt: skip
SIGNS = "·、，。“”\"'【】[]《》—-_,"
KEPT = "‘’（）()：:；;.．/／&＆＠@+＋~～#＃!！?？|\\$＄￥…–―－｀`"
TEXTS = [
    "",
    "贵州（遵义）辣椒·深加工项目",
    "abc 一期 ＡＢＣ－２号",
    "ａｂｃ，ｄｅｆ",
    "“山地公园省”—旅游　推介",
    "café ÿ ñ",
    "１２３４５６７８９０ⅠⅡ①②",
    "三期_A标段 [改]",
    *[f"甲{sign}乙" for sign in SPACES + SIGNS + KEPT],
    *[f"x{chr(code)}y" for code in range(0xFF01, 0xFF5F)],
    *[f"x{chr(code)}y" for code in range(0x21, 0x7F)],
]


def macro_sql(column: str) -> str:
    """The macro as dbt renders it."""
    module = Environment().from_string(MACRO.read_text(encoding="utf-8")).module
    return str(module.name_key(column))  # type: ignore[attr-defined]


def test_both_makers_give_the_same_key() -> None:
    con = duckdb.connect()
    con.execute("create table names (position integer, project_name varchar)")
    con.executemany("insert into names values (?, ?)", list(enumerate(TEXTS)))
    made = con.execute(
        f"select project_name, {macro_sql('project_name')} from names order by position"
    ).fetchall()
    differing = [(text, key, name_key(text)) for text, key in made if key != name_key(text)]
    assert differing == []


@pytest.mark.parametrize("sign", SPACES + SIGNS)
def test_white_space_and_listed_signs_do_not_tell_names_apart(sign: str) -> None:
    assert name_key(f"甲{sign}乙") == "甲乙"


@pytest.mark.parametrize("sign", "‘’(:.")
def test_other_signs_do(sign: str) -> None:
    assert name_key(f"甲{sign}乙") == f"甲{sign}乙"
