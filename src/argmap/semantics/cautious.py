"""What the cautious reading grants, to see what stands only because nobody went into it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from argmap.model import Kind, Polarity

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def unsupported_objections(argument_map: ArgumentMap) -> frozenset[str]:
    """The claims that nobody supports and that are used only against something, by id.

    Nobody supports what no `because` concludes, implicit ones included. What is used against
    something is a member of a `but` or an exception; what is nowhere a member of a `because`, and
    one of these somewhere, is used so only. Linear.
    """
    supported: set[str] = set()
    used_for: set[str] = set()
    used_against: set[str] = set()
    for inference in argument_map.inferences:
        is_for = inference.polarity is Polarity.FOR
        if is_for:
            supported.add(inference.conclusion)
        warrants = (link.statement for link in inference.warrants)
        (used_for if is_for else used_against).update(chain(inference.premises, warrants))
        used_against.update(link.statement for link in inference.exceptions)
    candidates = used_against - used_for - supported
    return frozenset(
        each for each in candidates if argument_map.statements[each].kind is Kind.CLAIM
    )
