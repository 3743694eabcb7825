"""Rules do not fail on unusual values of attributes."""

from hypothesis import given
from hypothesis import strategies as st

from argmap.checker.context import RuleContext
from argmap.checker.registry import RULES
from argmap.model import ArgumentMap, Citation, Inference, Kind, Source, Statement
from argmap.semantics import assess

VALUES = {
    "date": st.sampled_from([1, 2022, 9999, "2022-01", "0000", "0000-12"]),
    "derived-from": st.sampled_from(["s", "@s", ("t", "x"), "", ()]),
    "expect": st.sampled_from(["supported", "bare", ""]),
    "file": st.sampled_from(["", "a.txt", ".."]),
    "quote": st.sampled_from(["", "…", "[a", "[…]"]),
    "status": st.sampled_from(["retracted", ""]),
}
attributes = st.fixed_dictionaries({}, optional=VALUES)
cited = st.lists(st.sampled_from("st"), max_size=2).map(lambda keys: [*map(Citation, keys)])


@given(
    st.lists(st.tuples(st.sampled_from(Kind), cited, attributes), min_size=2, max_size=4),
    st.tuples(attributes, attributes),
    st.sampled_from(["", "soon", "2022", "0000"]),
)
def test_no_rule_fails(
    said: list[tuple[Kind, list[Citation], dict[str, object]]],
    described: tuple[dict[str, object], dict[str, object]],
    when: str,
) -> None:
    statements = [
        Statement(kind, name, "It is so.", (), citations, (), noted)
        for name, (kind, citations, noted) in zip("abcd", said, strict=False)
    ]
    argument_map = ArgumentMap(
        statements,
        [Inference("a", "because", [each.id]) for each in statements[1:]],
        [Source(key, "A source", noted) for key, noted in zip("st", described, strict=True)],
        date=when,
        document="a.txt",
    )
    context = RuleContext(assess(argument_map))
    for rule in RULES.values():
        for found in rule.diagnostics(context):
            assert found.message
