"""The guide to the library names every function; the pages about the API show the rest."""

import inspect
import re
from pathlib import Path

import pytest

import argmap

PAGE = (Path(__file__).parents[1] / "docs" / "library.md").read_text("utf-8")


FUNCTIONS = [name for name in dir(argmap) if inspect.isroutine(getattr(argmap, name))]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_function_is_described(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE)
