"""Reading what was sent: the only module of the pages that uses intake and feedback.

Belongs here: handing files to the isolated readers, turning outcomes into the page's records,
the answer to the office, the inbox, the original of what was received. Does not belong here:
widgets, the session, a rule. Nothing is written but the inbox; a file lies in a temporary folder
while a child reads it.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory

from dashboards.persons import without_persons
from dashboards.received import (
    Answer,
    NotReady,
    NotStored,
    NotThere,
    Problem,
    Reading,
    Return,
    Stored,
    Upload,
)
from pipelines.access.units import own_units
from pipelines.catalog.definition_error import DefinitionError
from pipelines.catalog.loader import load_catalog
from pipelines.catalog.lookup import LINK_REVIEW
from pipelines.catalog.model.folder import Catalog
from pipelines.feedback.advice import due_on, form_of, unit_name
from pipelines.feedback.answer import answer_content
from pipelines.feedback.grouping import ORDER
from pipelines.feedback.plan import Entry, plan_for
from pipelines.feedback.receipt import sentence_for
from pipelines.feedback.wording import period_label, wording
from pipelines.intake.check import refusal_of
from pipelines.intake.inbox import InboxError, accept
from pipelines.intake.inbox_names import safe_name
from pipelines.intake.isolate import Job, Worker
from pipelines.intake.limits import MEGABYTE
from pipelines.intake.outcome import FileOutcome, SubmissionOutcome, unusable
from pipelines.settings import Settings, SettingsError, settings_from

BROKEN = "没有读成（{error}）。请检查磁盘空间后，移除这份文件再拖入一次；仍不行请联系管理员。"


GONE = (
    "原件“{file}”不在报送文件夹里了，可能被移走或改名。"
    "请从存档里找到收到的那一份，到“报表接收”拖入后生成。"
)
CHANGED = (
    "报送文件夹里的“{file}”在收到以后被改动过，不是收到的那一份，没有生成。"
    "请从存档里找到原件，到“报表接收”拖入后生成。"
)


class Readers:
    """The isolated readers of one server; they outlive a visit and are shared by all."""

    def __init__(self, settings: Settings, catalog: Catalog) -> None:
        self._settings, self._catalog = settings, catalog
        workers = [
            Worker(pickle.dumps(catalog), settings.limits) for _ in range(settings.limits.workers)
        ]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        for worker in workers:
            self._free.put(worker)
        self._threads = ThreadPoolExecutor(len(workers), thread_name_prefix="reader")
        for _ in workers:
            self._threads.submit(self._start_one)

    @property
    def most_megabytes(self) -> float:
        """The largest file that is read."""
        return self._settings.limits.file_bytes / MEGABYTE

    def read(
        self, uploads: Sequence[Upload], received_at: datetime, hides: bool = False
    ) -> Iterator[tuple[int, Reading]]:
        """Readings with the upload's index, as they are ready. Never raises for a bad file.

        `hides`: nothing that is said of a file quotes its personal columns.
        """
        waiting = {
            self._threads.submit(self._read_one, upload, received_at, hides): index
            for index, upload in enumerate(uploads)
        }
        try:
            for done in as_completed(waiting):
                yield waiting[done], done.result()
        finally:
            for rest in waiting:
                rest.cancel()

    def own_units(self, unit: str) -> frozenset[str]:
        """The unit and everything below it."""
        return own_units(unit, self._catalog.org_units)

    def answer(self, upload: Upload, reading: Reading, day: date) -> Answer:
        """Annotated copy and letter; of a reading that hides persons the letter alone."""
        with _laid_down(upload) as location:
            made = answer_content(
                self._catalog,
                reading.outcome,
                location,
                day,
                self._settings.limits,
                name=safe_name(upload.name),
            )
        workbook = None if reading.hides else made.workbook
        return Answer(made.workbook_name, workbook, made.letter_name, made.letter)

    def original(self, file: str, sha256: str) -> Upload:
        """A received file as it came, from the inputs folder; only read. Raises NotThere."""
        inputs = self._settings.inputs
        location = inputs / file
        try:
            if location.resolve() != inputs.resolve() / file or not location.is_file():
                raise NotThere(GONE.format(file=file))
            found = Upload(location.name, location.read_bytes())
        except OSError as error:
            raise NotThere(GONE.format(file=file)) from error
        if found.sha256 != sha256:
            raise NotThere(CHANGED.format(file=file))
        return found

    def accept(
        self, upload: Upload, received_at: datetime, sender: str, again: bool = False
    ) -> Stored:
        """Put the file into the inbox. Raises NotStored."""
        inputs = self._settings.inputs
        inbox = self._settings.inbox or inputs
        try:
            done = accept(inbox, upload.name, upload.content, received_at, sender, again)
        except InboxError as error:
            raise NotStored(str(error)) from error
        is_read = done.path.is_relative_to(inputs)
        place = done.path.relative_to(inputs.parent) if is_read else done.path
        return Stored(str(place), done.stored, is_read, done.received_at, done.sender)

    def _start_one(self) -> None:
        """So that the first file does not wait for a child to start."""
        with self._worker() as worker:
            worker.start()

    @contextmanager
    def _worker(self) -> Iterator[Worker]:
        worker = self._free.get()
        try:
            yield worker
        finally:
            self._free.put(worker)

    def _read_one(self, upload: Upload, received_at: datetime, hides: bool) -> Reading:
        name = safe_name(upload.name)  # what `daiban run` will find in the inbox
        try:
            with _laid_down(upload) as location, self._worker() as worker:
                refusal = refusal_of(location)
                if refusal is not None:
                    outcome = unusable(name, "unsupported", *refusal)
                else:
                    outcome = worker.read(Job(name, location, received_at, cells=False))
        except (OSError, RuntimeError) as error:  # a full disk, a child that does not start
            message = BROKEN.format(error=getattr(error, "strerror", None) or error)
            outcome = unusable(name, "rejected", "reader_failed", message)
        if hides:
            without_persons(self._catalog, outcome)
        found = _reading(self._catalog, outcome, name, received_at.date())
        return replace(found, hides=hides)


def open_readers() -> Readers:
    """With the settings of this installation. Raises NotReady."""
    try:
        settings = settings_from(os.environ)
        return Readers(settings, load_catalog(settings.regimes))
    except (SettingsError, DefinitionError) as error:
        raise NotReady(str(error)) from error


@contextmanager
def _laid_down(upload: Upload) -> Iterator[Path]:
    """The file where a child can open it, for as long as it is needed."""
    with TemporaryDirectory(prefix="daiban-") as folder:
        location = Path(folder) / safe_name(upload.name)
        location.write_bytes(upload.content)
        yield location


def _reading(catalog: Catalog, outcome: FileOutcome, name: str, day: date) -> Reading:
    returns = tuple(_return(catalog, submission) for submission in outcome.submissions)
    for submission in outcome.submissions:
        submission.records = []  # counted; not needed for the rest of the visit
    words, findings = wording(), outcome.all_findings()
    found = {severity: sum(f.severity == severity for f in findings) for severity in ORDER}
    entries = plan_for(catalog, outcome, name, day).entries if findings else ()
    problems = tuple(_problem(entry, words.severity(entry.severity)) for entry in entries)
    counts = {key: (words.severity(key), number) for key, number in found.items() if number}
    return Reading(sentence_for(catalog, outcome, name, day), returns, problems, counts, outcome)


def _problem(said: Entry, word: str) -> Problem:
    place = (said.severity, word, said.sheet, said.position, said.label)
    return Problem(*place, said.count, said.message, said.guidance)


def _return(catalog: Catalog, submission: SubmissionOutcome) -> Return:
    form = form_of(catalog, submission)
    special = form is not None and (form.period_kind == "once" or not form.has_period)
    return Return(
        form.title if form else "",
        unit_name(catalog, submission),
        wording().say("letter", form.period_kind)
        if form is not None and special
        else period_label(submission.period),
        due_on(catalog, submission),
        len(submission.records),
        _held_out(submission),
        submission.outcome == "accepted",
        submission.is_simulated,
        submission.regime,
        submission.unit_code,
        submission.period,
        form is not None and any(column.personal for column in form.columns),
        submission.form == LINK_REVIEW,
    )


def _held_out(submission: SubmissionOutcome) -> int:
    """Rows with an error."""
    errors = [f for f in submission.findings if f.severity == "error" and f.row_number is not None]
    return len({(finding.sheet, finding.row_number) for finding in errors})
