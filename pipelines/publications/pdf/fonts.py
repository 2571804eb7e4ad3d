"""Fonts of this machine that stand for those a document names (仿宋_GB2312, 方正小标宋简体 …).

Belongs here: the chains of substitutes. Does not belong here: bringing fonts along; a document
standard names fonts that may not be passed on, so those of the machine are used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import typst

LATIN = ("Times New Roman", "Liberation Serif", "Tinos", "TeX Gyre Termes", "Libertinus Serif")
SERIF = (
    "SimSun", "宋体", "NSimSun", "STSong", "Songti SC", "Noto Serif CJK SC", "Noto Serif SC",
    "Source Han Serif SC", "Source Han Serif CN", "思源宋体", "FandolSong", "AR PL SungtiL GB",
    "AR PL UMing CN",
)  # fmt: skip
SANS = (
    "SimHei", "黑体", "STHeiti", "Heiti SC", "Noto Sans CJK SC", "Noto Sans SC",
    "Source Han Sans SC", "Source Han Sans CN", "思源黑体", "FandolHei", "Microsoft YaHei",
    "PingFang SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback",
)  # fmt: skip
FANGSONG = ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "FandolFang R")
KAI = ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "Kaiti SC", "FandolKai",
       "AR PL UKai CN", "LXGW WenKai")  # fmt: skip
TITLE = ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK",
         "STZhongsong", "华文中宋")  # fmt: skip
ANY = ("Noto Sans CJK JP", "Noto Serif CJK JP", "Noto Sans CJK TC", "Arial Unicode MS")
# What a document may name -> who can stand for it, best first.
CHAINS = {
    "fangsong": (FANGSONG, SERIF),
    "song": (SERIF, SERIF),
    "kai": (KAI, SERIF),
    "title": (TITLE, SERIF),
    "hei": (SANS, SANS),
}
HEAVY = {"kai", "title"}  # a substitute is set bold, so that ranks of headings stay apart
SIGNS = {"仿宋": "fangsong", "fangsong": "fangsong", "楷": "kai", "kai": "kai", "标宋": "title",
         "中宋": "title", "黑": "hei", "hei": "hei", "宋": "song", "song": "song",
         "simsun": "song"}  # fmt: skip
NONE_FOUND = (
    "没有写出 PDF：本机没有中文字体。请安装任意一种后重新运行，例如 Debian、Ubuntu 用命令"
    " apt-get install fonts-noto-cjk，麒麟、统信等系统安装“思源宋体”或“文泉驿”，"
    "或把仿宋、宋体的字体文件（.ttf、.otf、.ttc）放进 ~/.local/share/fonts。"
    "Word 和 Excel 文件不受影响。"
)


class NoFontError(Exception):
    """No font with Chinese characters on this machine; the message says what to install."""


@dataclass(frozen=True)
class Face:
    """The families to try in turn for one kind of lettering, those of Latin letters and digits
    apart; `bold` when it must stand out."""

    latin: tuple[str, ...]
    families: tuple[str, ...]
    bold: bool


def kind_of(name: str) -> str:
    """The lettering that a font's name means; body text when it means nothing known."""
    lowered = name.lower()
    return next((kind for sign, kind in SIGNS.items() if sign in lowered), "fangsong")


@cache
def machine_fonts() -> typst.Fonts:
    return typst.Fonts()


def faces(families: Iterable[str]) -> dict[str, Face]:
    """Each kind of lettering with what `families` offer. Raises NoFontError when that is nothing
    Chinese."""
    known = set(families)
    latin = tuple(_present(LATIN, known))
    found = {}
    for kind, (own, others) in CHAINS.items():
        exact, rest = _present(own, known), _present((*others, *SERIF, *SANS, *ANY), known)
        if not exact and not rest:
            raise NoFontError(NONE_FOUND)
        families = tuple(dict.fromkeys([*exact, *rest]))
        found[kind] = Face(latin, families, kind in HEAVY and not exact)
    return found


def _present(wanted: Sequence[str], known: set[str]) -> list[str]:
    return [name for name in wanted if name in known]
