"""The maps on the page for analysts have the verdicts that its headings name."""

import re

import pytest

from argmap.loader import Draft, load_drafts
from argmap.model import Kind
from argmap.semantics import Reading, assess
from argmap.wording import REASON_WORDS, format_judgement
from tests.docs.page_runner import CHECKOUT

PAGE = CHECKOUT / "docs" / "analyst.md"


def find_verdict_sections() -> dict[str, list[Draft]]:
    """Return the maps below each heading that names a verdict, by heading."""
    headings = [
        (number, line)
        for number, line in enumerate(PAGE.read_text("utf-8").splitlines(), 1)
        if line.startswith(("## ", "### "))
    ]
    sections: dict[str, list[Draft]] = {
        line.removeprefix("### "): [] for _, line in headings if line.startswith("### ")
    }
    for draft in load_drafts(PAGE):
        assert draft.block
        start = draft.block.line
        above = [line for number, line in headings if number < start]
        if above[-1].startswith("### "):
            sections[above[-1].removeprefix("### ")].append(draft)
    return sections


SECTIONS = find_verdict_sections()


def judge(draft: Draft, reading: Reading = Reading.CHARITABLE) -> str:
    """Return the verdict on the only recommendation of a map, in words."""
    assert not draft.errors
    [recommendation] = [
        statement.id
        for statement in draft.map.statements.values()
        if statement.kind is Kind.RECOMMENDATION
    ]
    return format_judgement(assess(draft.map).result(reading).judgements[recommendation])


@pytest.mark.parametrize("heading", [heading for heading in SECTIONS if "charit" not in heading])
def test_the_first_map_has_the_verdict_of_its_heading(heading: str) -> None:
    verdict, _, reason = heading.lower().partition(": ")
    assert judge(SECTIONS[heading][0]) == (f"{verdict} ({reason})" if reason else verdict)


@pytest.mark.parametrize("heading", SECTIONS)
def test_the_fixed_map_is_supported(heading: str) -> None:
    drafts = SECTIONS[heading]
    assert len(drafts) == (1 if heading == "Supported" else 2)
    assert {judge(drafts[-1], reading) for reading in Reading} == {"supported"}


def test_implicit_links_support_only_charitably() -> None:
    draft, _ = SECTIONS["Supported only charitably"]
    assert judge(draft) == "supported"
    assert judge(draft, Reading.AS_WRITTEN).startswith("unsupported")


def test_every_reason_has_a_section() -> None:
    named = {heading.partition(": ")[2] for heading in SECTIONS}
    assert {*REASON_WORDS.values()} <= named


def test_the_table_leads_to_every_section() -> None:
    linked = set(re.findall(r"^\| \[(.+?)\]\(#", PAGE.read_text("utf-8"), re.MULTILINE))
    assert linked == {heading[0].lower() + heading[1:] for heading in SECTIONS}
