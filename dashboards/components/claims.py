"""A bulletin's sentences with every number a link (依据): to 溯源, to the list, to the cases.

Belongs here: from a number to its address, and the markup. Does not belong here: where a sentence
stands (`bulletin_evidence.py`), which figure a phrase prints (`data_figures.py`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from dashboards.bulletin_evidence import CHART, Claim, Told
from dashboards.components import links
from dashboards.data_figures import Figures

SHARE = re.compile(r"(\d+(?:\.\d+)?%)(?:（(\d+(?:\.\d+)?/\d+(?:\.\d+)?)）)?")
CHANGE = re.compile(r"\d+(?:\.\d+)?个百分点")
FIELDS = {"numerator": "分子", "denominator": "分母", "target": "目标", "rank": "名次"}
MOVED = Markup('<span class="db-moved" data-tip="签发后这个数变了">{}<sup>变</sup></span>')
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Linker:
    """Links the numbers of one period's paper; `changed`: figures that now read otherwise; `tips`:
    what a number is stands above it on hover (in a table it stands beside it)."""

    regime: str
    period: str
    figures: Figures
    changed: Collection[Key] = ()
    tips: bool = True

    def sentence(self, told: Told) -> Markup:
        """The sentence, its numbers linked where a figure stands behind them."""
        found, at, nearest = Markup(""), 0, ""
        for claim in told.claims:
            place = told.text.find(claim.text, at)
            if place < 0:
                continue
            found += escape(told.text[at:place])
            if claim.figure and claim.figure[0] in ("indicator", "past"):
                nearest = claim.figure[1]
            found += self._claim(claim, told, nearest)
            at = place + len(claim.text)
        return found + escape(told.text[at:])

    def name(self, told: Told) -> str:
        """What a table's number is: the figure's name, and which of its texts."""
        kind, identity, *rest = next((c.figure for c in told.claims if c.figure), ("", ""))
        names = self.figures.measures if kind == "measure" else self.figures.indicators
        field = FIELDS.get(rest[1], "") if len(rest) > 1 and len(told.claims) == 1 else ""
        return names.get(identity, "") + field

    def unit(self, told: Told) -> str:
        """Whose number it is."""
        for claim in told.claims:
            if claim.figure and claim.figure[0] in ("indicator", "measure"):
                code = claim.figure[2] or self.figures.root
                return self.figures.units.get(code, "")
        return ""

    def _claim(self, claim: Claim, told: Told, nearest: str) -> Markup:
        if claim.figure:
            return self._figure(claim.figure, claim.text)
        said = f"{told.text} {told.row}"
        if SHARE.fullmatch(claim.text) or CHANGE.search(claim.text):
            indicator = nearest or self.figures.named(said)
            is_its_own = CHANGE.search(claim.text) or self.figures.has_target(indicator, claim.text)
            if indicator and is_its_own:
                word = "与上期比" if CHANGE.search(claim.text) else "目标"
                return self._to_indicator(claim.text, indicator, self.figures.root, word)
        if not re.search(r"\d", claim.text):
            return self._ranking(claim.text, self.figures.named(said))
        return self._phrase(claim.text, said)

    def _phrase(self, text: str, said: str) -> Markup:
        """Units with their shares, each share linked."""
        found, at = Markup(""), 0
        for match in SHARE.finditer(text):
            units = self.figures.unit_before(text[at : match.start()])
            figure = self.figures.of_unit(units, match.group(1), match.group(2) or "", said)
            if figure is None:
                continue
            found += escape(text[at : match.start()])
            found += self._to_indicator(match.group(), figure.indicator, figure.unit_code)
            at = match.end()
        return found + escape(text[at:])

    def _figure(self, figure: Sequence[str], text: str) -> Markup:
        kind, identity, unit, *rest = figure
        if kind == "measure":
            return self._to_measure(text, identity, unit or self.figures.root)
        if kind == "indicator":
            word = FIELDS.get(rest[0], "") if rest else ""
            return self._to_indicator(text, identity, unit or self.figures.root, word)
        if kind == "past":
            unit = unit or self.figures.root
            return self._to_indicator(text, identity, unit, period=rest[0])
        if kind == "list":
            return self._list(text, identity, rest)
        if kind == "returns":
            return links.link(text, "reporting", "看报送情况", regime=self.regime)
        if kind == "problems":
            return links.link(text, "problems", "看问题台账", regime=self.regime)
        shown = "overdue" if kind == "overdue" or rest == ["undone"] else "all"
        return links.link(text, "cases", "看办件", regime=self.regime, shown=shown)

    def _to_measure(self, text: str, measure: str, unit: str) -> Markup:
        tip = self._tip(unit, self.figures.measures.get(measure, ""))
        made = links.link(
            text, "trace", tip, regime=self.regime, measure=measure, period=self.period, unit=unit
        )
        return self._marked(made, ("measure", measure, unit))

    def _to_indicator(
        self, text: str, indicator: str, unit: str, word: str = "", period: str = ""
    ) -> Markup:
        tip = self._tip(unit, self.figures.indicators.get(indicator, ""), word)
        made = links.link(
            text, "trace", tip, regime=self.regime, indicator=indicator,
            period=period or self.period, unit=unit,
        )  # fmt: skip
        return made if period else self._marked(made, ("indicator", indicator, unit))

    def _list(self, text: str, identity: str, rest: Sequence[str]) -> Markup:
        codes = self.figures.codes.get(rest[1], frozenset()) if rest[:1] == ["unit"] else ()
        city = next(iter(codes)) if len(codes) == 1 else ""
        return links.link(
            text, "lists", "看清单", regime=self.regime, list=identity, period=self.period,
            city=city,
        )  # fmt: skip

    def _ranking(self, text: str, indicator: str) -> Markup:
        if not indicator:
            return escape(text)
        return links.link(
            text, "ranking", "看排名", regime=self.regime, indicator=indicator, period=self.period
        )

    def _tip(self, unit: str, name: str, word: str = "") -> str:
        if not self.tips:
            return ""
        return f"{self.figures.units.get(unit, '')}　{name}{word}\n看依据"

    def _marked(self, made: Markup, key: Key) -> Markup:
        return MOVED.format(made) if key in self.changed else made


def title_of(told: Told) -> str:
    """What a chart shows."""
    return told.text.removeprefix(CHART).split("：", 1)[0]
