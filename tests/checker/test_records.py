"""Records: a review made of one is what a check says, as long as the files are as they were."""

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker import CheckResult, review
from argmap.checker.records import digest, record, reviewed
from argmap.checker.settings import Settings
from argmap.loader import load_draft
from argmap.source import Diagnostic, Severity, Span, Text

MAP = """\
document: talk.txt
bibliography: known.bib
recommendation act: Act now.
  because claim burns: It burns [@fire]. {quote: "It burns"}
  because claim rains: It rains. {quote: "It rains."}
  because (implicit) evidence smoke: There is smoke [@fire].
include sub/part.argmap
source fire: A report {file: fire.txt}
"""
FILES = {
    "plan.argmap": MAP,
    "sub/part.argmap": "recommendation part: Do a part.\n",
    "known.bib": "@book{wet, title = {On Rain}, year = 2020}\n",
    "talk.txt": "First. It rains.\n",
}
MISSING = "fire.txt"

LATER = 10**18
"""Nanoseconds since the epoch: long after any file was written."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a map, and all that it is made from but one document."""
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def checked(path: str = "plan.argmap", **settings: Any) -> CheckResult:
    chosen = Settings(today=date(2026, 1, 1), **settings)
    return review(path, load_draft(Path(path)), settings=chosen, folder=Path(path).parent)


def kept(of: CheckResult) -> str:
    """The record of a review that was begun when all files were old."""
    made = record(of, LATER * 10)
    assert made is not None
    return made


def told(of: CheckResult | None) -> object:
    """All that a review tells, with its places in words."""
    assert of is not None

    def place(each: Diagnostic) -> object:
        span = each.span
        where = span and (span.path, span.start, span.end, span.text.content)
        return attrs.evolve(each, span=None), where

    fields = {each.name: getattr(of, each.name) for each in attrs.fields(CheckResult)}
    return fields | {name: [*map(place, fields[name])] for name in ("mistakes", "findings")}


SETTINGS = st.fixed_dictionaries(
    {
        "select": st.sampled_from([("default",), ("R",), ("all",)]),
        "fail_on": st.sampled_from([*Severity, None]),
    }
)
MAPS = st.sampled_from(
    [
        MAP,
        MAP.replace("(implicit) ", ""),
        "recommendation act: Act now.\r\n",
        "\ufeffclaim a: Ä\n  but (implicit) claim b: B\n    because evidence c: C\n",
        "recommendation act: Act now.\n  becuase claim good: It helps.\n",
        "include sub/part.argmap\n",
        "",
    ]
)


