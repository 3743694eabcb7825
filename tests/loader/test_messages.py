"""The wording of the loader's errors, in one snapshot.

Other tests assert codes, places and fixes. After a change of wording, run
`python -m tests.loader.test_messages > tests/loader/messages.txt` and read the difference.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from argmap.loader import load_draft, parse_draft
from argmap.loader.diagnostics import CODES

MESSAGES = Path(__file__).with_name("messages.txt")

MAP = """\
title: One
title: Two
bibliography: gone.bib
bibliography: refs.bib
bibliography: bad.json
bibliography: list.json
bibliography: map.txt
source s: One
source s: Two
source t: Three {date: soon, url: example, weight: 7, by: 3}

claim agenda: x {by: me, by: you, weight: 1, weight: 0}
  because (implict) [agneda]
  because [somewhere]
  and evidence: y [@reprot; @odd key; @open]
evidence e: z [@report; @open]
# One {#same}
# Two {#same}
claim agenda: x
  and claim b: y
author: Too late
include gone.argmap
include "part.argmap"
include parts
include latin.argmap
include wide.argmap
include picture.argmap
include part.argmap
include map.argmap
include ../outside.argmap
"""

FILES: dict[str, str | bytes] = {
    "map.argmap": MAP,
    "part.argmap": "claim part: x\ninclude map.argmap\ninclude part.argmap\n",
    "latin.argmap": "claim a: caf\xe9 noir".encode("latin-1"),
    "wide.argmap": "claim a: x".encode("utf-16"),
    "picture.argmap": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "parts/nothing.argmap": "",
    "refs.bib": (
        "@misc{report, title={R}}\n@misc{open, title={B}\n@misc{report, title={C}}\n"
        "@misc{twice, title={C}, title={D}}\n"
    ),
    "bad.json": '[{"id": "a b"}, {"title": "No id"}]',
    "list.json": "{}",
    "map.txt": "",
    "two.md": "```argmap\nclaim a: x\n```\n" * 2,
    "none.md": "# Nothing\n",
}
WITHOUT_FOLDER = "include other.argmap\n"


def snapshot(folder: Path) -> str:
    """Return the errors of a map that has all of them."""
    for name, content in FILES.items():
        path = folder / "maps" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    diagnostics = [
        *(
            diagnostic
            for name in ("map.argmap", "two.md", "none.md")
            for diagnostic in load_draft(folder / "maps" / name).diagnostics
        ),
        *parse_draft(WITHOUT_FOLDER).diagnostics,
    ]
    lines = [
        f"{diagnostic.code} {diagnostic.message}\n    {diagnostic.help}\n"
        for diagnostic in diagnostics
        if diagnostic.code in CODES
    ]
    return "".join(sorted(lines)).replace(f"{folder}/maps/", "").replace(f"{folder}", "..")


def test_the_wording_is_that_of_the_snapshot(tmp_path: Path) -> None:
    messages = snapshot(tmp_path)
    assert messages == MESSAGES.read_text(encoding="utf-8")
    codes = {line[:4] for line in messages.splitlines() if not line.startswith(" ")}
    assert codes == set(CODES) - {"F004", "F010"}  # their wording depends on the system


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        sys.stdout.write(snapshot(Path(folder).resolve()))
