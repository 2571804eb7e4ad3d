"""Office files (.docx, .xlsx are ZIP archives) with the same bytes for the same content.

Belongs here: fixing the times that writers stamp into archives. Nothing about the content.
"""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from pathlib import Path

CORE = "docProps/core.xml"
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP entry can carry


def fix_times(path: Path, moment: datetime) -> None:
    """Rewrite `path`: entries dated 1980, document properties dated `moment`."""
    text = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(path) as archive:
        entries = [(name, archive.read(name)) for name in sorted(archive.namelist(), key=_order)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            if name == CORE:
                content = STAMP.sub(rb"\g<1>" + text + rb"\g<3>", content)
            info = zipfile.ZipInfo(name, EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)


def _order(name: str) -> tuple[bool, str]:
    """Readers that look at the first bytes expect the content types first."""
    return name != "[Content_Types].xml", name
