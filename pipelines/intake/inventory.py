"""Which files lie in the inputs folder, and what they contain (by hash).

Belongs here: listing and hashing, cheap enough to run before anything heavy is imported.
Does not belong here: opening a file as a spreadsheet, or knowing what was read before.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pipelines.intake.receipts import Receipt, ReceiptProblem, read_receipts

COMPANIONS = frozenset({"receipts.csv", "truth.json"})
DECISIONS = frozenset({"corrections", "waivers"})  # folders of records, not of returns
DROPPINGS = frozenset({"thumbs.db", "desktop.ini"})  # what systems leave behind; never listed
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"})
UNSUPPORTED = (
    "不支持的文件类型“{suffix}”。请另存为 .xlsx（或 .xls、.csv）后重新报送，例如“台账.xlsx”。"
)
NOT_A_FILE = "这不是普通文件（{kind}），没有读取。请把工作簿文件本身放入报送文件夹。"
UNREADABLE = "文件打不开（没有读取权限或磁盘出错）。请检查文件权限，或重新复制一份后报送。"


class InputsError(Exception):
    """The inputs folder itself cannot be used; the message is Chinese and for the user."""


@dataclass(frozen=True)
class InputFile:
    """One file of the inputs folder; `reason` says why it cannot be read ('' = it can)."""

    path: str  # relative to the inputs folder, forward slashes
    location: Path
    size: int
    sha256: str  # '' when it could not be read
    state: str = "readable"  # readable | rejected | unsupported
    reason: str = ""
    mtime_ns: int = 0

    def is_unchanged(self) -> bool:
        """Whether the file is still the one that was listed: there, same size, not written to."""
        try:
            status = self.location.lstat()
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (self.size, self.mtime_ns)


@dataclass(frozen=True)
class DecisionFile:
    """A file of correction or waiver records (`decisions.py`)."""

    kind: str  # corrections | waivers
    path: str
    location: Path
    sha256: str


@dataclass(frozen=True)
class Inventory:
    """The inputs folder at one moment, in path order."""

    files: tuple[InputFile, ...]
    receipts: dict[str, Receipt]
    problems: tuple[ReceiptProblem, ...]
    fingerprint: str
    decisions: tuple[DecisionFile, ...] = ()


def scan(inputs: Path, cache: Path, remember: bool = True) -> Inventory:
    """List `inputs`; hashes are remembered in the JSON file `cache` by path, size and mtime.

    `remember` False: nothing is written; for those who only look.
    """
    if not inputs.is_dir():
        raise InputsError(
            f"找不到报送文件夹“{inputs}”。请新建该文件夹并放入收到的报表，或用 --inputs 指明位置。"
        )
    known = _load_cache(cache)
    fresh: dict[str, list[object]] = {}
    files, receipt_files, decisions = [], [], []
    for location in _walk(inputs):
        name = location.name
        if name == "receipts.csv":
            receipt_files.append(location)
        if name in COMPANIONS or is_dropping(name):
            continue
        kind = _kind_of_records(inputs, location)
        if kind:
            decisions.append(_decision_file(inputs, location, kind))
            continue
        described = _describe(inputs, location, known, fresh)
        if described is not None:
            files.append(described)
    if remember and fresh != known:
        _save_cache(cache, fresh)
    files.sort(key=lambda item: item.path)
    paths = {item.path for item in files}
    receipts, problems = read_receipts(inputs, receipt_files, paths)
    fingerprint = _fingerprint(files, receipts, decisions)
    return Inventory(tuple(files), receipts, problems, fingerprint, tuple(decisions))


def is_dropping(name: str) -> bool:
    """Hidden files, the lock files of Office, and what file managers leave behind."""
    return name.startswith((".", "~$")) or name.lower() in DROPPINGS


def relative_path(inputs: Path, location: Path) -> str:
    """The path as shown and stored: forward slashes, names in GBK bytes made readable."""
    raw = os.fsencode(location.relative_to(inputs).as_posix())
    for encoding in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "replace")


def _kind_of_records(inputs: Path, location: Path) -> str:
    """corrections, waivers, or '' for any other file."""
    folder = location.relative_to(inputs).parts[0]
    is_record = folder in DECISIONS and location.suffix.lower() in (".yml", ".yaml")
    return folder if is_record and location.is_file() else ""


def _decision_file(inputs: Path, location: Path, kind: str) -> DecisionFile:
    try:
        digest = _sha256(location)
    except OSError:
        digest = ""  # reading it will say what is wrong
    return DecisionFile(kind, relative_path(inputs, location), location, digest)


def _walk(folder: Path) -> Iterator[Path]:
    """Everything that is no plain folder, folders in name order; links are not followed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith("."):
                yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def _describe(
    inputs: Path, location: Path, known: dict[str, list[object]], fresh: dict[str, list[object]]
) -> InputFile | None:
    """None when the file is gone again since the folder was listed."""
    path = relative_path(inputs, location)
    try:
        status = location.lstat()
    except FileNotFoundError:
        return None
    except OSError:
        return InputFile(path, location, 0, "", "rejected", UNREADABLE)
    if not stat.S_ISREG(status.st_mode):
        state = "rejected" if stat.S_ISDIR(status.st_mode) else "unsupported"
        return InputFile(path, location, 0, "", state, _not_a_file(status.st_mode))
    key = [status.st_size, status.st_mtime_ns]
    remembered = known.get(path)
    if remembered and remembered[:2] == key:
        digest = str(remembered[2])
    else:
        try:
            digest = _sha256(location)
        except FileNotFoundError:
            return None
        except OSError:
            return InputFile(path, location, status.st_size, "", "rejected", UNREADABLE)
    fresh[path] = [*key, digest]
    suffix = location.suffix.lower()
    if suffix not in SUFFIXES:
        reason = UNSUPPORTED.format(suffix=suffix or "无扩展名")
        return InputFile(path, location, status.st_size, digest, "unsupported", reason)
    return InputFile(path, location, status.st_size, digest, mtime_ns=status.st_mtime_ns)


def _not_a_file(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "文件夹打不开（没有读取权限）。请检查文件夹权限后重新运行。"
    kind = "快捷方式或符号链接" if stat.S_ISLNK(mode) else "管道、设备或套接字"
    return NOT_A_FILE.format(kind=kind)


def _sha256(location: Path) -> str:
    with location.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _fingerprint(
    files: list[InputFile], receipts: dict[str, Receipt], decisions: list[DecisionFile]
) -> str:
    lines = [f"{f.path}|{f.size}|{f.sha256}|{f.state}" for f in files]
    lines += [f"{path}|{r.received_at}|{r.sender}" for path, r in sorted(receipts.items())]
    lines += [f"{entry.path}|{entry.sha256}" for entry in decisions]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _load_cache(cache: Path) -> dict[str, list[object]]:
    """A missing or damaged cache only costs the time to hash again."""
    try:
        content = json.loads(cache.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _save_cache(cache: Path, content: dict[str, list[object]]) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    temporary = cache.with_suffix(".part")
    temporary.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    temporary.replace(cache)
