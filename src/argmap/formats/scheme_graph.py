"""Turn a graph of statements and schemes into reasons and exceptions.

Many formats draw an argument as a graph: arrows lead from premises to a scheme, and from the scheme
to its conclusion. A scheme that attacks another scheme is an exception to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from argmap.formats.assembly import Key, MapAssembly, NewInference, NewLink, quote
from argmap.formats.losses import LossKind
from argmap.model import Polarity
from argmap.source import Span


@attrs.define
class Scheme:
    """A node between premises and conclusions.

    `polarity` is None for a relation that a map cannot express. `name` is its name in the file, and
    `mark` the name of its scheme, if any.
    """

    key: Key
    polarity: Polarity | None
    name: str = ""
    mark: str = ""
    premises: list[Key] = attrs.field(factory=list)
    conclusions: list[Key] = attrs.field(factory=list)
    attacked: list[Scheme] = attrs.field(factory=list)
    attackers: list[Scheme] = attrs.field(factory=list)
    sources: list[Scheme] = attrs.field(factory=list)
    targets: list[Scheme] = attrs.field(factory=list)
    """Other schemes that it is joined to, if it neither supports nor attacks."""
    span: Span | None = None
    is_incomplete: bool = False
    """Whether a premise is missing. Without it, the reason would claim more than its author did."""

    @property
    def applies(self) -> bool:
        """Whether it has all its premises."""
        return bool(self.premises) and not self.is_incomplete

    @property
    def is_relation(self) -> bool:
        """Whether it has all its premises, and something that it is about."""
        return self.applies and bool(self.conclusions or self.attacked)

    def __str__(self) -> str:
        return f"{quote(self.name)} ({self.key})" if self.name else str(self.key)


@attrs.define
class SchemeGraph:
    """The schemes of a graph, and the arrows between them and the statements of an assembly."""

    assembly: MapAssembly
    schemes: dict[Key, Scheme] = attrs.field(factory=dict)
    _exceptions: dict[Key, NewLink] = attrs.field(factory=dict)
    _pending: list[tuple[Scheme, Key]] = attrs.field(factory=list)

    def add_scheme(self, scheme: Scheme) -> None:
        """Add a scheme. Its mark loses what a mark cannot have, which is reported."""
        scheme.mark = self.assembly.clean_scheme(scheme.mark, scheme.key, scheme.span)
        self.schemes[scheme.key] = scheme

    def add_arrow(self, source: Key, target: Key, element: object = "") -> None:
        """Add an arrow. Report it if one of its ends is missing, or if it joins two statements."""
        start, end = self.schemes.get(source), self.schemes.get(target)
        for key, scheme in ((source, start), (target, end)):
            if scheme is None and key not in self.assembly.statements:
                about = f"an arrow from {source} to {target}: there is no {key}"
                self.assembly.lose(LossKind.INCOMPLETE_RELATION, about, element)
                if end:
                    end.is_incomplete = True
                return
        if start and end:
            self._add_scheme_arrow(start, end, element)
        elif start:
            start.conclusions.append(target)
        elif end:
            end.premises.append(source)
        else:
            statements = self.assembly.statements
            ends = f"{quote(statements[source].text)} to {quote(statements[target].text)}"
            about = f"an arrow from {ends} without a scheme"
            self.assembly.lose(LossKind.UNKNOWN_RELATION, about, element)

    def _add_scheme_arrow(self, start: Scheme, end: Scheme, element: object) -> None:
        if start.polarity is Polarity.AGAINST and end.polarity is not None:
            start.attacked.append(end)
            end.attackers.append(start)
        elif start.polarity is None or end.polarity is None:
            # Reported with the scheme that neither supports nor attacks.
            start.targets.append(end)
            end.sources.append(start)
        else:
            about = f"an arrow from the scheme {start} to the scheme {end}"
            self.assembly.lose(LossKind.UNKNOWN_RELATION, about, element)

    def finish(self) -> None:
        """Add an inference to the assembly for each scheme and conclusion. Report the rest."""
        for scheme in self.schemes.values():
            if scheme.polarity is None:
                self._lose(scheme, LossKind.UNKNOWN_RELATION)
            elif not scheme.is_relation:
                self._lose(scheme, LossKind.INCOMPLETE_RELATION)
            else:
                for conclusion in scheme.conclusions:
                    self._add_inference(scheme, conclusion, scheme.polarity)
                for attacked in scheme.attacked:
                    if not attacked.is_relation:
                        self._lose(scheme, LossKind.INCOMPLETE_RELATION)
        while self._pending:
            self._add_inference(*self._pending.pop(), Polarity.FOR)

    def _lose(self, scheme: Scheme, kind: LossKind) -> None:
        premises = self._quote(scheme.premises, scheme.sources)
        conclusions = self._quote(scheme.conclusions, [*scheme.attacked, *scheme.targets])
        about = f"{quote(scheme.name or str(scheme.key))}: from {premises} to {conclusions}"
        self.assembly.lose(kind, about, scheme.key, scheme.span)

    def _quote(self, keys: Iterable[Key], schemes: Iterable[Scheme] = ()) -> str:
        texts = [quote(self.assembly.statements[key].text) for key in keys]
        texts += [f"the scheme {scheme}" for scheme in schemes]
        return " and ".join(texts) or "nothing"

    def _add_inference(self, scheme: Scheme, conclusion: Key, polarity: Polarity) -> None:
        self.assembly.inferences.append(
            NewInference(
                conclusion,
                polarity,
                scheme.premises,
                exceptions=list(self._find_exceptions(scheme)),
                scheme=scheme.mark,
                element=str(scheme.key),
                span=scheme.span,
            )
        )

    def _find_exceptions(self, scheme: Scheme) -> Iterator[NewLink]:
        for attacker in scheme.attackers:
            if attacker.applies:
                yield self._to_exception(attacker)

    def _to_exception(self, attacker: Scheme) -> NewLink:
        """Return an attack on a scheme as an exception.

        An exception is one statement. An attack that has several premises, or that is attacked
        itself, gets a claim of its own, for which the premises are the reason.
        """
        if len(attacker.premises) == 1 and not any(
            counter.applies for counter in attacker.attackers
        ):
            return NewLink(attacker.premises[0], scheme=attacker.mark)
        if link := self._exceptions.get(attacker.key):
            return link
        key = ("exception", attacker.key)
        texts = [self.assembly.statements[premise].text for premise in attacker.premises]
        self.assembly.add_statement(key, "; ".join(texts))
        about = f"a claim stands for the attack by {self._quote(attacker.premises)}"
        self.assembly.lose(LossKind.EXCEPTION, about, attacker.key, attacker.span)
        link = self._exceptions[attacker.key] = NewLink(key)
        self._pending.append((attacker, key))
        return link
