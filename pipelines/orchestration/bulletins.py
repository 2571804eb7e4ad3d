"""Which publications are out of date, and writing them.

Belongs here: completed periods, comparing the figures a publication was made from, calling
`pipelines/publications`. Does not belong here: the content or looks of a publication.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from pipelines.catalog.model.folder import Catalog
from pipelines.orchestration.job import Job
from pipelines.publications.placement import load_bulletin
from pipelines.settings import PACKAGED_REGIMES
from pipelines.warehouse import layout
from pipelines.warehouse.connect import open_reader

STAMP = ".figures"
TABLES_BY_PERIOD_END = (
    "fct_indicator_values", "fct_measures", "fct_submissions", "fct_findings", "fct_watchlist_rows",
)  # fmt: skip
TABLES_OF_A_REGIME = (
    "fct_problems", "fct_problem_steps", "dim_settings", "dim_indicators", "dim_measures",
    "dim_assumptions", "dim_watchlists", "fct_steps",
)  # fmt: skip


@dataclass(frozen=True)
class Publication:
    """One period of one regime that is complete; `figures` is a hash of all it may show and how."""

    regime: str
    period: str
    kind: str  # month | quarter
    start: str  # first month, YYYY-MM: the partition key
    figures: str
    is_current: bool


def publications(job: Job) -> list[Publication]:
    """All completed months and quarters of the regimes in use that publish, oldest first."""
    home = job.settings.home
    with open_reader(layout.serving_database(home)) as con:
        regimes = con.execute("select regime from marts.dim_regimes where is_used").fetchall()
        found = [item for (regime,) in regimes for item in _of_regime(con, job, regime)]
    return sorted(found, key=lambda item: (item.start, item.kind, item.regime))


def _of_regime(con: duckdb.DuckDBPyConnection, job: Job, regime: str) -> Iterator[Publication]:
    kinds = published_kinds(job.catalog, regime)
    if not kinds:
        return
    looks = f"{job.catalog.version}-{_looks(template_folder(job.catalog, regime))}"
    figures = _figures(con, regime)
    periods = con.execute(
        """select period, kind, strftime(start_on, '%Y-%m'), end_on from marts.dim_periods
           where is_complete and kind in ('month', 'quarter') and regime = ?""",
        [regime],
    ).fetchall()
    for period, kind, start, end in periods:
        if kind in kinds:
            shown = f"{figures[end]}-{looks}"
            stamp = layout.published(job.settings.home, regime, period) / STAMP
            current = stamp.is_file() and stamp.read_text(encoding="utf-8") == shown
            yield Publication(regime, period, kind, start, shown, current)


def outdated(job: Job) -> list[Publication]:
    """Those whose figures changed since they were written; all of them with `full`."""
    return [item for item in publications(job) if job.full or not item.is_current]


def write(job: Job, item: Publication) -> list[Path]:
    """Write one publication into its folder; the stamp comes last."""
    from pipelines.publications.bulletin import write_bulletin
    from pipelines.publications.monitoring_form import write_form
    from pipelines.publications.placement import has_form

    out = layout.published(job.settings.home, item.regime, item.period)
    fresh = out.with_name(f".{out.name}.part")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    folder = template_folder(job.catalog, item.regime)
    is_form = item.kind != "quarter" and has_form(folder)
    paper = "监测表" if is_form else load_bulletin(folder).edition(item.kind).name or "通报"
    job.on_stage(f"编制 {item.period} {paper}")
    with open_reader(layout.serving_database(job.settings.home)) as con:
        if is_form:
            paths = [write_form(con, folder, item.regime, item.period, fresh)]
        else:
            paths = write_bulletin(con, folder, item.regime, item.period, fresh)
    (fresh / STAMP).write_text(item.figures, encoding="utf-8")
    shutil.rmtree(out, ignore_errors=True)
    fresh.replace(out)
    return [out / path.name for path in paths]


def regime_folder(catalog: Catalog, regime: str) -> Path:
    """Where the regime's definitions and templates lie."""
    for folder in catalog.regimes:
        if folder.regime.id == regime:
            return Path(folder.path)
    return PACKAGED_REGIMES / regime


def template_folder(catalog: Catalog, regime: str) -> Path:
    """The folder whose `bulletin/` is used: the regime's own, or the shared one."""
    own = regime_folder(catalog, regime)
    return own if (own / "bulletin").is_dir() else PACKAGED_REGIMES / "shared"


def published_kinds(catalog: Catalog, regime: str) -> set[str]:
    """Periods with a publication: as its own editions are, with a template of its own months and
    quarters, else as its indicators have them; a source of data has none."""
    folder = next((f for f in catalog.regimes if f.regime.id == regime), None)
    if folder is None or not folder.indicators:
        return set()
    if (Path(folder.path) / "bulletin").is_dir():
        return {*load_bulletin(Path(folder.path)).editions} or {"month", "quarter"}
    return {kind for indicator in folder.indicators for kind in indicator.period_kinds}


def _looks(folder: Path) -> str:
    """A hash of the regime's templates and wording, so that an edited sentence is printed."""
    content = hashlib.sha256()
    for path in sorted((folder / "bulletin").iterdir()):
        content.update(path.name.encode() + path.read_bytes())
    return content.hexdigest()[:16]


def _figures(con: duckdb.DuckDBPyConnection, regime: str) -> dict[date, str]:
    """By the day on which a period ends: a hash over every row that its publication could show."""
    parts: dict[date, list[object]] = {}
    for table in TABLES_BY_PERIOD_END:
        rows = con.execute(
            f"""select p.end_on, sum(count(t.period)) over so_far,
                    coalesce(bit_xor(bit_xor(hash(t)) filter (t.period is not null)) over so_far, 0)
                from marts.dim_periods as p left join marts.{table} as t using (regime, period)
                where regime = ? group by p.end_on window so_far as (order by p.end_on)""",
            [regime],
        ).fetchall()
        for end, *part in rows:
            parts.setdefault(end, []).append(tuple(part))
    same: list[object] = [
        con.execute(
            f"""select count(*), coalesce(bit_xor(hash(t)), 0) from marts.{table} as t
                where regime = ?""",
            [regime],
        ).fetchone()
        for table in TABLES_OF_A_REGIME
    ]
    same.append(con.execute("select as_of, is_simulated from marts.dim_build").fetchone())
    return {end: "-".join(map(str, own + same)) for end, own in parts.items()}
