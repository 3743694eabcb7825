"""The verdicts and findings of the examples are the ones that they are there to show."""

from pathlib import Path

import pytest

import argmap
from argmap.wording import format_judgement

EXAMPLES = Path(__file__).parents[1] / "examples"
PATHS = {
    "guideline": EXAMPLES / "guideline" / "tranexamic-acid.argmap",
    "dog bite": EXAMPLES / "dog-bite" / "case.argmap",
    "debate": EXAMPLES / "debate" / "phones.argmap",
}
MAPS = {name: argmap.load(path) for name, path in PATHS.items()}

VERDICTS = {
    "guideline": {
        "treat": "supported",
        "saves-lives": "supported",
        "no-more-clots": "supported",
        "too-late": "unsupported (unsupported premises)",
        "late-harm": "supported",
        "after-three-hours": "unsupported (no reason given)",
        "hyperfibrinolysis": "unsupported (no reason given)",
        "at-scene": "conditional",
        "early-is-better": "supported",
        "no-better-life": "contested",
    },
    "dog bite": {
        "pay": "supported",
        "liable": "supported",
        "bitten": "supported",
        "keeper": "supported",
        "damage": "supported",
        "privileged": "unsupported (defeated)",
        "working-dog": "supported",
        "careful": "contested",
        "time-barred": "unsupported (defeated)",
        "suspended": "supported",
        "shared": "unsupported (unsupported premises)",
        "teased": "unsupported (no reason given)",
    },
    "debate": {
        "lockers": "conditional",
        "distract": "unsupported (defeated)",
        "not-phones": "supported",
        "learn-more": "supported",
        "no-gain": "unsupported (defeated)",
        "no-contrast": "supported",
        "unhappy": "unsupported (no reason given)",
        "emergencies": "unsupported (no reason given)",
        "each-lesson": "contested",
        "useful": "supported",
        "costs-time": "supported",
    },
}

OTHERWISE_AS_WRITTEN = {
    "guideline": {},
    "dog bite": {},
    "debate": {"each-lesson": "supported"},
}

WHAT_IF = [
    ("guideline", "after-three-hours", "", {"treat": "unsupported (defeated)"}),
    ("guideline", "after-three-hours hyperfibrinolysis", "", {"treat": "supported"}),
    ("guideline", "", "fewer-at-28-days", {"treat": "supported", "at-scene": "contested"}),
    ("guideline", "", "@crash-2", {"treat": "unsupported (unsupported premises)"}),
    ("dog bite", "", "latch", {"privileged": "supported", "pay": "unsupported (defeated)"}),
    ("dog bite", "", "talks", {"time-barred": "supported", "pay": "unsupported (defeated)"}),
    ("dog bite", "teased", "", {"pay": "contested"}),
    ("debate", "", "law-2007", {"learn-more": "contested", "lockers": "unsupported (defeated)"}),
    ("debate", "emergencies", "", {"lockers": "contested"}),
    ("debate", "", "question", {"distract": "supported", "lockers": "supported"}),
]

FINDINGS = {
    "guideline": {"R007", "R008", "S015"},
    "dog bite": {"R008", "O001"},
    "debate": {"R005", "R007", "R008", "R018", "S002", "S015", "S017", "O001", "O005"},
}


ARTICLE = argmap.load(EXAMPLES / "us-japan-technology.argmap")
SUPPORTED_AS_WRITTEN = {
    "quad-taiwan",
    "taiwan-group",
    "technology-in-dialogue",
    "digital-issues",
}
SUPPORTED_BY_IMPLICIT_LINKS = {
    "dialogue-first",
    "next-summit",
    "top-of-agenda",
    "resume-jhlc",
    "more-taiwan",
    "policy-positions",
}


def judge(
    plan: argmap.ArgumentMap, reading: argmap.Reading = argmap.Reading.CHARITABLE
) -> dict[str, str]:
    judgements = argmap.verdicts(plan, reading)
    return {name: format_judgement(judgement) for name, judgement in judgements.items()}


@pytest.mark.parametrize("example", MAPS)
def test_verdicts(example: str) -> None:
    judgements = judge(MAPS[example])
    assert {name: judgements[name] for name in VERDICTS[example]} == VERDICTS[example]


@pytest.mark.parametrize("example", MAPS)
def test_verdicts_as_written(example: str) -> None:
    judgements = judge(MAPS[example], argmap.Reading.AS_WRITTEN)
    expected = VERDICTS[example] | OTHERWISE_AS_WRITTEN[example]
    assert {name: judgements[name] for name in expected} == expected


@pytest.mark.parametrize(("example", "granted", "withdrawn", "expected"), WHAT_IF)
def test_what_if(example: str, granted: str, withdrawn: str, expected: dict[str, str]) -> None:
    supposed = argmap.suppose(MAPS[example], grant=granted.split(), without=withdrawn.split())
    judgements = judge(supposed)
    assert {name: judgements[name] for name in expected} == expected


@pytest.mark.parametrize("example", PATHS)
def test_findings(example: str) -> None:
    draft = argmap.load_draft(PATHS[example])
    result = argmap.check_draft(draft, example)
    assert {finding.code for finding in result.findings} == FINDINGS[example]


@pytest.mark.parametrize("example", MAPS)
def test_each_place_is_in_the_document(example: str) -> None:
    text = (PATHS[example].parent / MAPS[example].document).read_text("utf-8")
    coverage = argmap.measure_coverage(MAPS[example], text)
    assert not coverage.beyond
    assert not coverage.unlocated
    [introduction, *_] = coverage.paragraphs
    assert coverage.uncovered_paragraphs[0] == introduction
    # The first paragraph says what is invented; in the debate, the last is about the homework.
    assert len(coverage.uncovered_paragraphs) == (2 if example == "debate" else 1)


def list_supported_recommendations(reading: argmap.Reading) -> set[str]:
    judgements = judge(ARTICLE, reading)
    return {
        statement.id
        for statement in ARTICLE.statements.values()
        if statement.kind == "recommendation" and judgements[statement.id] == "supported"
    }


def test_the_article_supports_ten_recommendations_and_four_as_written() -> None:
    as_written = list_supported_recommendations(argmap.Reading.AS_WRITTEN)
    charitable = list_supported_recommendations(argmap.Reading.CHARITABLE)
    assert as_written == SUPPORTED_AS_WRITTEN
    assert charitable == SUPPORTED_AS_WRITTEN | SUPPORTED_BY_IMPLICIT_LINKS
    assert judge(ARTICLE)["smaller-chips"] == "unsupported (goal only)"
