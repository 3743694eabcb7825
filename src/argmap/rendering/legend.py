"""The legend of a picture: what there is to explain in it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model import Kind
from argmap.rendering.scene import Role

if TYPE_CHECKING:
    from argmap.rendering.scene import Scene


@attrs.frozen
class Sign:
    """How one sort of line looks, or a `junction` of such lines, and what it says."""

    role: Role
    words: str
    junction: bool = False
    implicit: bool = False
    ghost: bool = False


@attrs.frozen
class Legend:
    """The kinds of statements and the sorts of lines that occur in a picture."""

    kinds: list[Kind]
    signs: list[Sign]
    faded: str
    """What is faded, in words; empty where nothing is."""
    struck: str = ""
    """What is struck out, in words; empty where nothing is."""


_WORDS = {
    Role.SUPPORT: "reason for",
    Role.ATTACK: "reason against",
    Role.WARRANT: "warrant: why the reason bears",
    Role.EXCEPTION: "exception: cuts the reason off",
}


def legend(scene: Scene) -> Legend:
    """The legend of a scene."""
    kinds = {box.kind for group in scene.groups for box in group.boxes}
    roles = {line.role for line in scene.lines}
    signs = [Sign(role, words) for role, words in _WORDS.items() if role in roles]
    met: set[str] = set()
    for line in scene.lines:
        if line.premise:
            if line.head in met:
                signs.append(Sign(line.role, "needed together", junction=True))
                break
            met.add(line.head)
    for line in scene.lines:
        if line.implicit:
            words = "implicit, so not counted" if line.ghost else "implicit: not drawn in the text"
            signs.append(Sign(line.role, words, implicit=True, ghost=line.ghost))
            break
    faded = f"faded: does not explain {scene.subject}" if scene.subject else ""
    is_struck = any(box.struck for group in scene.groups for box in group.boxes)
    struck = "withdrawn: a test of it did not pass" if is_struck else ""
    return Legend([kind for kind in Kind if kind in kinds], signs, faded, struck)