@given(MAPS, SETTINGS)
def test_it_tells_what_the_review_told(
    tmp_path_factory: pytest.TempPathFactory, text: str, settings: dict[str, Any]
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name, content in {**FILES, "plan.argmap": text}.items():
            Path(name).parent.mkdir(exist_ok=True)
            Path(name).write_bytes(content.encode())
        first = checked(**settings)
        again = reviewed("plan.argmap", kept(first))
        assert told(again) == told(first)


def test_it_tells_what_has_no_place(folder: Path) -> None:
    one_sided = Diagnostic("O004", Severity.INFO, "no objection", help="find one", name="one-sided")
    first = CheckResult("plan.argmap", findings=(one_sided,))
    assert told(reviewed("plan.argmap", kept(first))) == told(first)


def test_it_is_told_by_the_name_that_is_asked_for(folder: Path) -> None:
    again = reviewed("./plan.argmap", kept(checked("./plan.argmap")))
    assert again is not None
    assert again.path == "./plan.argmap"
    assert {each.span.path for each in again.findings if each.span} == {
        "plan.argmap",
        str(Path("sub/part.argmap")),
    }


def test_places_in_one_file_are_places_in_one_text(folder: Path) -> None:
    again = reviewed("plan.argmap", kept(checked(select=("all",))))
    assert again is not None
    spans = [each.span for each in again.findings if each.span]
    texts = {span.text for span in spans}
    assert len(spans) > len(texts) == len({span.path for span in spans})


def test_it_takes_no_more_room_than_it_has_to(folder: Path) -> None:
    made = kept(checked())
    assert made == json.dumps(json.loads(made), separators=(",", ":"))


def rewrite(path: Path) -> None:
    path.write_text("claim other: Something else.\n", "utf-8")


def touch_up(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")


def replace_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def replace_by_a_link(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


CHANGES: list[Callable[[Path], None]] = [
    rewrite,
    touch_up,
    Path.unlink,
    replace_by_a_folder,
    replace_by_a_link,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("name", FILES)
def test_it_counts_as_long_as_all_files_are_what_they_were(
    folder: Path, name: str, change: Callable[[Path], None]
) -> None:
    made = kept(checked())
    (folder / name).touch()
    assert reviewed("plan.argmap", made) is not None
    change(folder / name)
    assert reviewed("plan.argmap", made) is None


@pytest.mark.parametrize("appear", [rewrite, Path.mkdir])
def test_it_counts_as_long_as_what_is_missing_is_missing(
    folder: Path, appear: Callable[[Path], None]
) -> None:
    made = kept(checked())
    appear(folder / MISSING)
    assert reviewed("plan.argmap", made) is None


def test_what_lies_below_a_file_is_missing(folder: Path) -> None:
    (folder / "plan.argmap").write_text(MAP.replace(MISSING, "talk.txt/fire.txt"), "utf-8")
    first = checked()
    assert str(Path("talk.txt/fire.txt")) in first.documents
    assert told(reviewed("plan.argmap", kept(first))) == told(first)


def set_times(path: Path, *, written: int) -> int:
    """Say when a file was written, and give the later of that and when this was said."""
    os.utime(path, ns=(written, written))
    return max(written, path.stat().st_ctime_ns)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("written", [0, LATER])
def test_what_may_have_changed_since_the_check_began_is_not_kept(
    folder: Path, name: str, written: int
) -> None:
    """It is kept only if every file is older than that, by a little more than clocks differ."""
    for each in FILES:
        set_times(folder / each, written=0)
    last = set_times(folder / name, written=written)
    latest = max(last, *((folder / each).stat().st_ctime_ns for each in FILES))
    first = checked()
    assert record(first, last) is None
    assert record(first, last + 20_000_000) is None
    assert record(first, latest + 20_000_001) is not None


def test_what_could_not_be_read_may_be_there_the_next_time(folder: Path) -> None:
    (folder / "plan.argmap").write_text("include missing.argmap\n", "utf-8")
    first = checked()
    assert [each.code for each in first.mistakes] == ["F001"]
    assert record(first, LATER * 10) is None


def test_what_cannot_be_read_any_more_is_not_kept(folder: Path) -> None:
    first = checked()
    replace_by_a_folder(folder / "talk.txt")
    assert record(first, LATER * 10) is None


def test_what_points_to_another_file_is_not_kept() -> None:
    elsewhere = Diagnostic("R001", Severity.ERROR, "", Span(Text("<stdin>", "so"), 0, 1))
    assert record(CheckResult("plan.argmap", findings=(elsewhere,)), LATER * 10) is None


def test_what_is_no_path_is_not_kept() -> None:
    assert record(CheckResult("plan.argmap", documents=("\0",)), LATER * 10) is None


def test_a_digest_tells_contents_apart() -> None:
    contents = [b"", b"\0", b"a", b"A", b"a\n"]
    digests = {*map(digest, contents)}
    assert len(digests) == len(contents)
    assert {len(each) for each in digests} == {40}


NOTHING = ["charitable", "error", [], [], {}, None, {}, [], []]
"""What stands behind the files in the record of a map with nothing to say."""


def test_a_record_of_nothing() -> None:
    again = reviewed("plan.argmap", json.dumps([[], *NOTHING]))
    assert told(again) == told(CheckResult("plan.argmap"))


@pytest.mark.parametrize(
    "content",
    [
        *("", "nothing", "null", "3", "{}", "[]", "[1, 2, 3]", "[" * 100_000),
        [],
        [[["a", 1]], *NOTHING],
        [3, *NOTHING],
        [[], *NOTHING, 3],
        [[], "charitable", "bad", *NOTHING[2:]],
        [[], "charitable", "error", [], [3], *NOTHING[4:]],
        [[], "charitable", "error", [["R001", "bad", "", None, "", None, ""]], *NOTHING[3:]],
        [[], "charitable", "error", [["R001", "info", "", [0, 0, 0], "", None, ""]], *NOTHING[3:]],
        [[], "charitable", "error", [], [], [], *NOTHING[5:]],
        [[], "charitable", "error", [], [], {"a": []}, *NOTHING[5:]],
        [[], "charitable", "error", [], [], {"a": [[], "", ""]}, *NOTHING[5:]],
    ],
    ids=lambda content: str(content)[:60],
)
def test_what_is_no_record_says_nothing(content: object) -> None:
    kept = content if isinstance(content, str) else json.dumps(content)
    assert reviewed("plan.argmap", kept) is None


def test_what_points_into_nothing_says_nothing(folder: Path) -> None:
    pointing = ["R001", "info", "", [0, 0, 0], "", None, ""]
    made = json.dumps([[[MISSING, None]], "charitable", "error", [pointing], *NOTHING[3:]])
    assert reviewed("plan.argmap", made) is None


def test_what_points_into_no_text_says_nothing(folder: Path) -> None:
    content = b"\xff"
    (folder / "talk.txt").write_bytes(content)
    file = ["talk.txt", [os.path.realpath("talk.txt"), digest(content)]]
    pointing = ["R001", "info", "", [0, 0, 0], "", None, ""]
    assert reviewed("plan.argmap", json.dumps([[file], *NOTHING])) is not None
    made = json.dumps([[file], "charitable", "error", [pointing], *NOTHING[3:]])
    assert reviewed("plan.argmap", made) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_may_never_end_is_not_waited_for(folder: Path) -> None:
    (folder / "talk.txt").unlink()
    os.mkfifo("talk.txt")
    assert record(checked(), LATER * 10) is None
