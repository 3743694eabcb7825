"""The file that keeps outcomes: what is written is read again, and what is no such file is told."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loader import parse
from argmap.test_results import Outcome, Outcomes, withdrawals
from argmap.test_results.file import OutcomesError, read_outcomes, write_outcomes

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
        ('{"argmap-outcomes": true}', "in form true, and this version"),
        ('{"argmap-outcomes": 1.0}', "in form 1.0, and this version"),
        ('{"argmap-outcomes": 1}', "`tests` has to say how each test came out, and is missing"),
        ('{"argmap-outcomes": 1, "tests": []}', "`tests` has to say how each test came out, and"),
        ('{"argmap-outcomes": 1, "tests": {"a": "good"}}', '`tests` says "good" of "a", which is'),
        ('{"argmap-outcomes": 1, "tests": {"a": [1]}}', '`tests` says a list of "a", which is'),
        ('{"argmap-outcomes": 1, "tests": {}, "root": 5}', "`root` has to be a path, and is 5"),
        (r'{"argmap-outcomes": 1, "tests": {}, "root": "\u0000"}', "`root` has to be a path"),
        (r'{"argmap-outcomes": 1, "tests": {}, "root": "\ud800"}', "`root` has to be a path"),
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


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
RIGHT: dict[str, object] = {
    "argmap-outcomes": 1,
    "date": "2030-01-01T00:00:00+00:00",
    "root": "..",
    "evidence": [],
}


@st.composite
def mutated(draw: st.DrawFn) -> object:
    """A right file of which a part is missing, or is anything else."""
    tests: dict[str, object] = {"t.py::a": "failed", "t.py::b": "passed"}
    content: dict[str, object] = {**RIGHT, "tests": tests}
    part = draw(st.sampled_from([content, tests]))
    key = draw(st.sampled_from(sorted(part)) | st.text(max_size=5))
    part.pop(key, None)
    if draw(st.booleans()):
        part[key] = draw(json_values)
    return content


@given(content=json_values | mutated())
def test_any_json_holds_outcomes_or_is_told_to_hold_none(
    content: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "outcomes.json"
    path.write_text(json.dumps(content), "utf-8")
    try:
        outcomes = read_outcomes(path)
    except OutcomesError as problem:
        said = str(problem)
        assert "Error:" not in said
        assert said.isprintable()
        return
    assert isinstance(content, dict)
    assert outcomes.tests == content["tests"]
    # They can be used: a bad root would be noticed only here.
    assert set(withdrawals(PLAN, outcomes)) <= {"e", "f"}
