"""examples/roman: its page quotes its map."""

from pathlib import Path

from tests.docs.page_runner import get_block

PROJECT = Path(__file__).parent.parent / "examples" / "roman"


def test_the_page_quotes_the_map() -> None:
    quoted = get_block(PROJECT / "README.md", "argmap")
    assert quoted in (PROJECT / "release.argmap").read_text("utf-8")
