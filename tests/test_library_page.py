"""The page about the library names everything public."""

import re
from pathlib import Path

import pytest

import argmap

PAGE = (Path(__file__).parents[1] / "docs" / "library.md").read_text("utf-8")


@pytest.mark.parametrize("name", sorted(set(dir(argmap)) - {"__version__"}))
def test_every_public_name_is_described(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE)
