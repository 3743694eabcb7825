"""The codes that the documentation lists are those that there are."""

import re
import subprocess
import sys
from pathlib import Path

from argmap.loader.codes import CODES

CHECKOUT = Path(__file__).parents[2]


def test_every_code_is_listed_and_used() -> None:
    package = CHECKOUT / "src" / "argmap"
    modules = [package / "files.py", *(package / "loader").glob("*.py")]
    sources = [path.read_text("utf-8") for path in modules if path.name != "codes.py"]
    used = set(re.findall(r'"([MF]\d{3})"', "\n".join(sources)))
    assert used == set(CODES)


def test_the_page_is_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, CHECKOUT / "tools" / "errors_page.py"],
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode("utf-8") == (CHECKOUT / "docs" / "errors.md").read_text("utf-8")
