"""The canonical text of a tree: how it looks, and that reading it gives the tree again."""

from textwrap import dedent

import pytest
from hypothesis import given, settings

from argmap.language import print_document, syntax
from tests.language import trees
from tests.language.trees import read, said

patient = settings(deadline=None, max_examples=300)


@given(trees.documents)
@patient
def test_reading_what_is_printed_gives_the_tree(document: syntax.Document) -> None:
    assert said(read(print_document(document))) == said(document)


@given(trees.documents)
@patient
def test_printing_what_is_read_gives_the_same_text(document: syntax.Document) -> None:
    text = print_document(document)
    assert print_document(read(text)) == text
