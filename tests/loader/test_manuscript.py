"""Whatever is changed in a text, its draft is the one that reading all of it anew would give."""

import gc
import pickle
import weakref
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.checker import check
from argmap.language import parse_text
from argmap.loader import Draft, Manuscript, parse_draft
from argmap.source import Diagnostic, Span, Text
from argmap.testing import broken_documents, documents


def told(found: Diagnostic) -> tuple[object, ...]:
    return (found.code, found.severity, found.message, found.help, place(found.span))


def place(span: Span | None) -> tuple[object, ...]:
    assert span is not None
    return span.path, span.start, span.end, span.line, span.column, span.end_line, span.end_column


def content(draft: Draft) -> tuple[object, ...]:
    """All that there is in a draft, in order, with every place."""
    found = draft.map
    return (
        found,
        [(each.id, place(each.span)) for each in found.statements.values()],
        [(each, place(each.span)) for each in found.inferences],
        [(each, place(each.span)) for each in found.sources.values()],
        [(each, place(each.span)) for each in found.sections],
        [*map(told, draft.diagnostics)],
    )


def assert_as_read_anew(manuscript: Manuscript, text: str) -> None:
    anew = parse_draft(text, "<text>")
    assert content(manuscript.draft) == content(anew)
    if not anew.diagnostics:
        found, expected = check(manuscript.draft.map), check(anew.map)
        assert [(*told(each), each.statement) for each in found] == [
            (*told(each), each.statement) for each in expected
        ]


PIECES = (
    *("\n", "\n\n", " ", "  ", "\t", "#", "# ", "[", "]", "{", "}", "{by: one}", "(", ")", ":"),
    *("\\", "// so\n", "because ", "and ", "but ", "since ", "unless ", "claim ", "claim: ", "[a]"),
    *("\n[a]", "evidence b: ", "\n  because claim: ", "\n  but [a]", "\nclaim a: It is.\n", "-"),
    *("{weight: 2}", "\n# A title\n", "\nsource one: A book\n", "title: so\n", "becuase ", "："),
    *("because: ", "[@one, p. 1]", "\r", "\r\n", "\ufeff", "\x07", "(implicit) ", "(implict) "),
    *("x", "a", "@", "»", "\n      and claim c: So.", "\n goes on", "include other.argmap\n"),
    *("bibliography: b.bib\n", "\n  and data protection: so"),
)


def insert(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(PIECES)) + text[at:]


def delete(draw: st.DrawFn, text: str) -> str:
    start = draw(st.integers(0, len(text)))
    return text[:start] + text[start + draw(st.integers(1, 12)) :]


def replace(draw: st.DrawFn, text: str) -> str:
    return delete(draw, insert(draw, text))


