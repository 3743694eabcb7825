"""The list of all formats, and which of them a file is in."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.errors import FormatError
from argmap.formats import (
    aif,
    argdown,
    argmap_text,
    argmap_yaml,
    arguebuf,
    carneades_yaml,
    claim_table,
    csv_tables,
    graphml,
    gsn,
    jpipe,
    json_lines,
    kialo,
    lkif,
    madr,
    map_json,
    markdown_outline,
    mermaid,
    microtexts,
    outlines,
    parquet_tables,
    sadface,
    toulmin_yaml,
    tsf,
    yed,
)
from argmap.formats.format import Format
from argmap.formats.iccma import af, apx, tgf
from argmap.formats.input_file import InputFile
from argmap.source import nearest
from argmap.text_layout import join_words

FORMATS: tuple[Format, ...] = (
    argmap_text.FORMAT,
    map_json.FORMAT,
    aif.FORMAT,
    sadface.FORMAT,
    microtexts.FORMAT,
    arguebuf.FORMAT,
    argdown.FORMAT,
    af.FORMAT,
    apx.FORMAT,
    tgf.FORMAT,
    json_lines.FORMAT,
    csv_tables.NODES_FORMAT,
    csv_tables.EDGES_FORMAT,
    parquet_tables.NODES_FORMAT,
    parquet_tables.EDGES_FORMAT,
    graphml.FORMAT,
    mermaid.FORMAT,
    markdown_outline.FORMAT,
    kialo.FORMAT,
    carneades_yaml.FORMAT,
    lkif.FORMAT,
    argmap_yaml.FORMAT,
    gsn.FORMAT,
    toulmin_yaml.FORMAT,
    jpipe.FORMAT,
    madr.FORMAT,
    tsf.FORMAT,
    yed.FORMAT,
    outlines.OPML,
    outlines.FREEPLANE,
    claim_table.FORMAT,
)
"""All formats, in the order of `argmap convert --list`."""

READABLE = tuple(form for form in FORMATS if form.load)
WRITABLE = tuple(form for form in FORMATS if form.dump)


_GENERAL_SUFFIXES = {".json", ".yaml", ".yml", ".xml", ".txt", ".md", ".markdown", ".dot", ".csv"}
"""Endings of files that may hold anything."""


class UnknownFormatError(FormatError):
    """A file is in no known format, or may be in several."""


def find_format(name: str, formats: Iterable[Format] = FORMATS) -> Format:
    """Return the format with a name. Raises FormatError."""
    if not isinstance(name, str):
        raise TypeError(f"a format is given by its name, such as 'json', not by {name!r}")
    by_name = {form.name: form for form in formats}
    if found := by_name.get(name.casefold()):
        return found
    names = join_words(list(by_name))
    if name.casefold() in {form.name for form in FORMATS}:
        way = "write" if formats is WRITABLE else "read"
        raise FormatError(f"argmap cannot {way} {name}", help=f"it can {way} {names}")
    near = nearest(name, by_name)
    fix = f"did you mean {near}?" if near else f"there are {names}"
    raise FormatError(f"there is no such format as {name!r}", help=fix)


def detect_format(file: InputFile) -> Format:
    """Return the format of a file by its ending and content.

    Raises UnknownFormatError, or FormatError if JSON has a syntax error.
    """
    if file.suffix == ".json":
        _ = file.json  # without it, no format would be recognized
    by_suffix = [form for form in READABLE if form.may_be_in(file.suffix)]
    found = [form for form in by_suffix or READABLE if form.sniff and form.sniff(file)]
    if len(found) == 1:
        return found[0]
    if found:
        names = join_words([form.name for form in found], word="or")
        raise UnknownFormatError(
            f"{file.name} may be {names}", help=f"add `--from {found[0].name}`"
        )
    # A broken file, whose reader explains what is wrong.
    if len(by_suffix) == 1 and file.suffix not in _GENERAL_SUFFIXES:
        return by_suffix[0]
    names = join_words([form.name for form in by_suffix or READABLE], word="or")
    raise UnknownFormatError(
        f"{file.name} does not look like {names}", help="name its format: `--from …`"
    )


def find_target(suffix: str) -> Format:
    """Return the format in which files with an ending are written.

    Of several, argmap's own takes precedence. Raises FormatError if there is none, or if it is not
    clear which.
    """
    found = [form for form in WRITABLE if suffix in form.suffixes]
    own = [form for form in found if form in (argmap_text.FORMAT, map_json.FORMAT)]
    if len(found) == 1 or own:
        return (own or found)[0]
    if found:
        names = join_words([form.name for form in found], word="or")
        raise FormatError(f"files that end in {suffix} may be {names}: add `--to`")
    if not suffix:
        raise FormatError("the output has no suffix that names its format: add `--to`")
    raise FormatError(f"no format has files that end in {suffix!r}: add `--to`")
