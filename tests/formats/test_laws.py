"""What holds for every format, for every map."""

import pytest
from hypothesis import given, note, settings

from argmap.formats import FORMATS, Format, LossKind, dump, parse
from argmap.formats.export_losses import find_export_losses
from argmap.model import ArgumentMap
from argmap.testing import maps

WRITTEN = [form for form in FORMATS if form.dump]
BOTH = [form for form in WRITTEN if form.load]


@settings(max_examples=30)
@given(maps())
def test_a_map_comes_back_exactly_if_nothing_is_reported(argument_map: ArgumentMap) -> None:
    for form in BOTH:
        note(form.name)
        exported = dump(argument_map, form.name)
        again = parse(exported.text, form.name)
        assert (again.map == argument_map) == (not exported.losses)
        assert not again.losses


@settings(max_examples=30)
@given(maps())
def test_a_map_that_was_read_is_written_without_loss(argument_map: ArgumentMap) -> None:
    for form in BOTH:
        note(form.name)
        read = parse(dump(argument_map, form.name).text, form.name).map
        exported = dump(read, form.name)
        assert not exported.losses
        assert parse(exported.text, form.name).map == read


@settings(max_examples=30)
@given(maps())
def test_what_a_format_does_not_keep_is_reported(argument_map: ArgumentMap) -> None:
    for form in WRITTEN:
        note(form.name)
        exported = dump(argument_map, form.name)
        lost = {loss.kind for loss in find_export_losses(argument_map, form.keeps)}
        # Of the kinds of statements and the headers, a format may keep some.
        assert lost - {LossKind.KIND, LossKind.HEADER} <= {loss.kind for loss in exported.losses}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_format_is_described(form: Format) -> None:
    assert form.load or form.dump
    assert form.description
    assert all(suffix.startswith(".") for suffix in (*form.suffixes, *form.read_suffixes))


def test_names_are_unique() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
