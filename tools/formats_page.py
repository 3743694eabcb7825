"""Write the tables of docs/formats.md anew, from the formats themselves.

Run `python tools/formats_page.py` after a change to a format.
"""

import re
from pathlib import Path

from argmap.formats import FORMATS, Format, LossKind
from argmap.formats.export_losses import PARTS

PAGE = Path(__file__).parents[1] / "docs" / "formats.md"

PLURALS = {
    LossKind.LINKED_PREMISES: "linked premises",
    LossKind.KIND: "kinds of statements",
    LossKind.SCHEME: "names of schemes",
    LossKind.PLACE: "places in the document",
    LossKind.TITLE: "title",
    LossKind.HEADER: "author, date, language, document",
}


def fill(page: str) -> str:
    """Return a page with each table between its two markers."""
    for name, table in (("read", list_readers()), ("written", list_writers())):
        begin, end = f"<!-- formats {name}: begin -->", f"<!-- formats {name}: end -->"
        pattern = rf"{begin}\n.*?{end}"
        lines = "\n".join(table)
        page = re.sub(pattern, lambda _, text=f"{begin}\n{lines}\n{end}": text, page, flags=re.S)
    return page


def list_readers() -> list[str]:
    """Return the table of the formats that are read."""
    rows = [
        f"| `{form.name}` | {list_suffixes(form)} | {form.description} | {form.unread} |"
        for form in FORMATS
        if form.load
    ]
    return ["| format | files | what it is | not read |", "| --- | --- | --- | --- |", *rows]


def list_writers() -> list[str]:
    """Return the table of what the formats that are written keep, each in a column."""
    groups: dict[frozenset[LossKind], list[str]] = {}
    for form in FORMATS:
        if form.dump:
            groups.setdefault(PARTS.intersection(form.keeps), []).append(f"`{form.name}`")
    cells = [["", *(", ".join(names) for names in groups.values())]]
    cells.append(["---"] * len(cells[0]))
    for kind in LossKind:
        if kind in PARTS:
            kept = ["yes" if kind in keeps else "–" for keeps in groups]
            cells.append([PLURALS.get(kind, f"{kind}s"), *kept])
    return [f"| {' | '.join(row)} |" for row in cells]


def list_suffixes(form: Format) -> str:
    """Return the endings of the files of a format."""
    return ", ".join(f"`{suffix}`" for suffix in (*form.suffixes, *form.read_suffixes))


if __name__ == "__main__":
    PAGE.write_text(fill(PAGE.read_text("utf-8")), "utf-8")
