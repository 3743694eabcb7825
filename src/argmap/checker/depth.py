"""How deep derivations are: how many steps lie between a statement and what is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Polarity

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.checker.context import RuleContext
    from argmap.model import Inference


def depths(
    context: RuleContext, admits: Callable[[Inference], bool] = lambda inference: True
) -> dict[str, int]:
    """The depth of the shallowest derivation of each statement that the admitted reasons derive.

    What is given and holds has depth 0; a reason is as deep as the deepest of its members, and its
    conclusion one step deeper. Reasons that are not live derive nothing. Linear.
    """
    layer = [
        name
        for name, each in context.map.statements.items()
        if each.kind.is_given and context.holds(name)
    ]
    found = dict.fromkeys(layer, 0)
    lacking: dict[int, int] = {}
    while layer:
        above: list[str] = []
        for name in layer:
            for inference in context.uses(name):
                # Two reasons may be equal, so each goes by its identity.
                lacking.setdefault(id(inference), len(set(context.members(inference))))
                lacking[id(inference)] -= 1
                if (
                    not lacking[id(inference)]
                    and inference.polarity is Polarity.FOR
                    and inference.conclusion not in found
                    and context.live(inference)
                    and admits(inference)
                ):
                    found[inference.conclusion] = found[name] + 1
                    above.append(inference.conclusion)
        layer = above
    return found
