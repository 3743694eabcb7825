"""Fuzz argmap with texts and bibliographies, guided by coverage (https://github.com/google/atheris).

    pip install atheris
    mkdir -p fuzz/corpus
    python fuzz/fuzz_maps.py -max_total_time=600 fuzz/corpus examples

No input may raise anything that is not an `argmap.Error`, and the canonical text and the formatted
text of a map have to give the same map again. The first folder collects interesting inputs; the
others are read only.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["argmap", "bibtexparser"]):
    import argmap
    import argmap.checker
    import argmap.loader.bibliography
    import argmap.reports.check_report

BIBLIOGRAPHIES = (".bib", ".json")


def fuzz(data: bytes) -> None:
    """Run one input: as a map, or as a bibliography that a map cites."""
    if data[:1] in b"@{[":
        _fuzz_bibliography(data)
    else:
        _fuzz_map(data)


def _fuzz_map(data: bytes) -> None:
    draft = argmap.parse_draft(data)
    result = argmap.check_draft(draft, "fuzz.argmap")
    for output_format in ("text", "json", "sarif", "github", "gitlab", "junit"):
        argmap.format_report([result], output_format)
    again = argmap.parse(argmap.canonical_text(draft.map))
    if again != draft.map:
        raise AssertionError("the canonical text gives another map")
    _fuzz_layout(data.decode("utf-8", "replace"))


def _fuzz_layout(text: str) -> None:
    try:
        formatted = argmap.format_text(text)
    except argmap.ArgmapError:
        return
    if argmap.parse_draft(formatted).map != argmap.parse_draft(text).map:
        raise AssertionError("the formatted text gives another map")
    if argmap.format_text(formatted) != formatted:
        raise AssertionError("formatting a text again changes it")


def _fuzz_bibliography(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        for ending in BIBLIOGRAPHIES:
            Path(folder, f"sources{ending}").write_bytes(data)
            text = f"bibliography: sources{ending}\n\nevidence e: It was seen [@key].\n"
            argmap.parse_draft(text, "fuzz.argmap", folder)


def main() -> None:
    """Hand over to atheris, which runs until it finds something or its time is up."""
    atheris.Setup(sys.argv, fuzz)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
