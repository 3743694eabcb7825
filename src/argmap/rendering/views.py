"""Views: the options of a picture, and the scene that they select."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypedDict, Unpack, get_args

import attrs

from argmap.choices import require_bool, suggest, to_choice
from argmap.model import ArgumentMap
from argmap.rendering.deadline import RenderError
from argmap.rendering.dot_elements import Direction, is_upright
from argmap.rendering.parts import PartSelector
from argmap.rendering.scene import Scene
from argmap.rendering.scene_builder import build_scene
from argmap.rendering.themes import Theme
from argmap.semantics import Assessment, Reading, assess, to_assessment
from argmap.source import nearest
from argmap.text_layout import join_words

if TYPE_CHECKING:
    from argmap.semantics.explanations import Explanation

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
THEMES: tuple[Theme, ...] = get_args(Theme)

ID_PREFIX = re.compile(r"[A-Za-z][\w-]*", re.ASCII)


class ViewOptions(TypedDict, total=False):
    """Options for the picture of a map from which nothing is withdrawn."""

    direction: Direction
    """The direction from a conclusion to its reasons; `down` by default."""
    theme: Theme
    """The colors; `light` by default. `auto` is SVG that adapts to the reader."""
    focus: str | None
    """The id of a statement: show only it and what it depends on."""
    depth: int | None
    """The number of steps to show below the `focus`; all by default."""
    explain: str | None
    """The id of a statement: show only what explains its verdict."""
    reading: Reading | str
    """Charitable by default. As written, implicit relations are gray."""
    legend: bool
    """Whether to explain the symbols in the picture; True by default."""
    ids: bool
    """Whether boxes show ids and places; True by default."""
    sections: bool
    """Whether to draw sections as frames; by default True, except with `focus` or `explain`."""
    id_prefix: str
    """The prefix of all ids in SVG, for several pictures in one page; empty by default."""


class View(ViewOptions, total=False):
    """Options for the picture of a map.

    >>> view: argmap.View = {"theme": "print", "direction": "right", "legend": False}
    >>> argmap.draw(argmap.parse("claim a: It rains."), **view).format
    'svg'
    """

    withdrawn: Mapping[str, str]
    """Ids of statements to strike out before verdicts are computed, each with the reason why."""


@attrs.frozen(eq=False, repr=False)
class ViewedScene:
    """A scene, and how it is drawn."""

    scene: Scene
    direction: Direction
    theme: Theme
    legend: bool
    id_prefix: str


def _to_withdrawn(withdrawn: Mapping[str, str] | None) -> Mapping[str, str]:
    if withdrawn is not None and not isinstance(withdrawn, Mapping):
        raise TypeError(f"withdrawn must be a mapping of ids to reasons, not {withdrawn!r}")
    return withdrawn or {}


@attrs.frozen(eq=False, repr=False)
class Viewer:
    """A map of which pictures are to be made, and the work that they share."""

    assessment: Assessment
    """Of the whole map."""
    withdrawn: Mapping[str, str] = attrs.field(default=None, converter=_to_withdrawn)

    def view(
        self,
        direction: Direction = "down",
        theme: Theme = "light",
        focus: str | None = None,
        depth: int | None = None,
        explain: str | Explanation | None = None,
        reading: Reading | str = Reading.CHARITABLE,
        legend: bool = True,
        ids: bool = True,
        sections: bool | None = None,
        id_prefix: str = "",
    ) -> ViewedScene:
        """Return the scene that the options of a `View` select.

        `explain` may also be an explanation of the map without the withdrawn statements. Raises the
        exceptions of `view_map`.
        """
        check_choice("direction", direction, DIRECTIONS)
        check_choice("theme", theme, THEMES)
        reading = to_choice(Reading, reading, "reading")
        if id_prefix and not ID_PREFIX.fullmatch(id_prefix):
            raise ValueError(
                f"id_prefix must be a letter and letters, digits, - or _, not {id_prefix!r}"
            )
        if depth is not None and focus is None:
            raise ValueError("depth needs a focus")
        if focus is not None and explain is not None:
            raise ValueError("focus and explain cannot be used together: both select what to show")
        require_bool("legend", legend)
        require_bool("ids", ids)
        if sections is not None:
            require_bool("sections", sections)
        depth = _to_depth(depth)
        if depth is not None and depth < 0:
            raise ValueError(f"depth must be 0 or more, not {depth}")
        argument_map, assessment = self.assessment.map, self._assessment_of_rest
        if focus is not None:
            _check_statement(focus, argument_map)
            part = self._selector.select_focus(focus, depth, with_ids=ids)
        elif explain is None:
            part = self._selector.select_all()
        else:
            explanation = self._explain(explain, reading)
            part = self._selector.select_explanation(explanation, with_ids=ids)
        scene = build_scene(
            argument_map,
            assessment,
            reading,
            is_upright(direction),
            self.withdrawn,
            with_ids=ids,
            with_sections=focus is None and explain is None if sections is None else sections,
            part=part,
        )
        return ViewedScene(scene, direction, theme, legend, id_prefix)

    def _explain(self, explained: str | Explanation, reading: Reading) -> Explanation:
        from argmap.semantics.explanations import Explanation, explain  # takes 2 ms

        if isinstance(explained, Explanation):
            return explained
        _check_statement(explained, self.assessment.map)
        if explained in self.withdrawn:
            raise RenderError(f"[{explained}] is withdrawn, so it has no verdict to explain")
        return explain(self._assessment_of_rest, explained, reading)

    @cached_property
    def _assessment_of_rest(self) -> Assessment:
        """The assessment of the map without the withdrawn statements."""
        if not self.withdrawn:
            return self.assessment
        return assess(self.assessment.map.without(*self.withdrawn))

    @cached_property
    def _selector(self) -> PartSelector:
        return PartSelector(self.assessment.map, self.withdrawn)


def view_map(
    subject: ArgumentMap | Assessment,
    withdrawn: Mapping[str, str] | None = None,
    **view: Unpack[ViewOptions],
) -> ViewedScene:
    """Return the scene that the options of a `View` select.

    Raises ValueError for options that are invalid, RenderError for statements that do not exist.
    """
    for name in view.keys() - ViewOptions.__annotations__.keys():
        hint = suggest(name, ViewOptions.__annotations__)
        raise TypeError(f"a picture has no option {name!r}{hint}")
    return Viewer(to_assessment(subject), withdrawn).view(**view)


def _to_depth(depth: int | None) -> int | None:
    if depth is None:
        return None
    if isinstance(depth, bool) or not hasattr(depth, "__index__"):
        raise TypeError(f"depth must be a whole number, not {depth!r}")
    return operator.index(depth)


def check_choice(name: str, value: str, accepted: Iterable[str]) -> None:
    """Raise ValueError if the value of an argument is not among those accepted."""
    if value not in accepted:
        names = join_words([*accepted], word="or", by=repr)
        raise ValueError(f"{name} must be {names}, not {value!r}")


def _check_statement(statement: str, argument_map: ArgumentMap) -> None:
    if not isinstance(statement, str):
        raise TypeError(f"an id must be text, not {statement!r}")
    if statement not in argument_map.statements:
        near = nearest(statement, argument_map.statements)
        hint = f"; did you mean `{near}`?" if near else ""
        raise RenderError(f"there is no statement `{statement}` in this map{hint}")
