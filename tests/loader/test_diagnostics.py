"""The codes of the loader, and suggestions for unknown names."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from argmap.loader import parse_draft
from argmap.loader.diagnostics import CODES, LimitedSuggestions

CHECKOUT = Path(__file__).parents[2]


def test_every_code_is_listed_and_used() -> None:
    package = CHECKOUT / "src" / "argmap"
    modules = [
        package / "files.py",
        package / "project.py",
        package / "checker" / "failures.py",
        *(package / "loader").glob("*.py"),
    ]
    sources = [path.read_text("utf-8") for path in modules if path.name != "diagnostics.py"]
    used = set(re.findall(r'"([MF]\d{3})"', "\n".join(sources)))
    assert used == set(CODES)


def test_the_page_is_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, CHECKOUT / "tools" / "errors_page.py"],
        capture_output=True,
        check=True,
    )
    assert run.stdout.decode("utf-8") == (CHECKOUT / "docs" / "errors.md").read_text("utf-8")


def test_suggestions_stop_at_a_limit() -> None:
    suggestions = LimitedSuggestions(limit=200_000)
    many = [f"statement-{number}" for number in range(1_000)]
    assert suggestions.nearest("agneda", ["agenda", "other"]) == "agenda"
    assert suggestions.nearest("xyz", ["agenda", "other"]) is None
    assert suggestions.nearest("statement-1", many) == "statement-1"
    assert suggestions.nearest("statement-1", many) == "statement-1"
    assert suggestions.nearest("statement-1", many) is None


@pytest.mark.parametrize("count", [100, 1_000])
def test_similar_long_names_do_not_take_longer(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = []
    monkeypatch.setattr(
        "argmap.loader.diagnostics.nearest",
        lambda name, names: pairs.append(len(name) * sum(map(len, names))),
    )
    known = "".join(f"claim {'abcdefg' * 10}-{number}: x\n" for number in range(count))
    unknown = "".join(f"  because [{'gfedcba' * 10}-{number}]\n" for number in range(count))
    draft = parse_draft(f"{known}claim a: y\n{unknown}")
    assert [diagnostic.code for diagnostic in draft.diagnostics] == ["M001"] * count
    assert 0 < sum(pairs) < 20_000_000
