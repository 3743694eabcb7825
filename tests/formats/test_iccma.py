"""Abstract argumentation frameworks in the formats of ICCMA."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import FormatError, LossKind, dump, parse
from argmap.formats.iccma.framework import MOST_ARGUMENTS
from argmap.loader import parse as parse_map
from argmap.semantics import Verdict, verdicts

Attacks = set[tuple[str, str]]
NAMES = "abcde"


def to_text(attacks: Attacks, form: str) -> str:
    pairs = sorted(attacks)
    if form == "af":
        numbers = {name: number for number, name in enumerate(NAMES, 1)}
        return f"p af {len(NAMES)}\n" + "".join(f"{numbers[a]} {numbers[b]}\n" for a, b in pairs)
    if form == "apx":
        return "".join(f"arg({a}).\n" for a in NAMES) + "".join(
            f"att({a},{b}).\n" for a, b in pairs
        )
    return "\n".join([*NAMES, "#", *(f"{a} {b}" for a, b in pairs)]) + "\n"


def find_grounded(attacks: Attacks) -> set[str]:
    """Return the grounded extension by its definition: the least complete extension."""
    for size in range(len(NAMES) + 1):
        for chosen in map(set, combinations(NAMES, size)):
            defended = {
                name
                for name in NAMES
                if all(
                    any((ally, attacker) in attacks for ally in chosen)
                    for attacker, attacked in attacks
                    if attacked == name
                )
            }
            is_free = not any((a, b) in attacks for a in chosen for b in chosen)
            if is_free and chosen == defended:
                return chosen
    raise AssertionError("every framework has a grounded extension")


FRAMEWORKS = st.sets(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=9)


@pytest.mark.parametrize("form", ["af", "apx", "tgf"])
def test_the_statements_that_hold_are_the_grounded_extension(form: str) -> None:
    @given(FRAMEWORKS)
    def check(attacks: Attacks) -> None:
        found = parse(to_text(attacks, form), form)
        assert not found.losses
        judgements = verdicts(found.map)
        holding = {
            name
            for name, statement in zip(NAMES, found.map.statements, strict=True)
            if judgements[statement].verdict is Verdict.CONDITIONAL
        }
        assert holding == find_grounded(attacks)

    check()


@pytest.mark.parametrize("form", ["af", "apx", "tgf"])
def test_a_framework_is_written_as_it_was_read(form: str) -> None:
    text = to_text({("a", "b"), ("b", "a"), ("c", "c"), ("c", "d")}, form)
    exported = dump(parse(text).map, form)
    assert exported.text == text
    assert not exported.losses


def test_labels_of_tgf_are_texts() -> None:
    found = parse("sun It is sunny today.\nrain\n#\nrain sun attacks\nsun rain supports\n", "tgf")
    assert found.map.statements["sun"].text == "It is sunny today."
    assert found.map.statements["rain"].text == "rain"
    assert [inference.premises for inference in found.map.inferences] == [("rain",)]
    [loss] = found.losses
    assert (loss.kind, loss.span and loss.span.line) == (LossKind.UNKNOWN_RELATION, 5)


def test_other_facts_and_comments_of_apx_are_reported() -> None:
    found = parse("% a note\natt(a,b). arg( a ).arg(b).\nsupport(a,b).\natt(b,c).", "apx")
    assert list(found.map.statements) == ["a", "b"]
    assert [(loss.kind, loss.span and loss.span.line) for loss in found.losses] == [
        (LossKind.COMMENT, 1),
        (LossKind.UNKNOWN_RELATION, 3),
        (LossKind.INCOMPLETE_RELATION, 4),
    ]


@pytest.mark.parametrize(
    ("form", "content", "place"),
    [
        ("af", "", (0, 0)),
        ("af", "# only a comment\n", (0, 0)),
        ("af", "p af\n", (1, 1)),
        ("af", "p af 3\n1 2\n 1 two\n", (3, 2)),
        ("af", "p af 3\n1 4\n", (2, 1)),
        ("af", "p af 3\n0 1\n", (2, 1)),
        ("af", f"p af {MOST_ARGUMENTS + 1}\n", (1, 1)),
        ("apx", "arg(a).\n\n arg b.", (3, 2)),
        ("apx", "arg(a)", (1, 1)),
        ("apx", "arg(a).\natt(a).", (2, 1)),
        ("apx", "arg().", (1, 1)),
        ("tgf", "a\nb\n", (0, 0)),
        ("tgf", "a\n#\na\n", (3, 1)),
        ("tgf", "a\n#\n#\n", (3, 1)),
    ],
)
def test_an_error_has_line_and_column(form: str, content: str, place: tuple[int, int]) -> None:
    with pytest.raises(FormatError) as error:
        parse(content, form)
    assert (error.value.line, error.value.column) == place


def test_what_a_framework_cannot_say_is_reported() -> None:
    argument_map = parse_map("""
evidence x-1: It was seen. [@log]
  but assumption b: b
  but assumption c: c
  and assumption d: d
assumption e: e
  because [b]
source log: A log
""")
    exported = dump(argument_map, "apx")
    assert exported.text == "arg(x_1).\narg(b).\narg(c).\narg(d).\narg(e).\natt(b,x_1).\n"
    assert {loss.kind for loss in exported.losses} == {
        LossKind.KIND,
        LossKind.TEXT,
        LossKind.ID,
        LossKind.OBJECTION,
        LossKind.LINKED_PREMISES,
        LossKind.REASON,
        LossKind.CITATION,
        LossKind.SOURCE,
    }
