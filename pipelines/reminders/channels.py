"""Where reminders go: HOME/channels.yml, one list of channels a unit.

Belongs here: reading and checking that file. Does not belong here: sending (`send.py`). A channel
holds a key or a password, so the file lies in the home, is never landed, shown or logged whole.

    units:
      "单位代码": [mailto://name:password@mail.example.cn/?to=office@example.cn]
      "*": [wecombot://key]        # whoever has no line of its own
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

FILE = "channels.yml"
EVERYBODY = "*"


class ChannelsError(Exception):
    """The file is missing or cannot be used; the message is Chinese and for the user."""


def read_channels(home: Path) -> dict[str, tuple[str, ...]]:
    """Unit code (or `*`) -> channels. Raises ChannelsError."""
    path = home / FILE
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ChannelsError(f"没有渠道文件 {path}，请先写好往哪里发，再加 --send。") from error
    except yaml.YAMLError as error:
        raise ChannelsError(f"{path} 的格式不对，读不了：请对照说明检查缩进和引号。") from error
    units = content.get("units") if isinstance(content, Mapping) else None
    if not isinstance(units, Mapping) or not units:
        raise ChannelsError(f"{path} 里要有 units:，下面每行一个单位代码和它的渠道。")
    return {str(code): _channels(path, str(code), value) for code, value in units.items()}


def channels_for(unit_code: str, channels: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A unit's own channels, else those for everybody, else none."""
    return channels.get(unit_code) or channels.get(EVERYBODY, ())


def _channels(path: Path, code: str, value: Any) -> tuple[str, ...]:
    listed = [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(v, str) and "://" in v for v in listed):
        raise ChannelsError(f"{path} 里“{code}”的渠道应写成 mailto://… 这样的地址，可以有几个。")
    return tuple(listed)
