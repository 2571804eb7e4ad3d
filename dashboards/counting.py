"""计入统计: what is accepted and not yet counted, and the run that counts it.

Belongs here: comparing the folder with what the last run saw, starting a run as a process of its
own, how far it is. Does not belong here: the run (`daiban run`), what it changed
(`data_changes.py`), how it looks (`components/counted.py`).

The run goes on when the page is closed or the server ends.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dashboards import clock, journal, viewer
from pipelines.intake.inventory import InputsError, scan
from pipelines.intake.receipts import Receipt
from pipelines.orchestration import told
from pipelines.settings import Settings, settings_from
from pipelines.warehouse import layout

RUN = ("-m", "pipelines.cli", "run")
Seen = Mapping[str, str]  # file -> sha256


@dataclass(frozen=True)
class Waiting:
    """A file that was received and not yet counted; `sender` '' = not stated."""

    file: str
    received_at: datetime | None
    sender: str = ""


@dataclass(frozen=True)
class State:
    """`kind`: idle | starting | running | other (another writer) | failed | broken | done."""

    kind: str
    by: str = ""
    began: datetime | None = None
    ended: datetime | None = None
    stage: str = ""
    detail: str = ""
    share: float = 0.0
    said: str = ""

    @property
    def is_busy(self) -> bool:
        """Whether a run could not begin now."""
        return self.kind in ("starting", "running", "other")


def waiting(seen: Seen) -> list[Waiting]:
    """Files of the folder that the last run did not see, or saw with another content."""
    settings = _settings()
    try:
        found = scan(settings.inputs, layout.hash_cache(settings.home), remember=False)
    except InputsError:  # no folder yet: nothing was accepted
        return []
    new = [file.path for file in found.files if seen.get(file.path) != file.sha256]
    return [_waiting(path, found.receipts.get(path)) for path in new]


def waiting_of(units: Collection[str], seen: Seen) -> list[Waiting]:
    """The same for those who see only their own units' files: what the record says of these."""
    inputs = _settings().inputs
    found = {}
    for act in journal.accepted_from(units):
        place = inputs.parent / act.file
        if place.is_relative_to(inputs) and place.is_file():
            file = place.relative_to(inputs).as_posix()
            if file not in seen:
                found[file] = Waiting(file, datetime.fromisoformat(act.at), act.name)
    return list(found.values())


def is_inbox_read() -> bool:
    """Whether a run of this installation looks where accepted files are put."""
    settings = _settings()
    return settings.inbox is None or settings.inbox.is_relative_to(settings.inputs)


def state() -> State:
    """What goes on now, whoever started it, else how the last run ended."""
    home = _settings().home
    is_starting = told.is_held(layout.run_start(home))
    is_writing = told.is_held(layout.lock_file(home))
    last = told.read(home)  # after the locks: a run that ends meanwhile has told its end
    by, at = _started(home)
    if last is not None and not last.end and is_writing and last.is_alive:
        return State("running", last.by, last.began, None, last.stage, last.detail, last.share)
    if is_starting:
        return State("starting", by, at)
    if is_writing:
        return State("other")
    if at is not None and (last is None or last.began < at):
        return State("broken", by, at)  # started, and gone before it told anything
    if last is None:
        return State("idle")
    return State(last.end or "broken", last.by, last.began, last.ended, said=last.said)


def start(files: int) -> bool:
    """Start a run; False when one is going on. Raises OSError when it cannot be recorded."""
    settings, looking = _settings(), viewer.current()
    if not looking.may_run:
        return False
    place = layout.run_start(settings.home)
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        if told.is_held(layout.lock_file(settings.home)):
            return False
        journal.note("counted", detail=f"开始，新接收的文件 {files} 个")  # else it is not done
        lock.truncate(0)
        lock.write(json.dumps({"by": looking.name, "at": clock.now().isoformat()}))
        lock.flush()
        role = viewer.ROLE_NAMES[looking.role]
        # The child inherits the lock: it is held until the child ends, however it ends.
        subprocess.Popen(
            [sys.executable, *RUN, "--by", looking.who, looking.name, role],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True, pass_fds=(lock.fileno(),),
        )  # fmt: skip
    return True


def _waiting(path: str, receipt: Receipt | None) -> Waiting:
    if receipt is None:
        return Waiting(path, None)
    return Waiting(path, receipt.received_at, receipt.sender)


def _started(home: Path) -> tuple[str, datetime | None]:
    """Who pressed the button last, and when."""
    try:
        found = json.loads(layout.run_start(home).read_text(encoding="utf-8"))
        return str(found["by"]), datetime.fromisoformat(found["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return "", None


def _settings() -> Settings:
    return settings_from(os.environ)
