"""The arguments of `maps`, `documents` and `broken_documents`, and which of them go together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, TypedDict

import attrs
from hypothesis.errors import InvalidArgument

from argmap.choices import suggest, to_choice
from argmap.model import Kind
from argmap.semantics import Verdict

LARGEST = 30
"""The number of statements that a map has at most unless `size` says otherwise."""

ANCHORS = {
    Verdict.SUPPORTED: (Kind.EVIDENCE,),
    Verdict.CONDITIONAL: (Kind.ASSUMPTION,),
    Verdict.UNDECIDED: (Kind.EVIDENCE, Kind.ASSUMPTION),
    Verdict.CONTESTED: (Kind.EVIDENCE, Kind.ASSUMPTION),
    Verdict.UNSUPPORTED: (),
}
"""For each verdict on recommendations, the kinds of which a map needs one undisputed statement."""


class Narrowing(TypedDict, total=False):
    """The arguments that narrow a map. True asks for at least one, False for none, None for any.

    >>> from hypothesis import given, settings
    >>> from argmap.testing import Narrowing, maps
    >>> narrowing: Narrowing = {"kinds": ["claim"], "size": 2, "plain": True}
    >>> @settings(max_examples=10)
    ... @given(maps(**narrowing))
    ... def test_size(plan: argmap.ArgumentMap) -> None:
    ...     assert len(plan.statements) == 2
    >>> test_size()
    """

    kinds: Collection[Kind | str] | None
    """The kinds of statements that may occur. A kind that is listed twice occurs more often."""
    size: int | tuple[int, int] | None
    """The number of statements, or its least and greatest value. By default 0 to 30."""
    acyclic: bool
    """Whether to exclude circles of inferences."""
    connected: bool
    """Whether inferences connect all statements; the map is not empty."""
    depth: int | None
    """The number of inferences in the longest chain. Such a map is acyclic."""
    objections: bool | None
    """Whether the map has a `but`."""
    exceptions: bool | None
    """Whether the map has an `unless`."""
    linked: bool | None
    """Whether an inference has several premises."""
    assumptions: bool | None
    """Whether the map has an assumption."""
    sources: bool | None
    """Whether a statement cites a source. False excludes sources altogether."""
    sections: bool | None
    """Whether a statement is in a section. False excludes sections altogether."""
    attributes: bool | None
    """Whether a statement has attributes. False excludes those of sources, too."""
    recommendations: Verdict | str | None
    """The verdict on every recommendation. The map has at least one."""
    plain: bool
    """Whether to leave out what affects no verdict: ids and texts are short, and there are no tags,
    schemes, headers, sources, sections or attributes unless another argument asks for them."""


@attrs.frozen(kw_only=True)
class Request:
    """Validated arguments of `maps`."""

    kinds: tuple[Kind, ...] = tuple(Kind)
    size: tuple[int, int] = (0, LARGEST)
    acyclic: bool = False
    connected: bool = False
    depth: int | None = None
    objections: bool | None = None
    exceptions: bool | None = None
    linked: bool | None = None
    assumptions: bool | None = None
    sources: bool | None = None
    sections: bool | None = None
    attributes: bool | None = None
    recommendations: Verdict | None = None
    plain: bool = False

    @property
    def anchor(self) -> Kind | None:
        """The kind of the undisputed statement that the recommendations need, if any."""
        if not self.recommendations:
            return None
        return next((kind for kind in ANCHORS[self.recommendations] if kind in self.kinds), None)

    @property
    def required_kinds(self) -> tuple[Kind, ...]:
        """The kinds that the map must have, the anchor's excepted."""
        recommended = [Kind.RECOMMENDATION] if self.recommendations else []
        assumed = self.assumptions and self.anchor is not Kind.ASSUMPTION
        return (*recommended, *([Kind.ASSUMPTION] if assumed else []))


def parse_narrowing(narrowing: Narrowing) -> Request:
    """Validate the arguments of `maps`.

    Raises TypeError for an unknown argument, and `hypothesis.errors.InvalidArgument` for values of
    the wrong form and for combinations that are not supported.
    """
    unknown = sorted(narrowing.keys() - Narrowing.__annotations__.keys())
    if unknown:
        hint = suggest(unknown[0], Narrowing.__annotations__)
        raise TypeError(f"maps() has no argument {unknown[0]!r}{hint}")
    request = Request(**{name: _parse(name, value) for name, value in narrowing.items()})
    if request.assumptions is False:
        kinds = tuple(kind for kind in request.kinds if kind is not Kind.ASSUMPTION)
        request = attrs.evolve(request, kinds=kinds)
    if request.depth is not None:
        request = attrs.evolve(request, acyclic=True)
    problems = [*_find_missing_kinds(request), *_find_conflicts(request)]
    if problems:
        raise InvalidArgument(problems[0])
    return attrs.evolve(request, size=_fit_size(request, narrowing.get("size")))


