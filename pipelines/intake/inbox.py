"""The inbox: the part of the inputs folder that the program itself puts received files into.

Belongs here: storing one file with its line in receipts.csv, whole or not at all. Does not belong
here: reading the file, the clock, the page. Other processes see a file only after its receipt.
"""

from __future__ import annotations

import csv
import fcntl
import hashlib
import io
import os
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from pipelines.intake.inbox_names import free_name, safe_name, safe_text
from pipelines.intake.receipts import Receipt, decode, read_receipts

RECEIPTS = "receipts.csv"
HEADER = "file,received_at,sender\r\n"
CHINA = timezone(timedelta(hours=8))


class InboxError(Exception):
    """The file could not be stored; the message is Chinese and for the user."""


@dataclass(frozen=True)
class Accepted:
    """What became of one file."""

    path: Path  # where the content lies
    stored: bool  # False: the same content was there already
    received_at: datetime
    sender: str  # as written, made harmless


def accept(
    inbox: Path,
    name: str,
    content: bytes,
    received_at: datetime,
    sender: str,
    again: bool = False,
) -> Accepted:
    """Store `content` under INBOX/<day of receipt>/ with its receipt (China time).

    The same bytes are not stored twice unless `again`. Raises InboxError; then nothing changed.
    """
    if received_at.tzinfo is not None:
        received_at = received_at.astimezone(CHINA)
    moment = received_at.replace(tzinfo=None, microsecond=0)
    said = safe_text(sender)
    folder = inbox / f"{moment:%Y-%m-%d}"
    try:
        _make(inbox, folder)
        with _locked(inbox):
            _finish_interrupted(inbox)
            same = None if again else same_content(inbox, content)
            if same is not None:
                return Accepted(same, False, moment, said)
            path = folder / free_name(folder, safe_name(name))
            _store(path, content, Receipt(moment, said))
            return Accepted(path, True, moment, said)
    except OSError as error:
        raise InboxError(
            f"没有存入收件箱“{inbox}”（{error.strerror or error}）。"
            "请检查磁盘空间和文件夹权限后再点接收。"
        ) from error


def same_content(inbox: Path, content: bytes) -> Path | None:
    """A stored file with the same bytes."""
    digest = hashlib.sha256(content).digest()
    for path in sorted(inbox.rglob("*")):
        if path.name.startswith(".") or path.name == RECEIPTS or path.is_symlink():
            continue
        if path.is_file() and path.stat().st_size == len(content):
            with path.open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").digest() == digest:
                    return path
    return None


def _make(inbox: Path, folder: Path) -> None:
    for place in (inbox, folder):
        if place.is_symlink():
            raise InboxError(f"收件箱“{place}”是符号链接，没有存入。请改成普通文件夹。")
        place.mkdir(parents=True, exist_ok=True)


@contextmanager
def _locked(inbox: Path) -> Iterator[None]:
    """One writer at a time, among threads and processes; a dead one holds nothing."""
    with (inbox / ".lock").open("a") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _part(path: Path) -> Path:
    """Hidden from intake, in the same folder."""
    return path.with_name(f".{path.name}.part")


def _store(path: Path, content: bytes, receipt: Receipt) -> None:
    """Content, then receipt, then the name: killed anywhere, no file stands without receipt."""
    part = _part(path)
    try:
        _write(part, content)
        _write_receipt(path, receipt)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.rename(path)
    _sync_folder(path.parent)


def _write_receipt(path: Path, receipt: Receipt) -> None:
    """The old text with one line more, in place of the old file; checked by reading it back."""
    target = path.with_name(RECEIPTS)
    before = decode(target.read_bytes()) if target.exists() else HEADER
    if "\ufffd" in before:
        raise InboxError(f"“{target}”的编码无法识别，没有存入。请另存为 UTF-8 后再试。")
    head = next((row for row in csv.reader(io.StringIO(before)) if _is_head(row)), [])
    values = {"file": path.name, "received_at": str(receipt.received_at), "sender": receipt.sender}
    line = io.StringIO()
    csv.writer(line).writerow([values.get(column.strip(), "") for column in head])
    gap = "" if before.endswith(("\n", "\r")) else "\r\n"
    part = _part(target)
    try:
        _write(part, (before + gap + line.getvalue()).encode("utf-8-sig"))  # Excel needs the mark
        found, _ = read_receipts(path.parent, [part], {path.name})
        if found.get(path.name) != receipt:
            raise InboxError(f"“{target}”格式不对，没有存入。首行应为“{HEADER.strip()}”。")
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _is_head(row: list[str]) -> bool:
    return bool(row) and any(row) and not row[0].strip().startswith("#")


def finish_interrupted(inputs: Path) -> None:
    """What a killed `accept` left in an inbox at `inputs` or directly below is set right.

    A folder that cannot be written to is left as it is: what is hidden there is not read.
    """
    for lock in [*inputs.glob(".lock"), *inputs.glob("*/.lock")]:
        if not lock.is_symlink() and lock.is_file():
            with suppress(OSError), _locked(lock.parent):
                _finish_interrupted(lock.parent)


def _finish_interrupted(inbox: Path) -> None:
    """After a kill: what has its receipt gets its name, what has none goes."""
    for part in inbox.glob("*/.*.part"):
        path = part.with_name(part.name[1 : -len(".part")])
        receipts = path.with_name(RECEIPTS)
        known = {unicodedata.normalize("NFC", path.name)}
        stated = path.name != RECEIPTS and receipts.exists()
        if stated and not path.exists() and read_receipts(path.parent, [receipts], known)[0]:
            part.rename(path)
        else:
            part.unlink()


def _write(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)  # never through a link
    with path.open("xb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
