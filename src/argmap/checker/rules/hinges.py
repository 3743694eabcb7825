"""Rules about what recommendations hang by: one thing taken away, or granted, and they fall.

They are about recommendations that hold, and say how little it would take for them not to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.checker.context import RuleContext
from argmap.checker.root_causes import find_deciding_objections, find_detours, find_implicit_links
from argmap.checker.rule_definition import rule
from argmap.checker.wording import QUOTED_WIDTH, format_ids, format_statements, join_clauses
from argmap.model import Kind
from argmap.semantics import Reading
from argmap.semantics.provenance import AUTHOR, cited_sources
from argmap.source import Diagnostic, Severity
from argmap.text_layout import join_words, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.semantics.criticality import Critical


@rule("R008", "single-evidence", Severity.WARNING)
def single_evidence(context: RuleContext) -> Iterator[Diagnostic]:
    """One piece of evidence withdrawn, and it falls.

    It holds, and there is a critical piece of evidence: without that alone, everything else as it
    is, it would not hold. The evidence may be what every derivation of it uses, or the only answer
    to an objection. If one such fact is misread, the recommendation goes with it; these are the
    facts to check first.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim crowded: The old bridge is too small.
            because evidence jams: It is jammed three hours a day [@count; @survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because claim crowded: The old bridge is too small.
            because evidence jams: It is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].
    """
    for name, critical in context.critical.items():
        evidence = _of_kind(context, critical, Kind.EVIDENCE)
        if evidence:
            what = "one piece" if len(evidence) == 1 else "any one of these pieces"
            yield context.finding(
                name,
                f"[{name}] falls with {what} of evidence: "
                f"{format_statements(context.map, evidence)}",
                f"give another reason that does without [{evidence[0]}], or another piece of "
                "evidence for what it carries",
            )


@rule("R009", "single-source", Severity.WARNING)
def single_source(context: RuleContext) -> Iterator[Diagnostic]:
    """One source withdrawn, and it falls, however many pieces of evidence cite it.

    It holds, and there is a critical source: without the evidence that cites no other source, it
    would not hold. Evidence that cites nothing stands on the author's word, and all of that
    together counts as one source. Five figures out of one report look like five facts, and are one.
    Where a single piece of evidence from that source is critical already, R008 names it and this
    rule is silent.

    Example::

        source count: Traffic count {date: 2024-03}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge.
          because [access]
          and claim shorter: It would shorten the way.
            because evidence detour: From the north bank, 4 km are a detour [@count, p. 2].
          because [access]
          and claim faster: It would save time.
            because evidence jams: The old bridge is jammed three hours a day [@count, p. 7].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source map: City map {date: 2024-01}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge.
          because [access]
          and claim shorter: It would shorten the way.
            because evidence detour: From the north bank, 4 km are a detour [@map].
          because [access]
          and claim faster: It would save time.
            because evidence jams: The old bridge is jammed three hours a day [@count, p. 7].
    """
    for name, critical in context.critical.items():
        evidence = _of_kind(context, critical, Kind.EVIDENCE)
        told = {cited_sources(context.map.statements[each]) for each in evidence}
        sources = [each for each in critical.sources if (each,) not in told]
        if sources:
            what = "one source" if len(sources) == 1 else "any one of these sources"
            yield context.finding(
                name,
                f"[{name}] falls with {what}, however many pieces of evidence cite it: "
                f"{join_words([_source(context, each) for each in sources])}",
                "find evidence from another source",
            )


def _of_kind(context: RuleContext, critical: Critical, kind: Kind) -> list[str]:
    return [each for each in critical.givens if context.map.statements[each].kind is kind]


def _source(context: RuleContext, source: str) -> str:
    if source == AUTHOR:
        return "the author's word, where evidence cites nothing"
    return f"@{source} “{shorten(context.map.sources[source].text, QUOTED_WIDTH)}”"


@rule("R012", "rests-on-recommendations", Severity.ERROR)
def rests_on_recommendations(context: RuleContext) -> Iterator[Diagnostic]:
    """Has no grounds of its own: every chain of reasons goes through another recommendation.

    It holds, and would have no grounds if every inference with another recommendation among its
    premises or warrants were struck out. That one thing should be done is then the only thing that
    is said for doing another. If the first is turned down, nothing is left of the second, and if it
    is not, nothing says yet that the second is part of it.

    Example::

        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].

        recommendation toll: Take a toll on both bridges.
          because [bridge]

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source budget: City budget {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because evidence late: One in three is late for work because of it [@survey].

        recommendation toll: Take a toll on both bridges.
          because [bridge]
          because evidence broke: Only a toll could pay for the upkeep of a bridge [@budget].
    """
    holding = [each.id for each in context.recommendations() if context.holds(each.id)]
    own = context.assessment.result(context.reading).own_grounds if holding else ()
    others = find_detours(context)
    for name in holding:
        if name not in own:
            which = others.of(name)
            through = f": {format_statements(context.map, which)}" if which else ""
            yield context.finding(
                name,
                f"every reason for [{name}] goes through another recommendation{through}",
                "say what speaks for this one itself: `because claim …`, `because evidence …`",
            )


@rule("R015", "implicit-support-only", Severity.WARNING)
def implicit_support_only(context: RuleContext) -> Iterator[Diagnostic]:
    """Holds charitably, but not as written.

    With the implicit relations of the map struck out it does not hold: the analyst draws what the
    text does not, and the recommendation hangs on it. A fair reader may well do so; but whoever
    reports what the text argues should not put it down to the text. What is named is the first such
    relation along each reason.

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because (implicit) evidence jams: The old bridge is jammed three hours a day [@count].
          because (implicit) evidence late: One in three is late for work because of it [@survey].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is jammed three hours a day [@count].
          because (implicit) evidence late: One in three is late for work because of it [@survey].
    """
    assessment = context.assessment
    if (
        context.reading is not Reading.CHARITABLE
        or assessment.as_written.judgements is assessment.charitable.judgements
    ):
        return
    written = context.read(Reading.AS_WRITTEN)
    causes = find_implicit_links(context)
    for statement in context.recommendations():
        if context.holds(statement.id) and not written.holds(statement.id):
            why = join_clauses(causes.of(statement.id))
            hinge = f", for it hangs on what is implicit: {why}" if why else ""
            yield context.finding(
                statement.id,
                f"[{statement.id}] is {context.judgements[statement.id]} charitably, but "
                f"{written.judgements[statement.id]} as written{hinge}",
                "where the text does draw the relation, take `(implicit)` away; where it does "
                "not, it is left to the reader",
            )


@rule("R018", "survives-by-neglect", Severity.INFO)
def survives_by_neglect(context: RuleContext) -> Iterator[Diagnostic]:
    """Stands only because an objection was left bare.

    It holds charitably, but not in the cautious reading, which grants the claims that nobody
    supports and that are used only against something. An objection that is raised and given no
    grounds does not stand, so a map is at its strongest where its author says least for the other
    side. What is named is such a claim that comes to bear on the recommendation. (O001 finds each
    objection without grounds; this rule, what depends on its staying so.)

    Example::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].
          but claim dear: The city cannot pay for it.

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Survey of households {date: 2024-05}
        source budget: City budget {date: 2024-01}
        source accounts: City accounts {date: 2023}

        goal access: Everybody is at the station within half an hour.

        recommendation bridge: Build a second bridge. {by: "City council"}
          because [access]
          and claim faster: It would save the north bank twenty minutes.
            because evidence jams: The old bridge is jammed three hours a day [@count].
            because evidence late: One in three is late for work because of it [@survey].
          but claim dear: The city cannot pay for it.
            because evidence broke: The city may take up no more loans [@budget].
            but evidence saved: What it costs has been set aside [@accounts].
            but evidence toll: A toll would bring in what it costs [@survey, p. 8].
    """
    assessment = context.assessment
    if (
        context.reading is not Reading.CHARITABLE
        or assessment.cautious.judgements is assessment.charitable.judgements
    ):
        return
    cautious = context.read(Reading.CAUTIOUS)
    granted = find_deciding_objections(assessment)
    for statement in context.recommendations():
        if context.holds(statement.id) and not cautious.holds(statement.id):
            objection = granted[statement.id]
            yield context.finding(
                statement.id,
                f"[{statement.id}] stands only as long as nobody says why this is so: "
                f"{format_statements(context.map, [objection])}",
                f"say in a `because` under [{objection}] what speaks for it, and what the answer "
                "is",
            )


@rule("S015", "load-bearing-assumption", Severity.WARNING)
def load_bearing_assumption(context: RuleContext) -> Iterator[Diagnostic]:
    """One assumption withdrawn, and a recommendation falls.

    A recommendation holds, and the assumption is critical to it: without that alone, everything
    else as it is, it would not hold. The assumption is owned up to, and still carries more than its
    share: whoever does not grant it is left with nothing. R007 names all assumptions that a
    recommendation leans on between them; this one, each that it cannot do without, evidence or no.

    Example::

        source map: City map {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because assumption growth: The north bank is going to grow.

    Fixed::

        source plan: Housing plan {date: 2024-02}

        recommendation bridge: Build a second bridge.
          because assumption growth: The north bank is going to grow.
          because evidence permits: 900 homes have a permit there [@plan].
    """
    carries: dict[str, list[str]] = {}
    for name, critical in context.critical.items():
        for assumption in _of_kind(context, critical, Kind.ASSUMPTION):
            carries.setdefault(assumption, []).append(name)
    for assumption, recommendations in carries.items():
        fall = "falls" if len(recommendations) == 1 else "fall"
        yield context.finding(
            assumption,
            f"without the assumption [{assumption}], {format_ids(recommendations)} {fall}",
            "find evidence for it and make it a claim, or give a reason that does without it",
        )
