"""The files of the tutorial agree with its page."""

import re

from tests.docs.page_runner import CHECKOUT, find_code_blocks

PAGE = CHECKOUT / "docs" / "tutorial.md"
FILES = CHECKOUT / "docs" / "tutorial"


def test_the_page_draws_the_map_that_it_tells_readers_to_write() -> None:
    maps = [block.content for block in find_code_blocks(PAGE) if block.argument == "draft.argmap"]
    assert maps[-1] == (FILES / "draft.argmap").read_text("utf-8")


def test_quotations_are_in_the_revised_draft() -> None:
    revised = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", (FILES / "revised.md").read_text("utf-8"))
    quotations = re.findall(r"(?:^> .*\n)+", PAGE.read_text("utf-8"), re.MULTILINE)
    assert quotations
    for quotation in quotations:
        words = quotation.replace("> ", "").split()
        assert " ".join(words) in " ".join(revised.split())
