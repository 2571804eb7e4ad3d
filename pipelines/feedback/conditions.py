"""Conditional formats of theirs would paint over a mark: where they reach, the mark goes first.

Belongs here: adding our rules to their ranges, and taking them off again. Programs that do not
order rules across ranges still order them within one, so ours stand in the same range.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.worksheet import Worksheet

from pipelines.feedback.looks import fill_for

OURS = 'N("核对意见")=0'  # always true; the text tells that the rule is ours
CELLS_A_RULE = 100  # a formula holds 8,192 characters and 255 parts of OR


def overrule_conditions(page: Worksheet, marked: Mapping[str, Sequence[str]]) -> None:
    """Rules for the marked cells (by severity) that lie in a range of theirs."""
    theirs = [(str(entry.sqref), entry.sqref, list(entry.rules)) for entry in
              page.conditional_formatting]  # fmt: skip
    ours = [
        (name, severity, chunk)
        for name, area, _rules in theirs
        for severity, addresses in marked.items()
        for chunk in _chunks([a for a in addresses if _lies_in(a, area)])
    ]
    for _name, _area, rules in theirs:
        for rule in rules:
            rule.priority += len(ours)
    for priority, (name, severity, addresses) in enumerate(ours, 1):
        page.conditional_formatting.add(name, _rule(severity, addresses, priority))


def drop_our_conditions(page: Worksheet) -> None:
    """Take the rules of an earlier answer off; theirs stay in their order."""
    every = [(str(entry.sqref), rule) for entry in page.conditional_formatting
             for rule in entry.rules]  # fmt: skip
    kept = [(name, rule) for name, rule in every if not _is_ours(rule)]
    if len(kept) == len(every):
        return
    page.conditional_formatting = ConditionalFormattingList()
    removed = len(every) - len(kept)
    for name, rule in kept:
        rule.priority = max(1, rule.priority - removed)
        page.conditional_formatting.add(name, rule)


def _rule(severity: str, addresses: Sequence[str], priority: int) -> Rule:
    ground = fill_for(severity)
    ground.bgColor = ground.fgColor
    places = [coordinate_to_tuple(address) for address in addresses]
    cells = ",".join(f"AND(ROW()={row},COLUMN()={column})" for row, column in places)
    return Rule(
        type="expression", formula=[f"AND({OURS},OR({cells}))"], stopIfTrue=True,
        dxf=DifferentialStyle(fill=ground), priority=priority,
    )  # fmt: skip


def _is_ours(rule: Rule) -> bool:
    return any(OURS in str(text) for text in rule.formula)


def _lies_in(address: str, area: MultiCellRange) -> bool:
    row, column = coordinate_to_tuple(address)
    return any(
        part.min_row <= row <= part.max_row and part.min_col <= column <= part.max_col
        for part in area.ranges
    )


def _chunks(addresses: Sequence[str]) -> list[Sequence[str]]:
    return [addresses[i : i + CELLS_A_RULE] for i in range(0, len(addresses), CELLS_A_RULE)]
