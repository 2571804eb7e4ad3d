"""What a viewer sees is decided at one place: no page reads, links or hands out around it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dashboards.scope import OWN, PUBLIC, PUBLISHED
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
