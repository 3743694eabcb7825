"""The garbage collector is held back, and let go again whatever happens; it would find nothing."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.checker.checking import review
from argmap.collection import gc_disabled
from argmap.loader import parse_draft
from argmap.rendering import draw
from argmap.reports import findings_text as text

ARTICLE = Path(__file__).parents[1] / "examples" / "us-japan-technology.argmap"


def test_it_is_held_back_and_let_go_again() -> None:
    with gc_disabled():
        assert not gc.isenabled()
        with gc_disabled():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_let_go_again_after_an_error() -> None:
    with pytest.raises(KeyError), gc_disabled():
        raise KeyError
    assert gc.isenabled()


def check_and_draw() -> None:
    draft = parse_draft(ARTICLE.read_text(encoding="utf-8"))
    text.report([review("article", draft)])
    draw(draft.map, "dot")


def read_with_mistakes() -> None:
    text.report([review("broken", parse_draft("claim a: x\n  because [b]\n    and claim\n(odd"))])


@pytest.mark.parametrize("work", [check_and_draw, read_with_mistakes])
def test_what_is_made_of_a_map_goes_round_in_no_circle(work: Callable[[], None]) -> None:
    work()  # what is made once is kept
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        with gc_disabled():
            work()
        gc.collect()
        left = [each for each in gc.garbage if type(each).__module__.startswith("argmap")]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert not left
