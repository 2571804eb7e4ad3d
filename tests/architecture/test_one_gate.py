"""What a viewer sees is decided at one place: no page reads, links or hands out around it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from dashboards.scope import OWN, PUBLIC, PUBLISHED
from dashboards.texts import NAMES, TERMS, WORDED
from tests.architecture.python_files import PROJECT, calls, imports, name_of, python_files

SEAM = {"dashboards/serving.py", "dashboards/scope.py", "dashboards/masks.py"}
# Other schemas of the copy, and the name under which a viewer's connection has it.
AROUND = re.compile(r"\b(?:from|join)\s+\"?(?:warehouse|raw|ref|staging|intermediate)\"?\.", re.I)


def texts(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]


def marts() -> set[str]:
    return {path.stem for path in (PROJECT / "dbt_project/models/marts").rglob("*.sql")}


def test_every_mart_has_a_rule() -> None:
    """A new mart: decide in `dashboards/scope.py` who sees which of its rows."""
    ruled = [*PUBLIC, *PUBLISHED, *OWN]
    assert len(ruled) == len(set(ruled))
    assert marts() - set(ruled) == set()
    assert set(ruled) - marts() == set()


def texts_of_marts() -> list[tuple[str, str]]:
    """Every column of text of the marts with facts, as the models' own description has them."""
    found = []
    for path in (PROJECT / "dbt_project/models/marts").rglob("marts_*.yml"):
        for model in yaml.safe_load(path.read_text(encoding="utf-8"))["models"]:
            found += [
                (model["name"], column["name"])
                for column in model["columns"]
                if model["name"].startswith("fct_")
                and re.search("varchar|json|struct", column["data_type"])
            ]
    return found


def test_every_text_is_an_offices_wording_or_a_term() -> None:
    """A new column: decide in `dashboards/texts.py` whether a telephone number may stand in it."""
    found = texts_of_marts()
    assert len(found) > 100
    worded = {(mart, name.removesuffix("[]")) for mart, names in WORDED.items() for name in names}
    terms = {(m, c) for m, c in found if c in TERMS or f"{m}.{c}" in TERMS}
    assert set(found) - worded - terms == set()
    assert worded & terms == set()
    assert worded - set(found) == set()
    assert {(mart, name) for mart, names in NAMES.items() for name in names} <= worded
    stated = {column for _, column in terms} | {f"{mart}.{column}" for mart, column in terms}
    assert TERMS - stated == set()


def test_no_query_goes_around_the_viewers_marts() -> None:
    found = [
        f"{name_of(path)}: {' '.join(text.split())[:80]}"
        for path in python_files("dashboards")
        if name_of(path) not in SEAM
        for text in texts(path)
        if AROUND.search(text)
    ]
    assert found == []


def test_nothing_but_select_is_taken_from_the_seam() -> None:
    allowed = {"NoData", "NotReadable", "Identity", "home", "identity", "later", "read_from", "select",
               "seen", "serving_file"}  # fmt: skip
    found = []
    for path in python_files("dashboards"):
        if name_of(path) in SEAM:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "serving"
                and node.attr not in allowed
            ):
                found.append(f"{name_of(path)}:{node.lineno}: serving.{node.attr}")
        found += [
            f"{name_of(path)} imports {module}"
            for module in sorted(imports(path))
            if module.startswith("dashboards.serving.") and module.split(".")[-1] not in allowed
        ]
    assert found == []


def test_every_select_asks_who_looks() -> None:
    tree = ast.parse((PROJECT / "dashboards/serving.py").read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]

    def users(name: str) -> set[str]:
        return {
            function.name
            for function in functions
            for node in ast.walk(function)
            if isinstance(node, ast.Name) and node.id == name
        }

    assert users("_cached") == {"select"}
    assert users("_read") == {"_cached", "later"}
    asking = {f.name for f in functions if "viewer.current().scope" in ast.unparse(f)}
    assert asking >= {"select", "later"}


@pytest.mark.parametrize(
    "path",
    [p for p in python_files("dashboards/views") if p.stem != "__init__"],
    ids=lambda p: p.stem,
)
def test_every_page_stands_behind_the_gate(path: Path) -> None:
    called = {name for _, name in calls(path)}
    assert called & {"frame.page", "gate.passes"}


def test_downloads_are_recorded() -> None:
    """A table widget of Streamlit's own would offer a download that nobody records."""
    found = [
        f"{name_of(path)}:{line}: {name}"
        for path in python_files("dashboards")
        if name_of(path) != "dashboards/components/save_button.py"
        for line, name in calls(path)
        if name.split(".")[-1] in ("download_button", "dataframe", "data_editor")
    ]
    assert found == []
