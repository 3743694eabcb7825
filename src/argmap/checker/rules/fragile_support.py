"""Rules about recommendations that hold, but would fail after one small change.

The change is to withdraw one piece of evidence, one source or one assumption, to ignore
recommendations or implicit links, or to grant an objection that has no support yet.
"""

from collections.abc import Iterator
from functools import partial

from argmap.checker.context import RuleContext
from argmap.checker.dependencies import drop_implied, invert, select_sources
from argmap.checker.messages import MOST_NAMED, format_ids, format_statements, join_clauses
from argmap.checker.root_causes import (
    find_deciding_objections,
    find_detours,
    find_implicit_links,
)
from argmap.checker.rule_definition import rule
from argmap.model import Kind
from argmap.semantics import Reading
from argmap.semantics.provenance import AUTHOR
from argmap.semantics.selection import Selection
from argmap.source import Diagnostic, Severity
from argmap.text_layout import join_words, shorten
from argmap.wording import QUOTED_WIDTH, format_judgement


@rule(
    "R008",
    "single-evidence",
    Severity.WARNING,
    plural="recommendations depend on one piece of evidence",
)
def single_evidence(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation depends on one piece of evidence.

    The recommendation holds, but would fail if that piece of evidence were withdrawn. Every way to
    derive the recommendation may use it, or it may be the only answer to an objection.

    If this one fact is wrong, the recommendation fails. Check such facts first.

    Example::

        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Household survey {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].
          because evidence late: One commuter in three is often late for work [@survey].
    """
    for name, evidence in context.critical_givens(Kind.EVIDENCE).items():
        if evidence:
            which = "one piece" if len(evidence) == 1 else "each of these pieces"
            yield context.finding(
                name,
                f"[{name}] depends on {which} of evidence and fails without it: "
                f"{format_statements(context.map, evidence)}",
                f"add a reason that does not depend on [{evidence[0]}]: `because evidence: …`",
                deciding=evidence,
            )


@rule("R009", "single-source", Severity.WARNING, plural="recommendations depend on one source")
def single_source(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation depends on one source.

    The recommendation holds, but would fail without the evidence that cites only this source.
    Evidence without a citation has its tests as its source. If it names none, it relies on the
    author's word, which counts as one source. If R008 already reports evidence from the source,
    this rule does not report the source.

    Five figures from one report look like five facts. If the report is wrong, all of them are.

    Example::

        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count, p. 7].
          because evidence trucks: One vehicle in five is a truck [@count, p. 9].

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Household survey {date: 2024-05}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count, p. 7].
          because evidence late: One commuter in three is often late for work [@survey].
    """
    labels: list[str] = []
    for name, sources in drop_implied(
        select_sources(context.critical),
        context.critical_givens(Kind.EVIDENCE),
        lambda evidence: context.result.provenance.only_source(context.map.statements[evidence]),
    ):
        if sources:
            which = "one source" if len(sources) == 1 else "each of these sources"
            labels = labels or [_name_source(context, item) for item in sources.items]
            yield context.finding(
                name,
                f"[{name}] depends on {which} and fails without it: "
                f"{join_words(sources, MOST_NAMED, by=partial(_describe_source, context))}",
                "add evidence from another source: `because evidence: … [@key]`",
                deciding=Selection(labels, sources.places),
            )


def _name_source(context: RuleContext, source: str) -> str:
    if source == AUTHOR:
        return "author's word"
    return f"@{source}" if source in context.map.sources else source


def _describe_source(context: RuleContext, source: str) -> str:
    if source == AUTHOR:
        return "the author's word (evidence without a citation or test)"
    if source not in context.map.sources:
        return source  # tests
    return f"[@{source}] “{shorten(context.map.sources[source].text, QUOTED_WIDTH)}”"


@rule(
    "R012",
    "rests-on-recommendations",
    Severity.ERROR,
    plural="recommendations depend only on other recommendations",
)
def rests_on_recommendations(context: RuleContext) -> Iterator[Diagnostic]:
    """Every reason for a recommendation depends on another recommendation.

    The recommendation holds, but would have no support without the reasons that have another
    recommendation among their premises or warrants.

    That one thing should be done is not enough to show that another should. If the first
    recommendation is rejected, no reason is left for the second.

    Example::

        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].

        recommendation toll: Charge a toll on both bridges.
          because [bridge]

    Fixed::

        source count: Traffic count {date: 2024-03}
        source budget: City budget {date: 2024-01}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].
          because assumption growth: The north bank will grow.

        recommendation toll: Charge a toll on both bridges.
          because [bridge]
          because evidence upkeep: The budget has no money for the upkeep of bridges [@budget].
    """
    own_grounds = context.result.own_grounds
    detours = find_detours(context)
    for statement in context.recommendations():
        name = statement.id
        if context.result.holds(name) and name not in own_grounds:
            others = detours.of(name)
            named = f": {format_statements(context.map, others)}" if others else ""
            yield context.finding(
                name,
                f"every reason for [{name}] depends on another recommendation{named}",
                f"add a reason for [{name}] itself: `because evidence: …`",
            )


@rule(
    "R015",
    "implicit-support-only",
    Severity.WARNING,
    plural="recommendations hold only through implicit links",
)
def implicit_support_only(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation holds only through implicit links.

    The recommendation holds in the charitable reading, but fails in the as-written reading, which
    ignores implicit links. The message names the first such link along each reason.

    A fair reader may add links that the text leaves out. But a report of what the text argues
    should not attribute them to the text.

    Example::

        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because (implicit) evidence jams: The old bridge is congested all day [@count].
          because (implicit) assumption growth: The north bank will grow.

    Fixed::

        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested all day [@count].
          because (implicit) assumption growth: The north bank will grow.
    """
    if context.reading is not Reading.CHARITABLE:
        return
    as_written = context.assessment.as_written
    links = find_implicit_links(context)
    for statement in context.recommendations():
        name = statement.id
        if context.result.holds(name) and not as_written.holds(name):
            decisive = join_clauses(links.of(name))
            named = f": {decisive}" if decisive else ""
            yield context.finding(
                name,
                f"[{name}] is {context.result.judgements[name].verdict} only through implicit "
                f"links, and {format_judgement(as_written.judgements[name])} as written{named}",
                "remove `(implicit)` from links that the text states; don't attribute the others "
                "to it",
            )


@rule(
    "R018",
    "survives-by-neglect",
    Severity.INFO,
    plural="recommendations survive only because an objection has no support",
)
def survives_by_neglect(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation survives only because an objection has no support.

    The recommendation holds in the charitable reading, but fails in the cautious one, which grants
    unsupported claims that are used only as objections or exceptions. The message names the nearest
    such claim. O001 reports every objection without support.

    An objection without support has no effect. So a map looks strongest where its author says least
    for the other side.

    Example::

        source count: Traffic count {date: 2024-03}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].
          because assumption growth: The north bank will grow.
          but claim expensive: The city cannot pay for it.

    Fixed::

        source count: Traffic count {date: 2024-03}
        source survey: Household survey {date: 2024-05}
        source budget: City budget {date: 2024-01}
        source accounts: City accounts {date: 2023}

        recommendation bridge: Build a second bridge.
          because evidence jams: The old bridge is congested three hours a day [@count].
          because assumption growth: The north bank will grow.
          but claim expensive: The city cannot pay for it.
            because evidence debt: The city may not borrow any more [@budget].
            but evidence reserve: The cost has been set aside [@accounts].
            but evidence toll: Drivers accept a toll that covers the cost [@survey, p. 8].
    """
    if context.reading is not Reading.CHARITABLE:
        return
    cautious = context.assessment.cautious
    failing = [
        statement.id
        for statement in context.recommendations()
        if context.result.holds(statement.id) and not cautious.holds(statement.id)
    ]
    deciding = find_deciding_objections(context.assessment) if failing else {}
    for name in failing:
        objection = deciding[name]
        yield context.finding(
            name,
            f"[{name}] survives only because objection "
            f"{format_statements(context.map, [objection])} has no support yet",
            f"add its best support (`because evidence: …` under [{objection}]) and answer it "
            "(`but evidence: …`)",
        )


@rule(
    "S015",
    "load-bearing-assumption",
    Severity.WARNING,
    plural="assumptions are indispensable to a recommendation",
)
def load_bearing_assumption(context: RuleContext) -> Iterator[Diagnostic]:
    """A recommendation depends on one assumption.

    The recommendation holds, but would fail if this assumption were withdrawn. R007 names all the
    assumptions behind a conditional recommendation. This rule names each one that is indispensable,
    even if the recommendation also has evidence.

    A reader who does not grant the assumption has no reason left.

    Example::

        recommendation bridge: Build a second bridge.
          because assumption growth: The north bank will grow.

    Fixed::

        source plan: Housing plan {date: 2024-02}

        recommendation bridge: Build a second bridge.
          because assumption growth: The north bank will grow.
          because evidence permits: 900 homes there have a building permit [@plan].
    """
    for assumption, names in invert(context.critical_givens(Kind.ASSUMPTION)).items():
        verbs = ("depends", "fails") if len(names) == 1 else ("depend", "fail")
        yield context.finding(
            assumption,
            f"{format_ids(names)} {verbs[0]} on assumption [{assumption}] and {verbs[1]} without "
            "it",
            "make it a claim and add evidence under it (`because evidence: …`), or add a reason "
            "that does not need it",
        )
