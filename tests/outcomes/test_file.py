"""The file that keeps outcomes: what is written is read again, and what is no such file is told."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.outcomes import Outcome, Outcomes
from argmap.outcomes.file import OutcomesError, read_outcomes, write_outcomes
from argmap.resolve import parse

FAILED = Outcome.FAILED
PLAN = parse(
    'claim c: It is so.\n  because evidence e: It was seen. {test: "t.py::a"}\n'
    '  because evidence f: And heard. {test: "t.py::b"}\n'
)


@given(tests=st.dictionaries(st.text(max_size=9), st.sampled_from(Outcome), max_size=5))
def test_what_is_written_is_read(
    tests: dict[str, Outcome], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    path = folder / "build" / "outcomes.json"
    write_outcomes(path, Outcomes(tests, folder), {})
    read = read_outcomes(path)
    assert dict(read.tests) == tests
    assert read.root.resolve() == folder.resolve()


def test_it_says_how_each_piece_of_evidence_fares(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.json"
    outcomes = Outcomes({"t.py::a": Outcome.PASSED, "t.py::b": FAILED}, tmp_path)
    write_outcomes(path, outcomes, {"plan.argmap": PLAN})
    content = json.loads(path.read_text("utf-8"))
    assert content.pop("date")
    assert content == {
        "argmap-outcomes": 1,
        "root": ".",
        "tests": {"t.py::a": "passed", "t.py::b": "failed"},
        "evidence": [
            {"map": "plan.argmap", "id": "e", "holds": True, "fell-with": []},
            {"map": "plan.argmap", "id": "f", "holds": False, "fell-with": ["t.py::b failed"]},
        ],
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no file"),
        ("{", "is no file of outcomes, for it is not JSON"),
        ("[" * 100_000, "it is not JSON"),
        ("[]", "holds no outcomes of tests"),
        ('{"argmap-baseline": 1}', "holds no outcomes of tests"),
        ('{"argmap-outcomes": 2}', "in form 2, and this version of argmap reads form 1"),
        ('{"argmap-outcomes": 1}', "are broken: KeyError: 'tests'"),
        ('{"argmap-outcomes": 1, "tests": []}', "are broken"),
        ('{"argmap-outcomes": 1, "tests": {"a": "good"}}', "'good' is not a valid Outcome"),
    ],
)
def test_what_is_no_such_file_is_told_with_what_to_do(
    content: str | None, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "outcomes.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(path)
    assert said in str(caught.value)
    assert str(caught.value).endswith("`pytest --argmap --argmap-evidence FILE` writes one")


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(OutcomesError, match="cannot be written"):
        write_outcomes(tmp_path, Outcomes({}), {})
