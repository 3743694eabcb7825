"""The page judges maps as the library does, whatever is withdrawn or granted."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap import ArgumentMap, Judgement, Reading, suppose, verdicts
from argmap.semantics.provenance import Provenance
from argmap.testing import maps
from argmap.web.page_data import READINGS, build_page_data
from tests.semantics.changed_maps import cited_maps
from tests.semantics.strategies import disputes, linked_map, small_maps, tangled_map

# More than in a test run, to try a change of the definitions.
CASES = int(os.environ.get("ARGMAP_VERDICT_CASES", "400"))
WEB = Path(__file__).parent.parent / "web"


class PageJudge:
    """The verdicts of the page, in a Node process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def judge(
        self,
        argument_map: ArgumentMap,
        reading: Reading,
        without: set[str],
        grant: set[str],
        withdrawn: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        case = {
            "data": build_page_data(argument_map, withdrawn=withdrawn),
            "reading": reading,
            "without": [*without],
            "grant": [*grant],
        }
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(case) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture(scope="module")
def page() -> Iterator[PageJudge]:
    if shutil.which("node") is None or not (WEB / "node_modules").is_dir():
        pytest.fail("needs Node.js, and once `npm ci` in the folder web")
    with subprocess.Popen(
        ["node", "--import", "tsx", "judge_lines.ts"],
        cwd=WEB,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        yield PageJudge(process)
        assert process.stdin
        process.stdin.close()
        assert process.wait() == 0


@st.composite
def suppositions(draw: st.DrawFn, argument_map: ArgumentMap) -> tuple[set[str], set[str]]:
    """What is withdrawn, statements and sources, and what is granted."""
    ids = [*argument_map.statements]
    sources = Provenance(argument_map).names
    named = [*ids, *(f"@{name}" if name in argument_map.sources else name for name in sources)]
    chosen = st.sets(st.sampled_from(named), max_size=4)
    granted = st.sets(st.sampled_from(ids), max_size=3)
    return draw(st.just(set()) | chosen), draw(st.just(set()) | granted)


ALL_MAPS = st.one_of(
    maps(size=(1, 12)),
    small_maps(),
    cited_maps(),
    disputes(),
    st.builds(tangled_map, st.integers(0, 10_000), st.integers(2, 40)),
    st.builds(linked_map, st.integers(0, 10_000)),
)


def as_data(judgements: Mapping[str, Judgement]) -> list[list[Any]]:
    return [
        [name, {"verdict": judged.verdict, **({"reason": judged.reason} if judged.reason else {})}]
        for name, judged in judgements.items()
    ]


@given(st.data(), ALL_MAPS, st.sampled_from(READINGS))
@settings(max_examples=CASES, deadline=None)
def test_the_page_judges_as_the_library_does(
    page: PageJudge, data: st.DataObject, argument_map: ArgumentMap, reading: Reading
) -> None:
    without, grant = data.draw(suppositions(argument_map))
    found = page.judge(argument_map, reading, without, grant)
    try:
        changed = suppose(argument_map, without=without, grant=grant)
    except ValueError:
        assert "both withdrawn and granted" in found["error"]
        return
    assert found == {"judgements": as_data(verdicts(changed, reading))}


@given(st.data(), cited_maps(), st.sampled_from(READINGS))
@settings(max_examples=100, deadline=None)
def test_what_failed_tests_withdraw_stays_withdrawn(
    page: PageJudge, data: st.DataObject, argument_map: ArgumentMap, reading: Reading
) -> None:
    ids = [*argument_map.statements]
    gone = data.draw(st.sets(st.sampled_from(ids), max_size=len(ids) - 1))
    left = argument_map.without(*gone)
    without, grant = data.draw(suppositions(left))
    withdrawn = dict.fromkeys(gone, "its test failed")
    found = page.judge(argument_map, reading, without, grant, withdrawn)
    try:
        changed = suppose(left, without=without, grant=grant)
    except ValueError:
        assert "both withdrawn and granted" in found["error"]
        return
    assert found == {"judgements": as_data(verdicts(changed, reading))}


@pytest.mark.parametrize(
    ("without", "grant", "message"),
    [
        ({"nothing"}, set(), "no statement or source “nothing”"),
        (set(), {"nothing"}, "no statement “nothing”"),
        ({"s0"}, {"s0"}, "cannot be both withdrawn and granted"),
    ],
)
def test_wrong_suppositions_are_refused(
    page: PageJudge, without: set[str], grant: set[str], message: str
) -> None:
    found = page.judge(tangled_map(1, 5), Reading.CHARITABLE, without, grant)
    assert message in found["error"]
