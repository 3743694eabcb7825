"""Why statements stand as they do, told for people: the story, and then what it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.reports.naming import ROLES, named, source_named
from argmap.reports.story import story
from argmap.semantics import Obstacle, Reading
from argmap.semantics.assessment import Role as Part
from argmap.semantics.program import members_of
from argmap.semantics.sensitivity.intervention import Act
from argmap.text_layout import INDENT, Style, join_words, plain, pluralize, wrap_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import ArgumentMap
    from argmap.reports.standing import Standing
    from argmap.semantics.sensitivity.intervention import Intervention
    from argmap.semantics.sensitivity.robustness import Robustness
    from argmap.semantics.sensitivity.settling import Settlement
    from argmap.semantics.strength import Semantics, Strengths
    from argmap.text_layout import Paint

MOST_NAMED = 7
"""How many things are named before the rest is counted."""

NARROWEST = 30
"""How much room a line has, however deep it stands."""


def text(
    standings: Iterable[Standing],
    width: int,
    paint: Paint = plain,
    strengths: tuple[Semantics, Strengths] | None = None,
) -> str:
    """The stories of some statements, with an empty line between them."""
    blocks = (_block(each, width, paint, strengths) for each in standings)
    return "\n".join("".join(f"{line}\n" for line in block) for block in blocks)


def _block(
    standing: Standing,
    width: int,
    paint: Paint,
    strengths: tuple[Semantics, Strengths] | None,
) -> Iterator[str]:
    yield _heading(standing, paint)
    deepest = max(1, (width - NARROWEST) // len(INDENT) - 1)
    for line in story(standing.explanation):
        indent = INDENT * min(1 + line.indent, deepest)
        yield from wrap_text(line.text, width, indent, indent + INDENT)
    remarks = [*_remarks(standing, strengths)]
    if remarks:
        yield ""
    for remark in remarks:
        yield from remark.lines(width)


def _heading(standing: Standing, paint: Paint) -> str:
    """What is asked about, and how it is judged; as written, too, where that is another matter."""
    judgement, written = standing.judgement, standing.as_written
    name = paint(f"{standing.statement.kind} {standing.statement.id}", Style.TITLE)
    verdict = paint(str(judgement), ROLES[judgement.verdict])
    if standing.explanation.reading is Reading.CHARITABLE and written != judgement:
        verdict += f", as written {paint(str(written), ROLES[written.verdict])}"
    return f"{name}: {verdict}"


@attrs.frozen
class _Remark:
    """A sentence that ends with things it names: one in its line, several each in its own."""

    lead: str
    named: tuple[str, ...] = ()

    def lines(self, width: int) -> Iterator[str]:
        """The remark as it is printed."""
        if len(self.named) == 1:
            yield from wrap_text(f"{self.lead}: {self.named[0]}", width, INDENT, INDENT * 2)
            return
        end = ":" if self.named else "."
        yield from wrap_text(f"{self.lead}{end}", width, INDENT, INDENT * 2)
        for each in self.named[:MOST_NAMED]:
            yield from wrap_text(each, width, f"{INDENT}- ", INDENT * 2)
        if len(self.named) > MOST_NAMED:
            yield f"{INDENT}- and {len(self.named) - MOST_NAMED:,} more"


def _remarks(
    standing: Standing, strengths: tuple[Semantics, Strengths] | None
) -> Iterator[_Remark]:
    """What a statement hangs on, a remark or two for each question."""
    yield from _other_reasons(standing)
    yield from _foundation(standing)
    if standing.only_via_recommendations:
        yield _Remark("It has no grounds of its own: all go through other recommendations")
    yield from _falls_with(standing)
    argument_map = standing.explanation.map
    if standing.restoring:
        yield _restored_by(standing)
    elif standing.settlement:
        yield _settled_by(standing, standing.settlement)
    turns = dict.fromkeys(_turned(argument_map, each) for each in standing.cruxes)
    if turns:
        yield _Remark("The verdict turns on", tuple(turns))
    if strengths:
        semantics, numbers = strengths
        name = standing.statement.id
        unsettled = ", but it goes round and does not settle" if name in numbers.unsettled else ""
        yield _Remark(f"Its strength is {numbers[name]:.3f} ({semantics}){unsettled}")


def _other_reasons(standing: Standing) -> Iterator[_Remark]:
    """The reasons that hold beside the one that the story tells."""
    statements, reading = standing.explanation.map.statements, standing.explanation.reading
    reasons = [
        join_words(
            [named(statements[member]) for member in dict.fromkeys(members_of(each, reading))]
        )
        for each in standing.other_reasons
    ]
    if reasons:
        yield _Remark("What else is said for it and holds", tuple(reasons))


def _foundation(standing: Standing) -> Iterator[_Remark]:
    rests_on = standing.explanation.rests_on
    parts = [
        pluralize(len(ids), *what)
        for ids, what in (
            (rests_on.evidence, ("piece of evidence", "pieces of evidence")),
            (rests_on.assumptions, ("assumption",)),
            (rests_on.sources, ("source",)),
        )
        if ids
    ]
    if parts and not standing.statement.kind.given:
        whose = "it rests" if standing.critical else "what is said for it rests"
        yield _Remark(f"In all, {whose} on {join_words(parts)}")


def _falls_with(standing: Standing) -> Iterator[_Remark]:
    """What a statement that holds falls with, and how much it takes."""
    critical, resistance = standing.critical, standing.resistance
    if not critical or not resistance:
        return
    argument_map = standing.explanation.map
    givens = [argument_map.statements[each] for each in critical.givens]
    alone = {
        kind: [named(each) for each in givens if each.kind is kind and each != standing.statement]
        for kind in (Kind.EVIDENCE, Kind.ASSUMPTION, Kind.GOAL)
    }
    if resistance.evidence.k is None:
        yield _Remark("No withdrawal of evidence or sources makes it fall")
    elif any(each.kind is Kind.EVIDENCE for each in givens):
        yield from _falls_alone("piece of evidence", "pieces of evidence", alone[Kind.EVIDENCE])
    else:
        pieces = [named(argument_map.statements[each]) for each in resistance.evidence.example]
        yield _falls_together("piece of evidence", resistance.evidence, pieces)
    if critical.sources:
        cited = [source_named(argument_map, each) for each in critical.sources]
        yield from _falls_alone("source", "sources", cited)
    elif resistance.sources.k is not None:
        cited = [source_named(argument_map, each) for each in resistance.sources.example]
        yield _falls_together("source", resistance.sources, cited)
    yield from _falls_alone("assumption", "assumptions", alone[Kind.ASSUMPTION])
    yield from _falls_alone("goal", "goals", alone[Kind.GOAL])


def _falls_alone(what: str, several: str, names: list[str]) -> Iterator[_Remark]:
    if len(names) == 1:
        yield _Remark(f"It falls with one {what}", tuple(names))
    elif names:
        yield _Remark(f"It falls with any one of {len(names)} {several}", tuple(names))


def _falls_together(what: str, robustness: Robustness, names: list[str]) -> _Remark:
    """How many it takes, where one does not do."""
    if not robustness.exact:
        fewest = max(2, robustness.k or 0)
        return _Remark(f"It falls with no single {what}, and it takes {fewest} at least")
    return _Remark(
        f"It falls with no single {what}, but with {robustness.k} together, such as", tuple(names)
    )


def _restored_by(standing: Standing) -> _Remark:
    """What would make a statement hold again, of what is withdrawn."""
    withdrawn = standing.explanation.withdrawn
    assert withdrawn is not None
    names = [named(withdrawn.written.statements[each]) for each in standing.restoring]
    these = " all of these" if len(names) > 1 else ""
    return _Remark(f"It would hold again with{these}", tuple(names))


def _settled_by(standing: Standing, settlement: Settlement) -> _Remark:
    """What would make a statement hold."""
    argument_map = standing.explanation.map
    if settlement.size is None:
        lack = "the text has to draw a reason" if _undrawn(standing) else "it takes a new reason"
        return _Remark(f"Nothing that could be shown or answered would settle it: {lack}")
    if not settlement.sets:
        fewest = pluralize(settlement.size, "thing")
        return _Remark(f"To settle it, {fewest} at least would have to be shown or answered")
    ways = [join_words([_shown(argument_map, x) for x in one]) for one in settlement.sets]
    lead = "It would hold with" if len(ways) == 1 else "It would hold with one of these"
    more = "" if settlement.complete else ", and perhaps in other ways"
    return _Remark(lead + more, tuple(ways))


def _undrawn(standing: Standing) -> bool:
    """Whether there are reasons for a statement that do not count, for the text draws none."""
    account = standing.explanation.accounts[standing.statement.id]
    return any(Obstacle(Part.IMPLICIT) in step.obstacles for step in account.reasons)


def _shown(argument_map: ArgumentMap, change: Intervention) -> str:
    name = named(argument_map.statements[change.statement])
    if change.act is Act.EVIDENCE:
        return f"evidence for {name}"
    against = "exception" if isinstance(change.subject, str) else "objection"
    return f"an answer to the {against} {name}"


def _turned(argument_map: ArgumentMap, change: Intervention) -> str:
    """A crux: what would be granted or struck out."""
    name = named(argument_map.statements[change.statement])
    return f"{name}, if it is {'granted' if change.act is Act.GRANT else 'struck out'}"
