"""The exercises, their solutions and the frameworks of the page for teachers are as it says."""

import re
from collections.abc import Callable, Mapping
from itertools import chain
from typing import Any

import pytest

import argmap
from argmap import formats
from argmap.wording import format_judgement
from tests.docs.page_runner import CHECKOUT, CodeBlock, find_code_blocks, get_block

PAGE = CHECKOUT / "docs" / "teacher.md"
BLOCKS = list(find_code_blocks(PAGE))
TEXT = PAGE.read_text("utf-8")
SECTIONS = dict(re.findall(r"^### (\d+)\. .*\n((?:.|\n)*?)(?=^##)", TEXT, re.MULTILINE))

EXERCISES = {
    "1": ({"bus": "unsupported (unsupported premises)"}, {"R002"}),
    "2": ({"cat": "supported"}, set()),
    "3": ({"bus": "unsupported (goal only)"}, {"R014"}),
    "4": ({"honest": "unsupported (circular)"}, {"S003"}),
    "5": ({"umbrella": "supported"}, {"R008"}),
    "6": ({"good": "supported"}, set()),
    "7": ({"late": "supported", "on-time": "unsupported (defeated)"}, set()),
    "8": ({"allow": "supported", "dangerous": "unsupported (no reason given)"}, {"O001", "R018"}),
    "9": ({"closed": "supported"}, {"E014"}),
}

SOLUTIONS = {
    "1": ({"bus": "supported"}, {"R008"}),
    "2": ({"cat": "supported"}, set()),
    "3": ({"bus": "supported"}, {"R008"}),
    "4": ({"honest": "supported"}, set()),
    "5": ({"umbrella": "conditional"}, {"R007", "S015"}),
    "6": ({"good": "unsupported (defeated)"}, set()),
    "8": ({"allow": "contested", "dangerous": "supported"}, {"R005"}),
    "9": ({"closed": "supported"}, set()),
    "10": ({"pool": "supported", "learn": "unsupported (unsupported premises)"}, {"R018", "S002"}),
}
"""The verdicts, and rules that report something. Exercise 7 is a question about its own map."""

UNDER_SUPPOSITIONS = [
    ("exercise", "2", "asleep bones", {"cat": "supported"}),
    ("solution", "2", "asleep bones", {"cat": "unsupported (no reason given)"}),
    ("solution", "6", "only-one", {"good": "contested"}),
    ("exercise", "7", "stale", {"late": "contested", "on-time": "supported"}),
]
"""What the page says about maps from which statements are withdrawn."""


def is_exercise(block: CodeBlock, number: str) -> bool:
    return block.argument.startswith(f"exercises/{number}-")


def get_exercise(number: str) -> argmap.ArgumentMap:
    [block] = [block for block in BLOCKS if is_exercise(block, number)]
    return argmap.parse(block.content)


def get_solution(number: str) -> argmap.ArgumentMap:
    if number == "10":
        return argmap.parse(get_block(PAGE, "argmap pool.argmap"))
    [text] = re.findall(r"^```\{argmap\}\n(?::[^\n]*\n)+\n(.*?)^```", SECTIONS[number], re.M | re.S)
    return argmap.parse(text)


GETTERS: dict[str, Callable[[str], argmap.ArgumentMap]] = {
    "exercise": get_exercise,
    "solution": get_solution,
}


def judge(plan: argmap.ArgumentMap, names: Mapping[str, str]) -> dict[str, str]:
    judgements = argmap.verdicts(plan)
    return {name: format_judgement(judgements[name]) for name in names}


def find_codes(plan: argmap.ArgumentMap) -> set[str]:
    [ignored] = re.findall(r"^ignore = \[(.*)\]$", get_block(PAGE, "toml argmap.toml"), re.M)
    settings = argmap.Settings(ignore=re.findall(r'"(\w+)"', ignored))
    return {finding.code for finding in argmap.check(plan, settings=settings)}


CASES = [("exercise", number, *EXERCISES[number]) for number in EXERCISES] + [
    ("solution", number, *SOLUTIONS[number]) for number in SOLUTIONS
]


