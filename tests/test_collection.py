"""The garbage collector is held back, and let go again whatever happens."""

import gc

import pytest

from argmap.collection import held_back


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