def change_lines(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    some = lines[start : start + draw(st.integers(1, 3))]
    del lines[start : start + len(some)]
    match draw(st.sampled_from(["move", "delete", "duplicate", "indent", "dedent", "copy"])):
        case "move":
            at = draw(st.integers(0, len(lines)))
            lines[at:at] = some
        case "duplicate":
            lines[start:start] = some * 2
        case "indent":
            blank = draw(st.sampled_from([" ", "  ", "    "]))
            lines[start:start] = [blank + line for line in some]
        case "dedent":
            lines[start:start] = [line[draw(st.integers(0, 4)) :] for line in some]
        case "copy":
            at = draw(st.integers(0, len(lines)))
            lines[at:at] = some
            lines[start:start] = some
        case _:
            pass
    return "\n".join(lines)


def plain_document(draw: st.DrawFn) -> str:
    """A text with more nesting than most, some of it broken."""
    lines = []
    for number in range(draw(st.integers(1, 14))):
        indent = draw(st.integers(0, 4)) * 2 if number else 0
        word = draw(st.sampled_from(["because", "because", "and", "but", "since", "unless"]))
        name = draw(st.sampled_from(["", f" s{number}", f" s{number}", " a"]))
        what = draw(
            st.sampled_from([f"claim{name}: Some words.", "[a]", f"claim{name}: It {{k: 1}}"])
        )
        lines.append(" " * indent + (f"{word} " if indent else "") + what)
    return "\n".join(lines) + "\n"


@st.composite
def histories(draw: st.DrawFn) -> list[str]:
    """A text and what it becomes, change by change."""
    written = st.one_of(
        documents(),
        broken_documents().map(lambda broken: broken.text),
        st.composite(plain_document)(),
    )
    texts = [draw(written).replace("\r\n", "\n").removeprefix("\ufeff")]
    for _ in range(draw(st.integers(1, 6))):
        change = draw(st.sampled_from([insert, delete, replace, change_lines, change_lines]))
        text = change(draw, texts[-1])
        if draw(st.integers(0, 3)) == 0 and len(texts) > 1:
            text = texts[-2]  # taken back
        texts.append(text.replace("\r\n", "\n").removeprefix("\ufeff"))
    return texts


@given(histories())
@settings(deadline=None)
def test_a_draft_is_as_if_all_were_read_anew(texts: list[str]) -> None:
    manuscript = Manuscript(texts[0])
    assert_as_read_anew(manuscript, texts[0])
    for text in texts[1:]:
        manuscript.rewrite(text)
        assert manuscript.text == text
        assert_as_read_anew(manuscript, text)


@pytest.mark.parametrize("text", ["claim a: x\r", "claim a: x\r\r\n"])
def test_a_carriage_return_that_ends_no_line_may_come_to_end_one(text: str) -> None:
    manuscript = Manuscript(text)
    assert_as_read_anew(manuscript, text)
    for added in ("\n", "claim b: y\n", "\r\r\n", "claim c: z\n"):
        text = manuscript.text + added
        manuscript.replace(len(manuscript.text), len(manuscript.text), added)
        assert manuscript.text == text.replace("\r\n", "\n")
        assert_as_read_anew(manuscript, text)


# What is read again, and what is kept


TREE = "recommendation top: Do it.\n" + "".join(
    f"  because claim c{number}: It helps.\n"
    f"    because evidence e{number}: It was seen.\n"
    f"    but claim o{number}: It costs.\n"
    for number in range(100)
)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are parsed from here on."""
    texts: list[str] = []

    def noting(text: Text) -> object:
        texts.append(text.content)
        return parse_text(text)

    monkeypatch.setattr("argmap.loader.stretches.parse_text", noting)
    return texts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("evidence e50: It was seen", "evidence e50: It was seen twice"),
        ("    but claim o50: It costs.\n", ""),
        ("    but claim o50: It costs.\n", "    but claim o50: It costs.\n    unless claim: No.\n"),
        ("    but claim o50:", "      but claim o50:"),
        ("    but claim o50:", "    but claim o50"),
        ("    but claim o50:", "    butt claim o50:"),
        ("evidence e50: It was", "evidence e50: It {was"),
        ("claim c50: It helps.", "claim c50: It helps."),
    ],
)
def test_only_what_is_around_a_change_is_read_again(read: list[str], old: str, new: str) -> None:
    manuscript = Manuscript(TREE)
    read.clear()
    start = TREE.index(old)
    manuscript.replace(start, start + len(old), new)
    assert sum(map(len, read)) < len(TREE) / 4
    assert_as_read_anew(manuscript, TREE.replace(old, new))


def test_a_line_with_all_that_stands_under_it_is_read_again_where_it_is_indented_otherwise(
    read: list[str],
) -> None:
    manuscript = Manuscript(TREE)
    read.clear()
    start = TREE.index("  because claim c50")
    manuscript.replace(start, start, "  ")
    assert sum(map(len, read)) < len(TREE) / 20


def test_statements_that_a_change_does_not_touch_stay_the_same_and_move_along() -> None:
    manuscript = Manuscript("claim a: x\nclaim b: y\nclaim c: z\n")
    before = manuscript.draft.map.statements
    after = manuscript.replace(0, 0, "// so\n// and so\n").map.statements
    assert after["c"] is before["c"]
    assert after["c"].span is not None
    assert after["c"].span.line == 5
    assert manuscript.replace(17, len(manuscript.text), "").map.statements == {}
    assert before["c"].span is not None
    assert before["c"].span.text.content.endswith("claim c: z\n")


def test_places_that_move_equal_others_and_their_copies_do_not_move() -> None:
    manuscript = Manuscript("claim a: x\nclaim b: y\nclaim c: z\n")
    moving = manuscript.draft.map.statements["c"].span
    assert moving is not None
    fixed = moving.text.span(moving.start, moving.end)
    assert moving == fixed
    assert hash(moving) == hash(fixed)
    assert moving != moving.text.span(moving.start, moving.end + 1)
    kept = pickle.loads(pickle.dumps(moving))
    manuscript.replace(0, 0, "\n")
    assert (moving.line, kept.line) == (4, 3)
    with pytest.raises(AttributeError):
        moving.start = 3  # type: ignore[misc]


def test_files_that_a_text_names_are_read_at_every_change(tmp_path: Path) -> None:
    other = tmp_path / "other.argmap"
    other.write_text("claim b: y\n", encoding="utf-8")
    manuscript = Manuscript("claim a: x\n", "main.argmap", tmp_path)
    assert [*manuscript.replace(0, 0, "include other.argmap\n").map.statements] == ["b", "a"]
    other.write_text("claim c: y\n", encoding="utf-8")
    assert [*manuscript.replace(0, 0, "\n").map.statements] == ["c", "a"]
    assert manuscript.draft.included_paths == (str(other),)
    other.write_text("claim d: y\n", encoding="utf-8")
    assert [*manuscript.rewrite(manuscript.text).map.statements] == ["d", "a"]
    assert [*manuscript.rewrite("claim a: x\n").map.statements] == ["a"]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 99)])
def test_a_stretch_that_is_not_there_cannot_be_replaced(start: int, end: int) -> None:
    manuscript = Manuscript("claim a: x\n")
    with pytest.raises(ValueError, match="no stretch"):
        manuscript.replace(start, end, "")
    assert manuscript.text == "claim a: x\n"


@given(st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_a_text_is_rewritten_whatever_it_has_in_common_with_the_old_one(old: str, new: str) -> None:
    manuscript = Manuscript(f"claim a: {old}\n")
    manuscript.rewrite(f"claim a: {new}\n")
    assert_as_read_anew(manuscript, f"claim a: {new}\n")


def test_what_was_taken_out_is_not_kept() -> None:
    manuscript = Manuscript("claim a: x\nclaim b: y\nclaim c: z\n")
    gone = weakref.ref(manuscript.draft.map)
    for _ in range(3):
        manuscript.rewrite("claim a: x\nclaim c: z\n")
        manuscript.rewrite("claim a: x\nclaim b: y\nclaim c: z\n")
    gc.collect()
    assert gone() is None
