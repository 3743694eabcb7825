"""What-if in the page: equal to the library's, and shown everywhere."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from argmap import ArgumentMap, load, suppose, verdicts
from argmap.semantics.provenance import Provenance
from argmap.testing import maps
from tests.semantics.changed_maps import cited_maps
from tests_browser.visitor import ARTICLE, Visitor

Article = Callable[..., Page]

READ_VERDICTS = """() => Object.fromEntries(
  [...document.querySelectorAll("#argmap-outline li.statement")].map((item) => {
    const badges = item.querySelector("p");
    const badge = badges.querySelector(".supposed-verdict .verdict") ??
      badges.querySelector(".verdict");
    return [item.id.slice(2), badge.className.replace("verdict ", "")];
  }),
)"""


def read_verdicts(page: Page) -> dict[str, str]:
    """Return the verdict that the outline shows for each statement; of several, the last."""
    found: dict[str, str] = page.evaluate(READ_VERDICTS)
    return found


@st.composite
def suppositions(draw: st.DrawFn) -> tuple[ArgumentMap, list[str], list[str]]:
    """A map, what is withdrawn and what is granted."""
    argument_map = draw(maps(size=(4, 12)) | cited_maps())
    ids = [*argument_map.statements]
    origins = {
        f"@{source}" if source in argument_map.sources else source
        for statement in argument_map.statements.values()
        if statement.kind == "evidence"
        for source in Provenance(argument_map).sources(statement)
    }
    without = draw(st.lists(st.sampled_from([*ids, *sorted(origins)]), max_size=3, unique=True))
    left = [*suppose(argument_map, without=without).statements]
    grant = draw(st.lists(st.sampled_from(left), max_size=2, unique=True)) if left else []
    return argument_map, without, grant


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(suppositions())
def test_the_verdicts_of_a_supposition_are_those_of_the_library(
    browser: Browser, tmp_path: Path, case: tuple[ArgumentMap, list[str], list[str]]
) -> None:
    argument_map, without, grant = case
    visitor = Visitor(browser, tmp_path)
    names = ["without=" + ",".join(map(quote, without)), "grant=" + ",".join(map(quote, grant))]
    page = visitor.open(argument_map, "#" + "&".join(names))
    after = verdicts(suppose(argument_map, without=without, grant=grant))
    expected = {
        name: str(after[name].verdict) if name in after else "withdrawn"
        for name in argument_map.statements
    }
    assert read_verdicts(page) == expected
    visitor.contexts[0].close()
    assert visitor.complaints == []


def test_withdrawing_evidence_shows_what_changes(article: Article) -> None:
    page = article("#s=jwlc-met")
    page.get_by_role("button", name="Withdraw", exact=True).click()
    bar = page.get_by_role("region", name="What if")
    expect(bar).to_contain_text("1 recommendation changes its verdict")
    expect(bar.get_by_role("link", name="Resume the JHLC")).to_be_visible()
    expect(page.locator("nav.list")).to_contain_text("supported → unsupported")
    expect(page.locator(".details .as-it-is")).to_be_visible()
    expect(page.locator("body > [role=status]")).to_contain_text("resume-jhlc is now unsupported")
    page.get_by_role("button", name="Put back", exact=True).click()
    expect(bar).to_be_hidden()
    expect(page.locator(".details .as-it-is")).to_have_count(0)


def test_granting_supports_a_recommendation(article: Article) -> None:
    page = article("#s=smaller-chips")
    page.get_by_role("button", name="Grant", exact=True).click()
    after = verdicts(suppose(load(ARTICLE), grant=["smaller-chips"]))["smaller-chips"].verdict
    card = page.locator("nav.list li", has_text="Find a way to work together")
    expect(card.locator(".verdict").last).to_have_text(str(after))
    page.get_by_role("button", name="Clear", exact=True).click()
    expect(card.locator(".verdict").last).to_have_text("unsupported")


def test_a_source_is_withdrawn_with_all_of_its_evidence(article: Article) -> None:
    page = article("#s=jwlc-met")
    page.locator(".details .sources").get_by_role("button", name="Withdraw this source").click()
    after = verdicts(suppose(load(ARTICLE), without=["(author)"]))
    shown = read_verdicts(page)
    assert {name: shown[name] for name in after} == {
        name: str(judgement.verdict) for name, judgement in after.items()
    }
    withdrawn = {name for name, verdict in shown.items() if verdict == "withdrawn"}
    assert withdrawn == load(ARTICLE).statements.keys() - after.keys()
    expect(page.locator(".details .actions")).to_contain_text("Withdrawn with its sources")


def test_a_statement_is_never_both_withdrawn_and_granted(article: Article) -> None:
    page = article("#s=jwlc-met&grant=jwlc-met&without=(author)")
    bar = page.get_by_role("region", name="What if")
    expect(bar.locator(".chip")).to_have_count(1)
    expect(bar).to_contain_text("the author's word withdrawn")
