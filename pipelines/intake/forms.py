"""The catalogue's input forms, prepared for recognition.

Belongs here: looking up forms by title and columns by header text. Does not belong here:
sheets (`headers.py`, `recognise.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipelines.catalog.model.folder import Catalog, RegimeFolder
from pipelines.catalog.model.forms import Column, Form
from pipelines.catalog.model.policy import CodeList, Regime
from pipelines.intake.wording import bare_header_key, header_key, squeeze


@dataclass
class KnownForm:
    """One input form of one regime."""

    folder: RegimeFolder
    form: Form

    @property
    def regime(self) -> Regime:
        """The policy the form belongs to."""
        return self.folder.regime

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The accepted fragments of a title, squeezed."""
        return tuple(squeeze(title) for title in self.form.recognise.title_contains)

    @cached_property
    def columns_by_key(self) -> Mapping[str, list[Column]]:
        """Columns by header key; brackets kept first, then without them."""
        found: dict[str, list[Column]] = {}
        for make_key in (header_key, bare_header_key):
            for column in self.form.columns:
                for label in (column.label, *column.aliases):
                    entry = found.setdefault(make_key(label), [])
                    if column not in entry:
                        entry.append(column)
        found.pop("", None)
        return found

    @cached_property
    def lists(self) -> Mapping[str, CodeList]:
        """The regime's code lists by id."""
        return {entry.id: entry for entry in self.folder.lists}

    @cached_property
    def numbering_element(self) -> str:
        """The column that only counts the rows ('' = none)."""
        for rule in self.form.rules:
            if rule.kind == "numbering":
                return rule.element
        return "seq" if any(column.element == "seq" for column in self.form.columns) else ""


@dataclass
class FormBook:
    """All input forms of the catalogue."""

    forms: tuple[KnownForm, ...]
    header_keys: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, catalog: Catalog) -> FormBook:
        """Output forms are not read; everything else is."""
        forms = tuple(
            KnownForm(folder, form)
            for folder in catalog.regimes
            for form in folder.forms
            if form.direction == "input"
        )
        return cls(forms, frozenset(key for known in forms for key in known.columns_by_key))

    def titled(self, texts: Iterable[str]) -> list[KnownForm]:
        """The forms whose title fragment stands in one of the texts; the longest match only."""
        best: list[KnownForm] = []
        length = 0
        for text in map(squeeze, texts):
            for known in self.forms:
                size = max((len(title) for title in known.titles if title in text), default=0)
                if size > length:
                    best, length = [known], size
                elif size == length and size and known not in best:
                    best.append(known)
        return best
