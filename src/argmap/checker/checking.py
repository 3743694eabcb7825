"""Checking one map: what could not be read of it, how it is judged, and what the rules find.

The rules are asked only about maps that were read without a mistake. A line that could not be read
may be the very reason that a rule would miss.
"""

from __future__ import annotations

import warnings
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import attrs

from argmap.checker.check_result import CheckResult, Standing
from argmap.checker.context import RuleContext
from argmap.checker.documents import Documents
from argmap.checker.registry import installed_rules
from argmap.checker.selection import find_ignored_codes, select_rules
from argmap.checker.settings import Settings
from argmap.checker.withdrawn import borne_on_by, what_is_left
from argmap.model import FrozenDict
from argmap.semantics import Reading, assess
from argmap.test_results import withdrawals

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from argmap.checker.rule_definition import Rule
    from argmap.loader import Draft
    from argmap.model import ArgumentMap, Kind
    from argmap.semantics import Judgement
    from argmap.source import Diagnostic, Span, Text
    from argmap.test_results import Outcomes

ASKED_LAST = "I"
"""What the codes of the rules begin with that are about the findings of all others."""


def check_draft(
    path: str,
    draft: Draft,
    reading: Reading = Reading.CHARITABLE,
    settings: Settings | None = None,
    folder: str | os.PathLike[str] | None = None,
    outcomes: Outcomes | None = None,
) -> CheckResult:
    """Check a map as far as it could be read.

    Documents that it speaks of are looked for in `folder`; without one, no file is touched. With
    outcomes of tests, the map is judged without the evidence that these withdraw.
    """
    context = _case(draft.map, reading, settings, folder, outcomes)
    left = what_is_left(context)
    found = () if draft.diagnostics else _findings(context, left)
    statements = draft.map.statements
    told_of = {each.statement: None for each in found}
    return CheckResult(
        path,
        draft.diagnostics,
        found,
        str(reading),
        {
            name: _standing(statements[name].kind, judgement)
            for name, judgement in left.judgements.items()
        },
        _as_written(left),
        {name: statements[name].text for name in told_of if name is not None},
        context.settings.fail_on,
        draft.included_paths,
        context.documents.asked,
    )


@cache
def _standing(kind: Kind, judgement: Judgement) -> Standing:
    reason = None if judgement.reason is None else str(judgement.reason)
    return Standing(str(kind), str(judgement.verdict), reason)


def _as_written(context: RuleContext) -> tuple[str, ...] | None:
    """The verdicts on the recommendations as written; None where nothing is implicit."""
    if context.assessment.as_written.judgements is context.assessment.charitable.judgements:
        return None
    judgements = context.assessment.as_written.judgements
    return tuple(str(judgements[each.id].verdict) for each in context.recommendations())


def check(
    argument_map: ArgumentMap,
    reading: Reading = Reading.CHARITABLE,
    settings: Settings | None = None,
    folder: str | os.PathLike[str] | None = None,
    outcomes: Outcomes | None = None,
) -> tuple[Diagnostic, ...]:
    """What the rules find in a map, in the order of the places.

    Documents that it speaks of are looked for in `folder`; without one, no file is touched. With
    outcomes of tests, the map is judged without the evidence that these withdraw. Warns where rules
    of another package are left out, and raises RuleFailedError where one has a mistake.
    """
    for problem in installed_rules().problems:
        warnings.warn(problem, stacklevel=2)
    context = _case(argument_map, reading, settings, folder, outcomes)
    return _findings(context, what_is_left(context))


def _case(
    argument_map: ArgumentMap,
    reading: Reading,
    settings: Settings | None,
    folder: str | os.PathLike[str] | None,
    outcomes: Outcomes | None,
) -> RuleContext:
    return RuleContext(
        assess(argument_map),
        reading,
        settings or Settings(),
        Documents(folder),
        installed_rules().rules,
        withdrawn=FrozenDict() if outcomes is None else withdrawals(argument_map, outcomes),
    )


def _findings(context: RuleContext, left: RuleContext) -> tuple[Diagnostic, ...]:
    """What the rules find and nobody has let stand, in the order of the places.

    Of what withdrawn evidence bears on, it is told how it stands without that; of all else, how it
    is written.
    """
    found = [*_told(context)]
    if left is not context:
        touched = borne_on_by(context, context.withdrawn)
        found = [each for each in found if each.statement not in touched]
        found += [each for each in _told(left) if each.statement in touched]
    order = _order(context.map)

    def place(diagnostic: Diagnostic) -> tuple[int, int]:
        return _place(diagnostic.span, order)

    return tuple(sorted(found, key=place))


def _told(context: RuleContext) -> Iterator[Diagnostic]:
    """What the rules find in one case and nobody has let stand."""
    at_first, at_last = _in_order(select_rules(context.rules, context.settings))
    first = _found(context, at_first)
    again = attrs.evolve(context, findings=first)
    return _counting(again, first + _found(again, at_last))


@lru_cache(maxsize=64)
def _in_order(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules that are asked first, and those that are asked last."""
    last = tuple(each for each in rules if each.code.startswith(ASKED_LAST))
    return tuple(each for each in rules if each not in last), last


def _found(context: RuleContext, rules: Iterable[Rule]) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    for rule in rules:
        found += rule.diagnostics(context)
    return tuple(found)


def _counting(context: RuleContext, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings that neither the map nor the settings let stand where they are."""
    ignored: dict[str, Collection[str]] = {}
    for each in found:
        path = each.span.path if each.span else None
        if path is not None and path not in ignored:
            ignored[path] = find_ignored_codes(path, context.rules, context.settings)
        if (path is None or each.code not in ignored[path]) and not context.remarks.on(each):
            yield each


def _order(argument_map: ArgumentMap) -> Mapping[Text, int]:
    """The texts of a map in the order in which its statements first take one up."""
    spans = (statement.span for statement in argument_map.statements.values())
    texts = dict.fromkeys(span.text for span in spans if span)
    return {text: place for place, text in enumerate(texts)}


def _place(span: Span | None, order: Mapping[Text, int]) -> tuple[int, int]:
    return (order.get(span.text, len(order)), span.start) if span else (-1, 0)