def _parse(name: str, value: Any) -> Any:
    match name:
        case "kinds":
            return _parse_kinds(value)
        case "size":
            return _parse_size(value)
        case "depth":
            if value is not None and (not _is_count(value)):
                raise InvalidArgument(f"depth must be a number such as 2, not {value!r}")
        case "recommendations":
            return None if value is None else _to_member(Verdict, value, name)
        case _:
            if value is not None and not isinstance(value, bool):
                raise InvalidArgument(f"{name} must be True, False or None, not {value!r}")
    return value


def _parse_kinds(kinds: Any) -> tuple[Kind, ...]:
    if kinds is None:
        return tuple(Kind)
    if isinstance(kinds, str) or not isinstance(kinds, Collection) or not kinds:
        raise InvalidArgument(f"kinds must be a list such as ['claim', 'evidence'], not {kinds!r}")
    return tuple(_to_member(Kind, kind, "kinds") for kind in kinds)


def _parse_size(size: Any) -> tuple[int, int]:
    if size is None:
        return 0, LARGEST
    bounds = size if isinstance(size, tuple) else (size, size)
    if len(bounds) != 2 or not all(map(_is_count, bounds)) or bounds[0] > bounds[1]:
        raise InvalidArgument(
            f"size must be a number such as 3, or (1, 3) for its bounds, not {size!r}"
        )
    return bounds


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _to_member(kind: type[Any], value: object, name: str) -> Any:
    try:
        return to_choice(kind, value, name)
    except (TypeError, ValueError) as error:
        raise InvalidArgument(str(error)) from None


def _find_missing_kinds(request: Request) -> Iterator[str]:
    kinds = [str(kind) for kind in dict.fromkeys(request.kinds)]
    if not request.kinds:
        yield "assumptions=False leaves no kind; add another one to kinds"
    if request.assumptions and Kind.ASSUMPTION not in request.kinds:
        yield f"assumptions=True needs 'assumption' in kinds, which are {kinds}; add it"
    if request.recommendations:
        verdict = request.recommendations
        if Kind.RECOMMENDATION not in request.kinds:
            yield f"recommendations needs 'recommendation' in kinds, which are {kinds}; add it"
        if ANCHORS[verdict] and not request.anchor:
            needed = " or ".join(repr(str(kind)) for kind in ANCHORS[verdict])
            fix = "allow assumptions" if request.assumptions is False else "add it"
            asked = f"recommendations={str(verdict)!r}"
            yield f"{asked} needs {needed} in kinds, which are {kinds}; {fix}"


def _find_conflicts(request: Request) -> Iterator[str]:
    verdict = request.recommendations
    asked = f"recommendations={str(verdict)!r}"
    needs_inference = [
        name
        for name in ("objections", "exceptions", "linked", "connected")
        if getattr(request, name)
    ]
    if request.depth == 0 and needs_inference:
        yield f"depth=0 excludes inferences, and {needs_inference[0]}=True needs one; raise depth"
    if request.depth == 0 and verdict and ANCHORS[verdict]:
        yield f"depth=0 excludes inferences, and {asked} needs one; raise depth"
    match verdict:
        case Verdict.CONTESTED if request.objections is False:
            yield f"{asked} needs an objection; leave out objections=False"
        case Verdict.UNDECIDED if request.acyclic:
            yield f"{asked} needs a circle; leave out acyclic=True and depth"
        case Verdict.UNDECIDED if request.objections is request.exceptions is False:
            yield f"{asked} needs an objection or an exception; allow one of them"
        case Verdict.SUPPORTED | Verdict.CONDITIONAL:
            if request.objections and request.exceptions is False:
                yield f"{asked} with objections=True needs exceptions; leave out exceptions=False"
        case Verdict.UNSUPPORTED if request.objections is False:
            if request.depth or needs_inference:
                wanted = "depth" if request.depth else f"{needs_inference[0]}=True"
                yield f"{asked} with {wanted} needs objections; leave out objections=False"


def _fit_size(request: Request, size: int | tuple[int, int] | None) -> tuple[int, int]:
    needed, why = max(_find_needed_sizes(request))
    least, most = request.size
    if size is None:
        return needed, max(most, needed)
    if needed > most:
        raise InvalidArgument(
            f"{why} needs {needed} statements, and size={size!r} excludes that; raise size"
        )
    return max(least, needed), most


def _find_needed_sizes(request: Request) -> Iterator[tuple[int, str]]:
    kinds = [*request.required_kinds, *([request.anchor] if request.anchor else [])]
    yield (
        len(kinds),
        " with ".join(
            name for name in ("recommendations", "assumptions") if getattr(request, name)
        ),
    )
    yield (request.depth or 0) + (request.depth is not None), f"depth={request.depth}"
    for name, count in {
        "objections": 2,
        "exceptions": 3,
        "linked": 3,
        "connected": 1,
        "sources": 1,
        "sections": 1,
        "attributes": 1,
    }.items():
        yield count if getattr(request, name) else 0, f"{name}=True"
