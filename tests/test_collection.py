"""The garbage collector is held back, and let go again whatever happens; it would find nothing."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.collection import held_back
from argmap.findings.checking import review
from argmap.findings.reports import text
from argmap.pictures import picture
from argmap.resolve import parse_draft

ARTICLE = Path(__file__).parents[1] / "examples" / "us-japan-technology.argmap"


def test_it_is_held_back_and_let_go_again() -> None:
    with held_back():
        assert not gc.isenabled()
        with held_back():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_let_go_again_after_an_error() -> None:
    with pytest.raises(KeyError), held_back():
        raise KeyError
    assert gc.isenabled()


def check_and_draw() -> None:
    draft = parse_draft(ARTICLE.read_text(encoding="utf-8"))
    text.report([review("article", draft)])
    picture(draft.map, "dot")


def read_with_mistakes() -> None:
    text.report([review("broken", parse_draft("claim a: x\n  because [b]\n    and claim\n(odd"))])


@pytest.mark.parametrize("work", [check_and_draw, read_with_mistakes])
def test_what_is_made_of_a_map_goes_round_in_no_circle(work: Callable[[], None]) -> None:
    work()  # what is made once is kept
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    try:
        with held_back():
            work()
        gc.collect()
        left = [each for each in gc.garbage if type(each).__module__.startswith("argmap")]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
    assert not left
