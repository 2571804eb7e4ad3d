"""The layers point one way, in Python and in SQL."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest

from tests.architecture.python_files import PROJECT, imports, name_of, python_files

# package -> what it must not import
FORBIDDEN = {
    "pipelines/catalog": (
        "intake", "feedback", "warehouse", "publications", "orchestration", "simulation", "cli",
        "settings", "access",
    ),
    "pipelines/access": (
        "intake", "feedback", "warehouse", "publications", "orchestration", "simulation", "cli",
        "issuing",
    ),
    "pipelines/intake": (
        "access", "feedback", "warehouse", "publications", "orchestration", "simulation", "cli", "settings",
    ),
    "pipelines/feedback": (
        "access", "warehouse", "publications", "orchestration", "simulation", "cli", "settings",
    ),
    "pipelines/warehouse": ("access", "feedback", "publications", "orchestration", "simulation", "cli"),
    "pipelines/publications": ("access", "intake", "feedback", "orchestration", "simulation", "cli"),
    "pipelines/simulation": (
        "access", "intake", "feedback", "warehouse", "publications", "orchestration", "cli",
    ),
    "pipelines/reminders": (
        "intake", "feedback", "warehouse", "publications", "orchestration", "simulation", "cli",
        "settings",
    ),
    "pipelines/orchestration": ("feedback", "simulation", "cli"),
}  # fmt: skip
CLOCK_EDGES = {"pipelines/cli/clock.py", "pipelines/orchestration/resources.py"}
CLOCK = re.compile(r"(?:^|\.)(?:now|today|utcnow)$|^time\.time$|^random\.\w+$|^uuid\.uuid[14]$")
SEEDED = {"random.Random"}
LAYERS = ("staging", "intermediate", "marts")


@pytest.mark.parametrize("folder", sorted(FORBIDDEN))
def test_python_layers(folder: str) -> None:
    banned = (*(f"pipelines.{name}" for name in FORBIDDEN[folder]), "dashboards")
    found = [
        f"{name_of(path)} imports {module}"
        for path in python_files(folder)
        for module in sorted(imports(path))
        if any(module == name or module.startswith(name + ".") for name in banned)
    ]
    assert found == []


# What the one module of the pages that reads what was sent (and stores it in the inbox) needs.
READING = "dashboards/reading.py"
READS = (
    "pipelines.access.units", "pipelines.catalog", "pipelines.feedback", "pipelines.intake.check", "pipelines.intake.inbox",
    "pipelines.intake.inbox_names", "pipelines.intake.isolate", "pipelines.intake.limits",
    "pipelines.intake.outcome", "pipelines.settings",
)  # fmt: skip
# The question of 推演 is one text for the page and the command line.
SUPPOSING = "dashboards/data_what_if.py"
SUPPOSES = ("pipelines.warehouse.what_if", "pipelines.warehouse.selection")
# The text of a reminder is one for the page and the command line; the page sends nothing.
REMINDING = "dashboards/data_reminders.py"
REMINDS = ("pipelines.reminders.text",)
# Who looks, and the record of what they did.
LOOKING = "dashboards/viewer.py"
LOOKS = (
    "pipelines.access.roles", "pipelines.access.sign_in", "pipelines.catalog.definition_error",
    "pipelines.catalog.loader", "pipelines.settings",
)  # fmt: skip
JOURNAL = "dashboards/journal.py"
KEEPS = ("pipelines.access", "pipelines.settings")
# Starting `daiban run` as a process of its own, and how far it is; it never runs in the page's.
COUNTING = "dashboards/counting.py"
COUNTS = (
    "pipelines.intake.inventory", "pipelines.intake.receipts", "pipelines.orchestration",
    "pipelines.settings", "pipelines.warehouse",
)  # fmt: skip
# Persons in what is said of a file just read.
HIDING = "dashboards/persons.py"
HIDES = ("pipelines.catalog.model", "pipelines.feedback.advice", "pipelines.intake.outcome")
# Issued bulletins are read, never made, by the pages: the records, what differs from them now, and
# a change in the words of the amendment. A process of its own issues (`dashboards/issuing.py`).
PAPERS = "dashboards/data_bulletin.py"
PAPERS_READ = (
    "pipelines.issuing.changes", "pipelines.issuing.figures", "pipelines.issuing.record",
    "pipelines.issuing.store", "pipelines.settings", "pipelines.warehouse.layout",
)  # fmt: skip
CHANGES = "dashboards/components/bulletin_state.py"
CHANGES_SAID = ("pipelines.issuing.wording",)
BRIDGES = {
    READING: READS, SUPPOSING: SUPPOSES, REMINDING: REMINDS, LOOKING: LOOKS, JOURNAL: KEEPS,
    HIDING: HIDES, COUNTING: COUNTS, PAPERS: PAPERS_READ, CHANGES: CHANGES_SAID,
}  # fmt: skip


def test_dashboards_import_no_pipeline_that_writes() -> None:
    """Each that needs a pipeline module has its own list, and none of them writes marts."""
    found = [
        f"{name_of(path)} imports {module}"
        for path in python_files("dashboards")
        for module in sorted(imports(path))
        if module.startswith("pipelines") and not _is_within(module, BRIDGES.get(name_of(path), ()))
    ]
    assert found == []


def test_no_page_issues_in_its_own_process() -> None:
    """What writes a bulletin or an issue is a process of its own, named as text only."""
    writers = (
        "pipelines.publications", "pipelines.orchestration.assets", "pipelines.orchestration.bulletins",
        "pipelines.orchestration.issuing", "pipelines.orchestration.run", "pipelines.orchestration.steps",
        "pipelines.issuing.issue", "pipelines.cli", "pipelines.issuing.verify",
    )  # fmt: skip
    found = [
        f"{name_of(path)} imports {module}"
        for path in python_files("dashboards")
        for module in sorted(imports(path))
        if _is_within(module, writers)
    ]
    assert found == []


def test_issued_records_leave_by_one_module() -> None:
    """Files under HOME/published and HOME/issued are found where it is asked who looks."""
    told = ("pipelines.issuing.store", "layout.published", "layout.issued")
    found = {
        name_of(path)
        for path in python_files("dashboards")
        if any(word in path.read_text(encoding="utf-8") for word in told)
    }
    assert found == {PAPERS}


def _is_within(module: str, packages: Iterable[str]) -> bool:
    return any(module == name or module.startswith(name + ".") for name in packages)


def test_only_one_dashboard_module_opens_duckdb() -> None:
    users = [name_of(path) for path in python_files("dashboards") if "duckdb" in imports(path)]
    assert users == ["dashboards/serving.py"]


def test_clock_and_chance_enter_at_the_edge() -> None:
    from tests.architecture.python_files import calls

    found = [
        f"{name_of(path)}:{line}: {name}"
        for path in python_files("pipelines")
        if name_of(path) not in CLOCK_EDGES
        for line, name in calls(path)
        if CLOCK.search(name) and name not in SEEDED and not name.startswith("clock")
        if not (name_of(path).startswith("pipelines/cli/") and name in ("now", "today"))
    ]
    assert found == []


def _models() -> dict[str, str]:
    """Model name -> layer."""
    return {
        path.stem: layer
        for layer in LAYERS
        for path in (PROJECT / "dbt_project" / "models" / layer).rglob("*.sql")
    }


def test_dbt_layers() -> None:
    models = _models()
    assert models
    found = []
    for path in sorted((PROJECT / "dbt_project" / "models").rglob("*.sql")):
        layer, sql = models[path.stem], path.read_text(encoding="utf-8")
        for name in re.findall(r"ref\(\s*['\"](\w+)['\"]\s*\)", sql):
            if LAYERS.index(models[name]) > LAYERS.index(layer) or (layer, models[name]) == (
                "staging",
                "staging",
            ):
                found.append(f"{name_of(path)} ({layer}) refers to {name} ({models[name]})")
        if layer != "staging" and re.search(r"\bsource\(", sql):
            found.append(f"{name_of(path)} ({layer}) reads a source; only staging may")
    assert found == []


def test_shared_models_name_no_regime_model() -> None:
    """Shared models reach a regime's only through names made from the dbt variable."""
    regimes = {path.parent.name for path in (PROJECT / "pipelines/regimes").glob("*/regime.yml")}
    for path in sorted((PROJECT / "dbt_project" / "models").rglob("*.sql")):
        folder = path.parent.name
        for name in re.findall(r"ref\(\s*['\"](\w+)['\"]\s*\)", path.read_text(encoding="utf-8")):
            owner = next((r for r in regimes if f"_{r}__" in name), "")
            if owner and folder not in regimes:
                pytest.fail(f"{name_of(path)} refers to {name}, a model of one regime")
