"""Fuzz the readers of other formats, guided by coverage (https://github.com/google/atheris).

    pip install atheris
    mkdir -p fuzz/corpus-formats
    python fuzz/fuzz_formats.py -max_total_time=600 fuzz/corpus-formats tests/formats/files

The last byte of an input chooses the format. No input may raise anything that is not an
`argmap.Error`, and every map that is read can be written in each format. The first folder collects
interesting inputs; the others are read only.
"""

import sys

import atheris

with atheris.instrument_imports(include=["argmap"]):
    import argmap
    from argmap.formats import FORMATS, dump, parse

READERS = [form.name for form in FORMATS if form.load]
WRITERS = [form.name for form in FORMATS if form.dump]


def fuzz(data: bytes) -> None:
    """Read one input, and write what was read."""
    if not data:
        return
    try:
        imported = parse(data[:-1], READERS[data[-1] % len(READERS)])
    except argmap.Error:
        return
    for name in WRITERS:
        if not name.endswith("-parquet"):  # pyarrow is not a dependency
            dump(imported.map, name)


def main() -> None:
    """Hand over to atheris, which runs until it finds something or its time is up."""
    atheris.Setup(sys.argv, fuzz)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
