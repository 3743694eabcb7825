"""A map and its evaluation in each reading."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module

import attrs

from argmap.choices import to_choice
from argmap.model import ArgumentMap
from argmap.semantics.judgement import Judgement
from argmap.semantics.program import Reading, find_unsupported_objections, has_implicit
from argmap.semantics.reading_result import ReadingResult, evaluate_reading


@attrs.frozen(eq=False)
class Assessment:
    """A map and its results in each reading, which are computed when they are first needed.

    >>> assessment = argmap.assess(argmap.load("examples/job-queue.argmap"))
    >>> assessment.charitable.reading, assessment.result("as written").reading
    (<Reading.CHARITABLE: 'charitable'>, <Reading.AS_WRITTEN: 'as written'>)
    """

    map: ArgumentMap

    def result(self, reading: Reading | str = Reading.CHARITABLE) -> ReadingResult:
        """Return the result in one reading."""
        match to_choice(Reading, reading, "reading"):
            case Reading.CHARITABLE:
                return self.charitable
            case Reading.AS_WRITTEN:
                return self.as_written
            case Reading.CAUTIOUS:
                return self.cautious

    @cached_property
    def charitable(self) -> ReadingResult:
        """The result with all relations of the map."""
        return evaluate_reading(self.map, Reading.CHARITABLE)

    @cached_property
    def as_written(self) -> ReadingResult:
        """The result without the implicit relations."""
        if not has_implicit(self.map):
            return attrs.evolve(self.charitable, reading=Reading.AS_WRITTEN)
        return evaluate_reading(self.map, Reading.AS_WRITTEN)

    @cached_property
    def cautious(self) -> ReadingResult:
        """The result if unsupported objections are granted."""
        if not find_unsupported_objections(self.map):
            return attrs.evolve(self.charitable, reading=Reading.CAUTIOUS)
        return evaluate_reading(self.map, Reading.CAUTIOUS)

    def _repr_html_(self) -> str:
        """Return what notebooks show."""
        # Reports depend on this module, which therefore imports them only here.
        html: str = import_module("argmap.reports.html").assessment_to_html(self)
        return html


def assess(argument_map: ArgumentMap) -> Assessment:
    """Prepare a map for evaluation. Nothing is computed before it is needed.

    >>> assessment = argmap.assess(argmap.parse("evidence rain: It rains."))
    >>> assessment.charitable.holds("rain")
    True
    """
    return to_assessment(argument_map)


def to_assessment(subject: ArgumentMap | Assessment) -> Assessment:
    """Return the assessment of a map, or the assessment itself.

    Raises TypeError for anything else.
    """
    if isinstance(subject, Assessment):
        return subject
    if isinstance(subject, ArgumentMap):
        return Assessment(subject)
    raise TypeError(
        f"expected an ArgumentMap or an Assessment, not {type(subject).__name__}; "
        "make a map with `argmap.parse(text)` or `argmap.load(path)`"
    )


def verdicts(
    subject: ArgumentMap | Assessment, reading: Reading | str = Reading.CHARITABLE
) -> Mapping[str, Judgement]:
    """Return the judgement on each statement of a map, by id, in the order of writing.

    >>> plan = argmap.parse('''
    ... recommendation act: Act now.
    ...   because claim fire: It burns.
    ... ''')
    >>> {name: str(judgement) for name, judgement in argmap.verdicts(plan).items()}
    {'act': 'unsupported (ungrounded)', 'fire': 'unsupported (bare)'}
    """
    return to_assessment(subject).result(reading).judgements
