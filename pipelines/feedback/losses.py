"""What openpyxl cannot carry from an .xlsx into the copy, so that the list can say it.

Belongs here: finding such things in the parts of the zip. Does not belong here: carrying them.
Searched as bytes: no XML is parsed, so hostile XML costs nothing.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

LARGEST_PART = 200_000_000

# what it is called in feedback.yml -> where it lies in the zip
_PARTS: dict[str, tuple[str, ...]] = {
    "macros": ("xl/vbaproject.bin", "xl/macrosheets/"),
    "controls": ("xl/ctrlprops/", "xl/activex/"),
    "objects": ("xl/embeddings/",),
    "cell_pictures": ("xl/cellimages", "xl/richdata/"),
    "slicers": ("xl/slicers/", "xl/timelines/"),
    "threads": ("xl/threadedcomments/",),
    "signatures": ("_xmlsignatures/",),
    "connections": ("xl/connections.xml", "xl/querytables/"),
    "diagrams": ("xl/diagrams/",),
}
# the same, by what stands in sheets and drawings
_IN_SHEETS: dict[str, tuple[bytes, ...]] = {
    "sparklines": (b"sparklineGroup ", b"sparklineGroup>"),
    "conditional": (b"x14:conditionalFormatting ", b"x14:conditionalFormatting>"),
    "background": (b"<picture ",),
    "header_pictures": (b"legacyDrawingHF",),
}
_SHAPES = (b":sp ", b":sp>", b":grpSp>", b":grpSp ", b":cxnSp ", b":cxnSp>")
_PICTURES = (".emf", ".wmf", ".svg", ".tif", ".tiff")


def lost_parts(location: Path) -> list[str]:
    """Keys of `losses` in feedback.yml, each once; empty for what is no zip."""
    try:
        with zipfile.ZipFile(location) as archive:
            return _lost(archive)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return []


def chart_count(location: Path) -> int:
    """Charts in the file, whatever sheet they stand on."""
    with zipfile.ZipFile(location) as archive:
        names = [name.lower() for name in archive.namelist()]
    return sum(name.startswith("xl/charts/chart") for name in names)


def _lost(archive: zipfile.ZipFile) -> list[str]:
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    found = [
        key
        for key, places in _PARTS.items()
        if any(name.startswith(place) for name in names for place in places)
    ]
    if any(name.startswith("xl/media/") and name.endswith(_PICTURES) for name in names):
        found.append("pictures")
    for name, stored in names.items():
        if not name.endswith(".xml"):
            continue
        if name.startswith("xl/worksheets/"):
            content = _content(archive, stored)
            found += [k for k, signs in _IN_SHEETS.items() if any(s in content for s in signs)]
        elif name.startswith("xl/drawings/drawing"):
            content = _content(archive, stored)
            found += ["shapes"] if any(sign in content for sign in _SHAPES) else []
    return list(dict.fromkeys(found))


def _content(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST_PART:
        return b""
    return archive.read(name)
