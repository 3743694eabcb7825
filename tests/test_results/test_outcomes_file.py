"""The file of outcomes: what is written is read back, and other files are refused."""

import errno
import json
import os
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.loader import parse
from argmap.test_results import Outcome, Outcomes, OutcomesError, withdrawals
from argmap.test_results.outcomes_file import (
    add_commit_and_date,
    describe_other_commit,
    find_commit,
    read_outcomes,
    refuse_unwritable,
    write_outcomes,
)

FAILED = Outcome.FAILED
PLAN = parse(
    'claim c: It is so.\n  because evidence e: It was seen. {test: "t.py::a"}\n'
    '  because evidence f: And heard. {test: "t.py::b"}\n'
)


@given(
    tests=st.dictionaries(st.text(max_size=9), st.sampled_from(Outcome), max_size=5),
    commit=st.none() | st.text(max_size=5),
    date=st.none() | st.text(max_size=5),
)
def test_outcomes_that_are_written_are_read_back(
    tests: dict[str, Outcome],
    commit: str | None,
    date: str | None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.getbasetemp() / "outcomes"
    path = folder / "build" / "outcomes.json"
    write_outcomes(path, Outcomes(tests, folder, commit, date), {})
    read = read_outcomes(path)
    assert (dict(read.tests), read.commit, read.date) == (tests, commit, date)
    assert read.root.resolve() == folder.resolve()


def test_the_file_lists_evidence_and_what_withdraws_it(tmp_path: Path) -> None:
    path = tmp_path / "outcomes.json"
    outcomes = Outcomes({"t.py::a": Outcome.PASSED, "t.py::b": FAILED}, tmp_path)
    write_outcomes(path, outcomes, {"plan.argmap": PLAN})
    content = json.loads(path.read_text("utf-8"))
    assert content == {
        "argmap-outcomes": 1,
        "commit": None,
        "date": None,
        "root": ".",
        "tests": {"t.py::a": "passed", "t.py::b": "failed"},
        "evidence": [
            {"map": "plan.argmap", "id": "e", "holds": True, "withdrawn-by": []},
            {"map": "plan.argmap", "id": "f", "holds": False, "withdrawn-by": ["t.py::b failed"]},
        ],
    }


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "there is no file"),
        ("{", "is not JSON, so it is not a file of outcomes"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "contains no outcomes of tests"),
        ('{"argmap-baseline": 1}', "contains no outcomes of tests"),
        ('{"argmap-outcomes": 2}', "has format version 2, but this argmap reads version 1"),
        ('{"argmap-outcomes": true}', "has format version true, but"),
        ('{"argmap-outcomes": 1.0}', "has format version 1.0, but"),
        ('{"argmap-outcomes": 1}', "`tests` must map tests to outcomes, but is missing"),
        (
            '{"argmap-outcomes": 1, "tests": []}',
            "`tests` must map tests to outcomes, but is a list",
        ),
        (
            '{"argmap-outcomes": 1, "tests": {"a": "good"}}',
            'the outcome of "a" must be passed, failed, ',
        ),
        ('{"argmap-outcomes": 1, "tests": {"a": [1]}}', "run in part or not run, not a list"),
        ('{"argmap-outcomes": 1, "tests": {}, "root": 5}', "`root` must be a path, but is 5"),
        ('{"argmap-outcomes": 1, "tests": {}, "commit": 5}', "`commit` must be a text, but is 5"),
        (r'{"argmap-outcomes": 1, "tests": {}, "root": "\u0000"}', "`root` must be a path"),
        (r'{"argmap-outcomes": 1, "tests": {}, "root": "\ud800"}', "`root` must be a path"),
    ],
)
def test_other_files_are_refused_with_a_fix(
    content: str | None, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "outcomes.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(path)
    assert message in str(caught.value)
    assert str(caught.value).endswith("`pytest --argmap --argmap-evidence FILE` writes one")


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OutcomesError, match="cannot be written"):
        write_outcomes(tmp_path, Outcomes({}), {})


