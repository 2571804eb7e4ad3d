"""Office files (.docx, .xlsx are ZIP archives) with the same bytes for the same content.

Belongs here: reading and writing archives, the times that writers stamp into them. Does not belong
here: what they hold.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import IO

CORE = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP entry can carry


def fix_times(path: Path, moment: datetime) -> None:
    """Rewrite `path`: entries dated 1980, document properties dated `moment`."""
    write_archive(path, read_archive(path), moment)


def read_archive(source: Path | IO[bytes]) -> dict[str, bytes]:
    """The content of each entry, in the order in which they lie there."""
    with zipfile.ZipFile(source) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_archive(path: Path, entries: Mapping[str, bytes], moment: datetime) -> None:
    """Entries dated 1980, document properties dated `moment`."""
    text = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(entries, key=_order):
            content = entries[name]
            if name == CORE:
                content = STAMP.sub(rb"\g<1>" + text + rb"\g<3>", content)
            info = zipfile.ZipInfo(name, EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)


def _order(name: str) -> tuple[bool, str]:
    """Readers that look at the first bytes expect the content types first."""
    return name != "[Content_Types].xml", name
