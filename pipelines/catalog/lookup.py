"""Finding things in a catalogue by their ids.

Belongs here: id -> definition, with a Chinese message when there is none. Does not belong
here: finding a unit by its name (`places.py`).
"""

from __future__ import annotations

from pipelines.catalog.model.folder import Catalog, RegimeFolder
from pipelines.catalog.model.forms import Form
from pipelines.catalog.model.places import OrgUnit
from pipelines.catalog.model.policy import CodeList

LINK_REVIEW = "link_reviews"  # the form on which a person decides what uncertain names mean


class NotFound(LookupError):
    """There is no such regime, form or unit; the message says what there is."""

    def __str__(self) -> str:
        return str(self.args[0])


def regime_folder(catalog: Catalog, regime: str) -> RegimeFolder:
    """The regime with this id. Raises NotFound."""
    for folder in catalog.regimes:
        if folder.regime.id == regime:
            return folder
    known = "、".join(folder.regime.id for folder in catalog.regimes)
    raise NotFound(f"没有制度“{regime}”；可以用：{known}。")


def find_form(catalog: Catalog, reference: str) -> tuple[RegimeFolder, Form]:
    """A form by `regime.form`, or by its own id where only one regime has it."""
    regime, _, name = reference.rpartition(".")
    found = [
        (folder, form)
        for folder in catalog.regimes
        for form in folder.forms
        if form.id == name and regime in ("", folder.regime.id)
    ]
    if len(found) == 1:
        return found[0]
    every = [f"{f.regime.id}.{form.id}" for f, form in found] or form_references(catalog)
    problem = f"“{reference}”不止一种" if found else f"没有报表“{reference}”"
    raise NotFound(f"{problem}；可以用：{'、'.join(every)}。")


def form_references(catalog: Catalog) -> list[str]:
    """Every form as `regime.form`."""
    return [f"{folder.regime.id}.{form.id}" for folder in catalog.regimes for form in folder.forms]


def find_unit(catalog: Catalog, code: str) -> OrgUnit:
    """The unit with this code. Raises NotFound."""
    for unit in catalog.org_units:
        if unit.code == code:
            return unit
    raise NotFound(f"没有代码为“{code}”的单位，请查行政区划表。")


def find_list(folder: RegimeFolder, name: str) -> CodeList:
    """A code list of a regime. Raises NotFound."""
    for code_list in folder.lists:
        if code_list.id == name:
            return code_list
    known = "、".join(code_list.id for code_list in folder.lists)
    raise NotFound(f"没有代码表“{name}”；可以用：{known}。")