@pytest.mark.parametrize(("which", "number", "verdicts", "codes"), CASES)
def test_verdicts_and_findings(
    which: str, number: str, verdicts: dict[str, str], codes: set[str]
) -> None:
    plan = GETTERS[which](number)
    assert judge(plan, verdicts) == verdicts
    assert codes <= find_codes(plan)


@pytest.mark.parametrize(("which", "number", "withdrawn", "verdicts"), UNDER_SUPPOSITIONS)
def test_verdicts_without_a_statement(
    which: str, number: str, withdrawn: str, verdicts: dict[str, str]
) -> None:
    plan = argmap.suppose(GETTERS[which](number), without=withdrawn.split())
    assert judge(plan, verdicts) == verdicts


def test_the_cautious_reading_of_exercise_8() -> None:
    judgement = argmap.verdicts(get_exercise("8"), "cautious")["allow"]
    assert judgement.verdict is argmap.Verdict.CONTESTED


def test_the_letter_as_written() -> None:
    judgement = argmap.verdicts(get_solution("10"), "as written")["pool"]
    assert format_judgement(judgement) == "unsupported (unsupported premises)"


def test_every_exercise_is_tested() -> None:
    assert SECTIONS.keys() == EXERCISES.keys() | SOLUTIONS.keys()


@pytest.mark.parametrize("number", SECTIONS)
def test_rules_that_an_exercise_names_report_something(number: str) -> None:
    codes = EXERCISES.get(number, ({}, set()))[1] | SOLUTIONS.get(number, ({}, set()))[1]
    assert set(re.findall(r"\[([A-Z]\d{3})\]\(", SECTIONS[number])) <= codes


FRAMEWORKS = re.findall(r"^\| ([\w -]+) \| (\S*→.*?) \| (.*?) \| (.*?) \| (.*?) \|$", TEXT, re.M)


def to_sets(cell: str) -> set[frozenset[str]]:
    return {frozenset(re.findall(r"\w", chosen)) for chosen in re.findall(r"\{(.*?)\}", cell)}


def test_there_are_five_frameworks() -> None:
    assert len(FRAMEWORKS) == 5


@pytest.mark.parametrize(
    ("attacks", "grounded", "preferred", "stable"),
    [framework[1:] for framework in FRAMEWORKS],
    ids=[framework[0] for framework in FRAMEWORKS],
)
def test_extensions(attacks: str, grounded: str, preferred: str, stable: str) -> None:
    pairs = [pair.split("→") for pair in attacks.split(", ")]
    facts = [f"arg({argument})." for argument in sorted({*chain(*pairs)})]
    text = "\n".join(facts + [f"att({attacker},{target})." for attacker, target in pairs])
    framework = formats.parse(text, "apx").map
    [code] = [block.content for block in BLOCKS if "def list_extensions" in block.content]
    namespace: dict[str, Any] = {}
    exec(code, namespace)
    complete, *others = namespace["list_extensions"](framework)
    holding = {name for name, verdict in argmap.verdicts(framework).items() if verdict.holds}
    assert to_sets(grounded) == {frozenset(holding)} == {frozenset(sorted(complete, key=len)[0])}
    assert [{frozenset(chosen) for chosen in found} for found in others] == [
        to_sets(preferred),
        to_sets(stable),
    ]


def test_pollocks_walls() -> None:
    first, second = re.findall(r"^claim red: .*?(?=^```)", TEXT, re.M | re.S)
    assert judge(argmap.parse(first), {"red": ""}) == {"red": "unsupported (defeated)"}
    assert judge(argmap.parse(second), {"red": ""}) == {"red": "contested"}


def test_the_blackboard() -> None:
    [board] = re.findall(
        r"^recommendation pool: The town should open the swimm.*?(?=^```)", TEXT, re.M | re.S
    )
    plan = argmap.parse(board)
    assert judge(plan, {"pool": ""}) == {"pool": "supported"}
    supposed = argmap.suppose(plan, grant=["warm"])
    assert judge(supposed, {"pool": ""}) == {"pool": "unsupported (defeated)"}
