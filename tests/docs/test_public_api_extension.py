"""The extension of the site that shows the public API finds docstrings and links names in them."""

from importlib import import_module
from types import ModuleType

import pytest
from sphinx.pycode import ModuleAnalyzer

import argmap
from tests.docs.page_runner import CHECKOUT


@pytest.fixture(scope="module")
def extension() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(CHECKOUT / "docs" / "_extensions")
        return import_module("public_api")


@pytest.mark.parametrize(
    ("line", "module", "expected"),
    [
        ("See `load_draft`.", "argmap", "See :py:obj:`load_draft <argmap.load_draft>`."),
        ("as `load` does", "argmap.formats", "as :py:obj:`load <argmap.formats.load>` does"),
        (
            "as `ArgumentMap.without` does",
            "argmap",
            "as :py:obj:`ArgumentMap.without <argmap.ArgumentMap.without>` does",
        ),
        ("the keyword `unless`", "argmap", "the keyword ``unless``"),
        ("separated by `; `", "argmap", 'separated by ``"; "``'),
        ("`source` is an argument", "argmap", "``source`` is an argument"),
        (
            "Raises ArgmapError or ValueError.",
            "argmap",
            "Raises :py:obj:`ArgmapError <argmap.ArgmapError>` or ValueError.",
        ),
    ],
)
def test_names_become_links(extension: ModuleType, line: str, module: str, expected: str) -> None:
    assert extension.convert_line(line, module, {"source"}) == expected


def test_every_alias_has_a_docstring(extension: ModuleType) -> None:
    for name, module in extension.ALIASES.items():
        docs = ModuleAnalyzer.for_module(module).find_attr_docs()
        assert docs["", name.rpartition(".")[2]]


def test_hidden_docstrings_are_found(extension: ModuleType) -> None:
    for owner, attribute in ((argmap.Assessment, "charitable"), (argmap.View, "depth")):
        docs = ModuleAnalyzer.for_module(owner.__module__).find_attr_docs()
        assert any(dict(extension.find_hidden_docs(owner, docs))[attribute])


def test_defaults_are_python(extension: ModuleType) -> None:
    assert extension.format_default(argmap.Severity.ERROR) == "Severity.ERROR"
    assert extension.format_default(()) == "()"
    assert extension.format_default(argmap.draw) == "..."
