"""Damaged files: each reader returns a map or raises FormatError, whatever was damaged."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.formats import FORMATS, FormatError
from argmap.formats.input_file import InputFile
from tests.formats.readers import FILES

SAMPLES = sorted(path for path in FILES.rglob("*") if path.is_file())


def read_all(content: bytes, sample: Path) -> None:
    """Read a content in each format that has files with the ending of a sample."""
    for form in FORMATS:
        if form.load and sample.suffix in form.suffixes and form.name != "argmap":
            file = InputFile(sample.name, content, sample.parent, sample)
            for read in (form.sniff, form.load):
                with suppress(FormatError):
                    read(file)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_a_damaged_file_is_read_or_refused(sample: Path) -> None:
    content = sample.read_bytes()
    positions = st.integers(0, max(0, len(content) - 1))

    @settings(max_examples=25)
    @given(positions, st.lists(st.tuples(positions, st.integers(0, 255)), max_size=4))
    def damage(end: int, changes: list[tuple[int, int]]) -> None:
        read_all(content[:end], sample)
        damaged = bytearray(content)
        for position, byte in changes:
            damaged[position] = byte
        read_all(bytes(damaged), sample)

    damage()


MOST_PARTS = 60
"""How many parts of a file are replaced, to save time."""

WRONG: list[Any] = [None, True, -3, 10**400, "\ud800 x", [], {}, [[3]], {"a": {"a": None}}]


def replace_each(value: Any, wrong: Any) -> Iterator[Any]:
    """Yield JSON with one part after the other replaced by something else."""
    yield wrong
    if isinstance(value, dict):
        for key in value:
            yield from ({**value, key: part} for part in replace_each(value[key], wrong))
            yield {name: part for name, part in value.items() if name != key}
    elif isinstance(value, list):
        for number, part in enumerate(value):
            for replaced in replace_each(part, wrong):
                yield [*value[:number], replaced, *value[number + 1 :]]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong!r:.12}")
@pytest.mark.parametrize(
    "sample", [path for path in SAMPLES if path.suffix == ".json"], ids=lambda path: path.name
)
def test_json_with_a_part_of_another_type_is_read_or_refused(sample: Path, wrong: Any) -> None:
    damaged = list(replace_each(json.loads(sample.read_text("utf-8")), wrong))
    for content in damaged[:: 1 + len(damaged) // MOST_PARTS]:
        read_all(json.dumps(content).encode(), sample)
