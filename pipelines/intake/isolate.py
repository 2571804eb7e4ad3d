"""Reading files in child processes, so that a bad file costs only itself.

Belongs here: long-lived workers, time and memory limits, restarting after a crash. Does not
belong here: reading (`process.py`, which the worker runs), the database.
"""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from pipelines.catalog.model.folder import Catalog
from pipelines.intake.corrections import CellCorrection
from pipelines.intake.limits import Limits
from pipelines.intake.outcome import FileOutcome, unusable

START_SECONDS = 60.0  # importing and preparing; not counted against a file
TOO_SLOW = (
    "读取超过 {seconds:g} 秒，已停止。请删去表格以外的内容，用 Excel 另存为新的 .xlsx 后重新报送。"
)
CRASHED = (
    "读取时程序异常中止（文件内容异常或占用内存过大），没有读取。"
    "请用 Excel 打开后另存为新的 .xlsx 再报送。"
)


@dataclass(frozen=True)
class Job:
    """One file to read."""

    file: str
    location: Path
    received_at: datetime
    account: bool = False  # whether to say where each cell went
    corrections: tuple[CellCorrection, ...] = ()
    cells: bool = True  # False: only what is wrong is wanted, not what would be landed


class _Pipes:
    """A pipe to the child and a pipe from it."""

    def __init__(self, reading: int, writing: int) -> None:
        self.incoming: Connection[Any, Any] = Connection(reading, writable=False)
        self.outgoing: Connection[Any, Any] = Connection(writing, readable=False)

    def close(self) -> None:
        """Close both ends of ours."""
        self.incoming.close()
        with suppress(OSError):
            self.outgoing.close()


class Worker:
    """One child process that reads file after file; replaced when it dies."""

    def __init__(self, catalog: bytes, limits: Limits) -> None:
        self._catalog, self._limits = catalog, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._pipes: _Pipes | None = None
        self._served = 0  # files that the present child has read

    def read(self, job: Job) -> FileOutcome:
        """The outcome; a file that takes too long or kills a fresh child is rejected.

        A child that dies after other files may be worn out by those: one more try with a new one.
        """
        outcome = self._read_once(job)
        if outcome is None and self._served:
            self.stop()
            outcome = self._read_once(job)
        if outcome is None:
            self.stop()
            return unusable(job.file, "rejected", "reader_crashed", CRASHED)
        self._served += self._pipes is not None  # a stopped child served nothing
        return outcome

    def _read_once(self, job: Job) -> FileOutcome | None:
        """None when the child died, or ran out of memory and is worn out."""
        try:
            pipes = self._ready()
            pipes.outgoing.send(job)
            if not pipes.incoming.poll(self._limits.seconds):
                self.stop()
                message = TOO_SLOW.format(seconds=self._limits.seconds)
                return unusable(job.file, "rejected", "too_slow", message)
            outcome = pickle.loads(pipes.incoming.recv_bytes())
        except (EOFError, OSError):
            return None
        assert outcome is None or isinstance(outcome, FileOutcome)
        return outcome

    def start(self) -> None:
        """Start the child ahead of its first file."""
        self._ready()

    def stop(self) -> None:
        """End the child, if there is one."""
        self._served = 0
        if self._pipes is not None:
            self._pipes.close()
            self._pipes = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _ready(self) -> _Pipes:
        if self._pipes is None:
            self._pipes = self._start()
        return self._pipes

    def _start(self) -> _Pipes:
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        package_root = Path(__file__).resolve().parents[2]
        paths = [str(package_root), os.environ.get("PYTHONPATH", "")]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pipelines.intake.worker", str(theirs_in), str(theirs_out)],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        pipes = _Pipes(ours_in, ours_out)
        pipes.outgoing.send_bytes(self._catalog)
        pipes.outgoing.send(self._limits)
        if not pipes.incoming.poll(START_SECONDS) or pipes.incoming.recv() != "ready":
            raise RuntimeError("the reading process did not start")
        return pipes


def read_all(
    catalog: Catalog, jobs: Sequence[Job], limits: Limits
) -> Iterator[tuple[int, FileOutcome]]:
    """Outcomes with the job's index, as they are ready. Children end with the iteration."""
    waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
    for index in range(len(jobs)):
        waiting.put(index)
    done: queue.Queue[tuple[int, FileOutcome | BaseException]] = queue.Queue(maxsize=4)
    content = pickle.dumps(catalog, protocol=pickle.HIGHEST_PROTOCOL)
    stopping = threading.Event()
    threads = [
        threading.Thread(
            target=_work, args=(Worker(content, limits), jobs, waiting, done, stopping), daemon=True
        )
        for _ in range(min(limits.workers, len(jobs)))
    ]
    for thread in threads:
        thread.start()
    try:
        for _ in jobs:
            index, outcome = done.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield index, outcome
    finally:
        stopping.set()
        while any(thread.is_alive() for thread in threads):
            with suppress(queue.Empty):
                done.get(timeout=0.02)


def _work(
    worker: Worker,
    jobs: Sequence[Job],
    waiting: queue.SimpleQueue[int],
    done: queue.Queue[tuple[int, FileOutcome | BaseException]],
    stopping: threading.Event,
) -> None:
    index = -1
    try:
        while not stopping.is_set():
            try:
                index = waiting.get_nowait()
            except queue.Empty:
                return
            done.put((index, worker.read(jobs[index])))
    except BaseException as error:
        done.put((index, error))
    finally:
        worker.stop()
