"""Claims (有据的数字): every number of a bulletin's text comes from a placeholder, or is declared.

Belongs here: marking what placeholders print, and finding the numbers that nobody vouches for.
Does not belong here: recomputing a number (`claim_sources.py`), reading or writing a .docx
(`claim_document.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateSyntaxError, nodes

OPEN, MIDDLE, CLOSE = "\ue000", "\ue002", "\ue001"  # private use: <OPEN>index<MIDDLE>text<CLOSE>
MARKED = re.compile(f"{OPEN}(\\d+){MIDDLE}(.*?){CLOSE}", re.DOTALL)
MARKS = re.compile(f"{OPEN}\\d+{MIDDLE}|{CLOSE}")
SENTENCE_ENDS = re.compile(r"(?<=[。；！？\n])")
CHINESE = "一二三四五六七八九十百千两〇零"
COUNTED = "个项件家篇份次天位名户倍月日年届成"
NUMBER = re.compile(
    r"[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰]?"
    rf"|百分之[{CHINESE}点]+|(?<![第{CHINESE}])[{CHINESE}]+(?=百分点|[{COUNTED}])"
)
# What numbers the paper's own parts, not a figure: 附件1, and “2. ” at the head of a line.
PART_NUMBERS = re.compile(r"附[件表][0-9]+|^\s*[0-9]+[.．、]\s*|(?<=：)[0-9]+[.．]\s")
TEXTUAL = (nodes.Getitem, nodes.Getattr, nodes.Slice, nodes.Compare, nodes.Test, nodes.Call)


class Bound(str):
    """Text of one figure; `address` says which: (measure | indicator, id, unit[, field])."""

    __slots__ = ("address",)
    address: tuple[str, ...]

    def __new__(cls, text: str, *address: str) -> Bound:
        made = super().__new__(cls, text)
        made.address = address
        return made


class BoundCount(int):
    """A count of rows; `address` says of which: (returns | problems, which, '')."""

    address: tuple[str, ...]

    def __new__(cls, number: int, *address: str) -> BoundCount:
        made = super().__new__(cls, number)
        made.address = address
        return made


@dataclass(frozen=True)
class Claim:
    """What a placeholder printed; `address` is () for text put together from several figures."""

    text: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sentence:
    """A sentence of the finished text, with what its placeholders printed."""

    text: str
    claims: tuple[Claim, ...]


class UnsupportedNumberError(Exception):
    """A number in the text that no figure supports; the message quotes its sentence."""


@dataclass
class Register:
    """All claims of one document, in the order in which they were printed."""

    claims: list[Claim] = field(default_factory=list)

    def mark(self, value: object) -> object:
        """Jinja's `finalize`: what a placeholder gives, between marks when it holds a number.
        Charts pass: they state their numbers themselves (`charts.Chart.sentence`)."""
        if hasattr(value, "__html__") and not isinstance(value, str):
            return value
        text = str(value)
        if not NUMBER.search(text):
            return value
        address = value.address if isinstance(value, Bound | BoundCount) else ()
        self.claims.append(Claim(text, address))
        return f"{OPEN}{len(self.claims) - 1}{MIDDLE}{text}{CLOSE}"

    def sentences(self, paragraphs: Iterable[str]) -> Iterator[tuple[Sentence, str]]:
        """Each sentence, and its text with the claims cut out."""
        for paragraph in paragraphs:
            for marked in _split(paragraph):
                found = tuple(self.claims[int(n)] for n, _ in MARKED.findall(marked))
                yield Sentence(MARKS.sub("", marked).strip(), found), MARKED.sub("\ue003", marked)


def _split(paragraph: str) -> list[str]:
    """At the ends of sentences, but never inside a claim."""
    held: list[str] = []

    def hide(match: re.Match[str]) -> str:
        held.append(match.group())
        return f"\ue004{len(held) - 1}\ue005"

    def show(match: re.Match[str]) -> str:
        return held[int(match.group(1))]

    hidden = MARKED.sub(hide, paragraph)
    return [
        re.sub("\ue004(\\d+)\ue005", show, part) for part in SENTENCE_ENDS.split(hidden) if part
    ]


def unsupported(typed: str, fixed: Sequence[str]) -> str:
    """The first number in typed text that is neither declared nor numbers a part; '' if none."""
    rest = PART_NUMBERS.sub("", typed)
    for phrase in sorted(fixed, key=len, reverse=True):
        rest = rest.replace(phrase, "")
    found = NUMBER.search(rest)
    return found.group() if found else ""


def check_typed(sentence: Sentence, typed: str, fixed: Sequence[str], where: str) -> None:
    """Raise UnsupportedNumberError when a number was typed instead of being filled in."""
    number = unsupported(typed, fixed)
    if number:
        raise UnsupportedNumberError(
            f"{where}中这句话的“{number}”没有数据支持：“{sentence.text}”。请改用占位符（可用的名称见同一文件夹"
            "的 README.md）；政策原文里的固定数字，请写进 bulletin.yml 的 fixed，并注明条款。"
        )


def check_expressions(source: str, environment: Environment, where: str) -> None:
    """No placeholder may hold a number of its own: {{ 95.5 }} is typed, not filled in."""
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError:
        return  # the filling names the mistake
    for expression in _typed_constants(tree):
        raise UnsupportedNumberError(
            f"{where}的占位符里直接写了数字“{expression}”，没有数据支持。请改用占位符的名称，"
            "可用的名称见同一文件夹的 README.md。"
        )


def _typed_constants(node: nodes.Node) -> Iterator[str]:
    """Numbers and texts with numbers that an expression could print."""
    if isinstance(node, (nodes.TemplateData, *TEXTUAL)):
        if isinstance(node, nodes.Getitem | nodes.Getattr):
            yield from _typed_constants(node.node)
        if isinstance(node, nodes.Call):
            yield from _typed_constants(node.node)
        return
    if isinstance(node, nodes.Const):
        if isinstance(node.value, bool) or node.value is None:
            return
        if isinstance(node.value, int | float) or NUMBER.search(str(node.value)):
            yield str(node.value)
        return
    if isinstance(node, nodes.Filter):
        yield from _filter_constants(node)
        return
    for child in node.iter_child_nodes():
        yield from _typed_constants(child)


def _filter_constants(node: nodes.Filter) -> Iterator[str]:
    """Arguments of a filter that only name an attribute or a test print nothing."""
    if node.node is not None:
        yield from _typed_constants(node.node)
    if node.name not in ("map", "selectattr", "rejectattr", "sort", "groupby"):
        for argument in [*node.args, *(keyword.value for keyword in node.kwargs)]:
            yield from _typed_constants(argument)
