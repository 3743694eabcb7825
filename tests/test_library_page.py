"""The page about the library names everything public, and its examples run."""

import doctest
import re
import shutil
from pathlib import Path

import pytest

import argmap

CHECKOUT = Path(__file__).parents[1]
PAGE = (CHECKOUT / "docs" / "library.md").read_text(encoding="utf-8")


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CHECKOUT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "library", "library.md", 0)
    assert test.examples
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", sorted(set(dir(argmap)) - {"__version__"}))
def test_every_public_name_is_described(name: str) -> None:
    assert re.search(rf"\b{name}\b", PAGE)
