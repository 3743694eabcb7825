"""Files of other tools, as their authors wrote them, and damaged.

They are not part of the project. ARGMAP_CORPORA names the folder that has them.
"""

import os
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from argmap.canonical import canonical_text
from argmap.formats import FormatError, load
from argmap.formats.conversion import load_input
from argmap.formats.input_file import InputFile
from argmap.loader import ArgmapError, parse

FOLDER = os.environ.get("ARGMAP_CORPORA")
FORMATS = {
    "sadface": ("sadface", {"monkeypuzzle_web-api-test.json"}),
    "arguebuf": ("arguebuf", set()),
}
"""The format of each folder, and the files that are refused, each for a reason."""

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not FOLDER, reason="ARGMAP_CORPORA names no folder with files to read"),
]


def list_files(folder: str) -> list[Path]:
    root = Path(FOLDER or "", folder)
    return sorted(path for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("folder", FORMATS)
def test_each_file_is_recognized_and_read(folder: str) -> None:
    form, refused = FORMATS[folder]
    files = list_files(folder)
    assert files
    for path in files:
        if path.name in refused:
            with pytest.raises(FormatError):
                load(path)
        else:
            found = load(path)
            assert found == load(path, form), path
            assert parse(canonical_text(found.map)) == found.map


@pytest.mark.parametrize("folder", FORMATS)
def test_each_file_is_read_or_refused_when_it_is_damaged(folder: str) -> None:
    form, _ = FORMATS[folder]
    random = Random(folder)
    for path in list_files(folder):
        content = path.read_bytes()
        for _ in range(10):
            damaged = bytearray(content[: random.randrange(len(content) + 1)])
            if damaged:
                damaged[random.randrange(len(damaged))] = random.randrange(256)
            with suppress(FormatError, ArgmapError):
                load_input(InputFile(path.name, bytes(damaged)), form)
