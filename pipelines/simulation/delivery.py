"""Writes returns into a folder: the files, and receipts.csv beside them.

Belongs here: spelling what is not yet typed, laying out, choosing the file format by the path's
ending. Does not belong here: what offices send, or mess.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path, PurePosixPath
from random import Random

from pipelines.catalog.model.forms import Form
from pipelines.simulation.layout import MARKER, Grid, lay_out
from pipelines.simulation.returns import Return
from pipelines.simulation.spelling import spell
from pipelines.simulation.workbooks import to_csv, to_xls, to_xlsx

FormOf = Callable[[Return], Form]
NameOf = Callable[[str], str]
Progress = Callable[[int, int, str], None]


def spell_rows(sent: Return, form: Form, rng: Random, mess: float) -> None:
    """Fills `typed` for every value that has no typed content yet."""
    columns = {column.element: column for column in form.columns}
    for row in sent.rows:
        for element, value in row.values.items():
            if element in columns and element not in row.typed:
                row.typed[element] = spell(columns[element], value, sent.period, rng, mess)


def deliver(
    returns: Sequence[Return], out: Path, form_of: FormOf, centre_name: NameOf,
    progress: Progress | None,
) -> None:  # fmt: skip
    """Writes every file under `out`; afterwards each row knows its number."""
    written: dict[int, bytes] = {}
    for done, sent in enumerate(returns, start=1):
        if sent.original is not None:
            content = written[id(sent.original)]
        elif sent.body is not None:
            content = sent.body
        else:
            content = render(sent, form_of(sent), centre_name)
        written[id(sent)] = content
        path = out / sent.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if progress:
            progress(done, len(returns), sent.path)
    mark_duplicates(returns, written)
    (out / "receipts.csv").write_bytes(_receipts(returns))


def mark_duplicates(returns: Sequence[Return], written: Mapping[int, bytes]) -> None:
    """A file with the bytes of what is in force is a duplicate, meant or not. One that repeats what
    has been superseded meanwhile comes into force once more."""
    in_force: dict[tuple[str, str, str, str], bytes] = {}
    for sent in sorted(returns, key=lambda sent: (sent.received_at, sent.path)):
        if sent.state not in ("accepted", "duplicate"):
            continue
        key, content = (sent.regime, sent.form, sent.unit, sent.period), written[id(sent)]
        if in_force.get(key) == content:
            sent.state = "duplicate"
        elif sent.original is not None:
            sent.state, sent.sheets = "accepted", deepcopy(sent.original.sheets)
            for sheet in sent.sheets if sent.path.endswith(".csv") else ():
                sheet.name = PurePosixPath(sent.path).stem
        in_force[key] = content


def render(sent: Return, form: Form, centre_name: NameOf) -> bytes:
    """The bytes of one file, in the format that its path names."""
    ending = PurePosixPath(sent.path).suffix
    if ending == ".csv":
        for sheet in sent.sheets:
            sheet.look.merge_counties = False
            sheet.look.groups = {}
            sheet.name = PurePosixPath(sent.path).stem  # as spreadsheet programs name it
    grids = [lay_out(sheet, sent, form, centre_name(sheet.centre)) for sheet in sent.sheets]
    if ending == ".csv":
        if not sent.period:
            _put_marker_alone(grids[0])
        return to_csv(grids[0], sent.encoding)
    return to_xls(grids) if ending == ".xls" else to_xlsx(grids)


def _put_marker_alone(grid: Grid) -> None:
    """An extract as .csv has no title: the marker, then the headers."""
    first = min(row for row, _ in grid.cells)
    for key in [key for key in grid.cells if key[0] == first]:
        del grid.cells[key]
    grid.cells[first, 1] = f"# {MARKER}"


def _receipts(returns: Sequence[Return]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["file", "received_at", "sender"])
    for sent in sorted(returns, key=lambda sent: (sent.received_at, sent.path)):
        writer.writerow([sent.path, f"{sent.received_at:%Y-%m-%d %H:%M:%S}", sent.sender])
    return text.getvalue().encode("utf-8")
