"""Statements and sources renamed in a text."""

from unicodedata import normalize

import attrs
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from argmap.language.renaming import rename_source, rename_statement
from argmap.loader import parse
from argmap.loader.renaming import find_source_obstacle, find_statement_obstacle
from argmap.model import ArgumentMap, Inference, Link, Source
from argmap.semantics import verdicts
from argmap.source import Text
from argmap.testing import documents


def rename_in_map(argument_map: ArgumentMap, old: str, new: str) -> ArgumentMap:
    """Return a map with another id, by the definition of a map."""

    def rename(name: str) -> str:
        return new if name == old else name

    def rename_links(links: tuple[Link, ...]) -> list[Link]:
        return [attrs.evolve(link, statement=rename(link.statement)) for link in links]

    def rename_in(inference: Inference) -> Inference:
        return attrs.evolve(
            inference,
            conclusion=rename(inference.conclusion),
            premises=[*map(rename, inference.premises)],
            warrants=rename_links(inference.warrants),
            exceptions=rename_links(inference.exceptions),
        )

    return attrs.evolve(
        argument_map,
        statements=[
            attrs.evolve(statement, id=rename(statement.id))
            for statement in argument_map.statements.values()
        ],
        inferences=[rename_in(inference) for inference in argument_map.inferences],
    )


@settings(max_examples=40)
@given(documents(size=(1, 8)), st.data(), st.sampled_from(["new", "a.b-c", "neu_ö"]))
def test_only_the_names_change(content: str, data: st.DataObject, new: str) -> None:
    before = parse(content.encode())
    old = data.draw(st.sampled_from([*before.statements]))
    assume(find_statement_obstacle(before, old, new) is None)
    statement = before.statements[old]
    lines = [statement.span.line] if statement.has_generated_id and statement.span else []
    changed = rename_statement(Text("plan.argmap", content), old, new, lines)
    after = parse(changed.encode())
    assert after == rename_in_map(before, old, new)
    judgements = {new if name == old else name: value for name, value in verdicts(before).items()}
    assert verdicts(after) == judgements
    if not lines:  # what is left of the text without the names is the same
        assert content.count("\n") == changed.count("\n")
        back = rename_statement(Text("plan.argmap", changed), new, old)
        assert normalize("NFC", back) == normalize("NFC", content)


@settings(max_examples=40)
@given(documents(sources=True), st.data(), st.sampled_from(["new", "2020:a", "neu_ö"]))
def test_sources_are_renamed_likewise(content: str, data: st.DataObject, new: str) -> None:
    before = parse(content.encode())
    old = data.draw(st.sampled_from([*before.sources]))
    assume(find_source_obstacle(before, old, new) is None)

    def rename_origin(value: object) -> object:
        key = str(value)
        sign = "@" if key.startswith("@") else ""
        return f"{sign}{new}" if key.removeprefix("@") == old else value

    def rename(source: Source) -> Source:
        attributes = dict(source.attributes)
        origins = attributes.get("derived-from")
        if isinstance(origins, tuple):
            attributes["derived-from"] = tuple(map(rename_origin, origins))  # type: ignore[arg-type]
        elif origins is not None:
            attributes["derived-from"] = rename_origin(origins)  # type: ignore[assignment]
        return attrs.evolve(
            source, id=new if source.id == old else source.id, attributes=attributes
        )

    expected = attrs.evolve(
        before,
        statements=[
            attrs.evolve(
                statement,
                citations=[
                    attrs.evolve(citation, source=new) if citation.source == old else citation
                    for citation in statement.citations
                ],
            )
            for statement in before.statements.values()
        ],
        sources=[rename(source) for source in before.sources.values()],
    )
    assert parse(rename_source(Text("plan.argmap", content), old, new).encode()) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "claim old: Old [old] thing. #old {by: old}",
            "claim new: Old [old] thing. #old {by: old}",
        ),
        ("claim a: x\r\n  because [ old ]\r\n", "claim a: x\r\n  because [ new ]\r\n"),
        ("\ufeff[old]\n  but claim b: y", "\ufeff[new]\n  but claim b: y"),
        ("claim  old :x", "claim  new :x"),
        ("// claim old: no\n# Old {#old}\nclaim older: x", None),
    ],
)
def test_examples(before: str, after: str | None) -> None:
    assert rename_statement(Text("t", before), "old", "new") == (before if after is None else after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("claim a: x [at 1; @old, p. old; @older].", "claim a: x [at 1; @new, p. old; @older]."),
        ("source  old : Old", "source  new : Old"),
        (
            'source a: x {derived-from: [old, "@old", "older"]}',
            'source a: x {derived-from: [new, "@new", "older"]}',
        ),
        ("source a: x {derived-from: old, in: old}", "source a: x {derived-from: new, in: old}"),
        ("claim old: x {derived-from: old}", None),
    ],
)
def test_examples_of_sources(before: str, after: str | None) -> None:
    assert rename_source(Text("t", before), "old", "new") == (before if after is None else after)


def test_a_name_that_is_equal_in_unicode() -> None:
    text = Text("t", "claim u\u0308ber: x\nclaim b: y\n  because [\u00fcber]\n")
    assert (
        rename_statement(text, "\u00fcber", "new") == "claim new: x\nclaim b: y\n  because [new]\n"
    )


def test_a_deep_map() -> None:
    lines = "".join(f"{'  ' * depth}because claim c{depth}: x\n" for depth in range(1, 3000))
    changed = rename_statement(Text("t", f"claim c0: x\n{lines}"), "c2999", "last")
    assert changed.endswith("claim last: x\n")


def test_what_cannot_be_renamed() -> None:
    argument_map = parse("claim it-is: x\nclaim: It is.\nclaim c: y\nsource s: z\nsource t: z\n")
    assert find_statement_obstacle(argument_map, "it-is", "c")
    assert find_statement_obstacle(argument_map, "it-is", "other")  # a generated id depends on it
    assert find_statement_obstacle(argument_map, "c", "other") is None
    assert find_source_obstacle(argument_map, "s", "t")
    assert find_source_obstacle(argument_map, "s", "u") is None
