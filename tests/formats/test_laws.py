"""What holds for every format that is read and written, for every map."""

import pytest
from hypothesis import given, settings

from argmap.formats import FORMATS, Format, dump, parse
from argmap.model import ArgumentMap
from argmap.testing import maps

BOTH = [form for form in FORMATS if form.load and form.dump]


def by_name(form: Format) -> str:
    return form.name


@pytest.mark.parametrize("form", BOTH, ids=by_name)
def test_a_map_comes_back_exactly_if_nothing_is_reported(form: Format) -> None:
    @settings(max_examples=25)
    @given(maps())
    def check(argument_map: ArgumentMap) -> None:
        exported = dump(argument_map, form.name)
        again = parse(exported.text, form.name)
        assert (again.map == argument_map) == (not exported.losses)
        assert not again.losses

    check()


@pytest.mark.parametrize("form", BOTH, ids=by_name)
def test_a_map_that_was_read_is_written_without_loss(form: Format) -> None:
    @settings(max_examples=25)
    @given(maps())
    def check(argument_map: ArgumentMap) -> None:
        read = parse(dump(argument_map, form.name).text, form.name).map
        exported = dump(read, form.name)
        assert not exported.losses
        assert parse(exported.text, form.name).map == read

    check()


@pytest.mark.parametrize("form", FORMATS, ids=by_name)
def test_a_format_is_described(form: Format) -> None:
    assert form.load or form.dump
    assert form.description
    assert all(suffix.startswith(".") for suffix in form.suffixes)


def test_names_are_unique() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