@pytest.mark.parametrize(
    "content", ["claim a: x\n", "<testsuite/>", "[]", '{"argmap-baseline": 1}']
)
def test_a_file_without_outcomes_is_not_overwritten(content: str, tmp_path: Path) -> None:
    path = tmp_path / "other"
    path.write_text(content, "utf-8")
    with pytest.raises(OutcomesError, match="it is not a file of outcomes"):
        refuse_unwritable(path)


@pytest.mark.parametrize("content", ["", '{"argmap-outcomes": 1}', '{"argmap-outcomes": 2}'])
def test_an_older_file_of_outcomes_may_be_overwritten(content: str, tmp_path: Path) -> None:
    path = tmp_path / "outcomes.json"
    path.write_text(content, "utf-8")
    refuse_unwritable(path)


def test_a_write_that_fails_keeps_the_older_outcomes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "outcomes.json"
    write_outcomes(path, Outcomes({"t.py::a": Outcome.PASSED}, tmp_path), {})

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutcomesError, match="cannot be written"):
        write_outcomes(path, Outcomes({}, tmp_path), {})
    assert [*tmp_path.iterdir()] == [path]
    assert read_outcomes(path).tests == {"t.py::a": Outcome.PASSED}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a Git repository with one commit."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    commit(tmp_path, "init", "--quiet")
    commit(tmp_path)
    return tmp_path


def commit(folder: Path, *arguments: str) -> None:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    arguments = arguments or ("commit", "--quiet", "--allow-empty", "-m", "Change")
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True)


def test_results_are_from_the_commit_that_was_tested(repository: Path) -> None:
    outcomes = add_commit_and_date(Outcomes({}, repository))
    assert outcomes.commit == find_commit(repository)
    assert outcomes.date is not None
    assert datetime.fromisoformat(outcomes.date).tzinfo
    assert describe_other_commit(outcomes) == ""
    commit(repository)
    problem = describe_other_commit(outcomes)
    new = find_commit(repository)
    assert outcomes.commit is not None
    assert new is not None
    assert outcomes.commit[:7] in problem
    assert new[:7] in problem
    assert describe_other_commit(Outcomes({}, repository)) == ""


def test_there_is_no_commit_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_commit(tmp_path) is None
    assert find_commit(tmp_path / "missing") is None
    monkeypatch.chdir(tmp_path)
    assert describe_other_commit(Outcomes({}, tmp_path, "0" * 40)) == ""
    monkeypatch.setenv("PATH", "")
    assert find_commit(tmp_path) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
VALID: dict[str, object] = {
    "argmap-outcomes": 1,
    "date": "2030-01-01T00:00:00+00:00",
    "root": "..",
    "evidence": [],
}


@st.composite
def mutated(draw: st.DrawFn) -> object:
    """Draw a valid file and remove or replace a part of it."""
    tests: dict[str, object] = {"t.py::a": "failed", "t.py::b": "passed"}
    content: dict[str, object] = {**VALID, "tests": tests}
    part = draw(st.sampled_from([content, tests]))
    key = draw(st.sampled_from(sorted(part)) | st.text(max_size=5))
    part.pop(key, None)
    if draw(st.booleans()):
        part[key] = draw(json_values)
    return content


@given(content=json_values | mutated())
def test_any_json_is_read_or_refused(
    content: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "outcomes.json"
    path.write_text(json.dumps(content), "utf-8")
    try:
        outcomes = read_outcomes(path)
    except OutcomesError as error:
        message = str(error)
        assert "Error:" not in message
        assert message.isprintable()
        return
    assert isinstance(content, dict)
    assert outcomes.tests == content["tests"]
    # A bad root shows only when the outcomes are used.
    assert set(withdrawals(PLAN, outcomes)) <= {"e", "f"}
