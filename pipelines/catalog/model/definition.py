"""What every definition is, and the few vocabularies that several of them share.

Belongs here: the base classes. Does not belong here: what a policy may say (the modules beside).
"""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator


class Definition(BaseModel):
    """Base of all definitions: frozen, and unknown keys are an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Severity = Literal["fatal", "error", "warning"]
# From the bottom up; an office is a department, township or zone below a county.
Level = Literal["office", "county", "city", "province"]
# Without a period: a `snapshot` replaces the one before it whole, a file of `records` stands beside
# those before it.
PeriodKind = Literal["month", "quarter", "half_month", "year", "once", "snapshot", "records"]
# One entry needs no brackets.
Several = BeforeValidator(lambda value: [value] if isinstance(value, str | dict) else value)


class OneOf(Definition):
    """Exactly one of the keys is written, beside the column that it is about."""

    @property
    def written(self) -> tuple[str, Any]:
        """That key and its value."""
        choices = {name: value for name, value in self if name != "column"}
        found = [(name, value) for name, value in choices.items() if value not in (None, "", ())]
        if len(found) != 1:
            raise ValueError(f"请在 {'、'.join(choices)} 中恰好写一项")
        return found[0]

    @model_validator(mode="after")
    def only_one(self) -> Self:
        _ = self.written
        return self
