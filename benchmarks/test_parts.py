"""What each part of the way costs, so that a change shows where.

pytest benchmarks -n0 --benchmark-autosave
pytest benchmarks -n0 --benchmark-compare
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from argmap.checker import review
from argmap.language import parse_text
from argmap.language.automaton import Automaton
from argmap.language.lexer import Lexer
from argmap.language.tree import TreeBuilder
from argmap.loader import Draft, parse, parse_draft
from argmap.rendering import to_dot
from argmap.semantics import verdicts
from argmap.semantics.model import well_founded
from argmap.semantics.program import program
from argmap.source import Text
from benchmarks.dialects import as_argmap
from benchmarks.shapes import Dispute, Form, argument, attacks
from benchmarks.solvers import ourselves

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

    from argmap.model import ArgumentMap

SIZE = 1_000
forms = pytest.mark.parametrize("form", Form)


@cache
def text_of(form: Form) -> str:
    return as_argmap(argument(form, SIZE))


@cache
def map_of(form: Form) -> ArgumentMap:
    return parse(text_of(form))


def test_lex(benchmark: BenchmarkFixture) -> None:
    # Which terminals can stand where only the automaton knows: this is both, and the tree.
    def read() -> None:
        content = f"\n{text_of(Form.TREES)}"
        automaton, lexer = Automaton(TreeBuilder(content, None)), Lexer(content)
        automaton.read(lexer.tokens(automaton.states))

    benchmark(read)


@forms
def test_parse(benchmark: BenchmarkFixture, form: Form) -> None:
    benchmark(lambda: parse_text(Text("<text>", text_of(form))))


@forms
def test_parse_and_resolve(benchmark: BenchmarkFixture, form: Form) -> None:
    benchmark(lambda: parse_draft(text_of(form)))


@forms
def test_number(benchmark: BenchmarkFixture, form: Form) -> None:
    benchmark(lambda: program(map_of(form)))


@forms
def test_well_founded_model(benchmark: BenchmarkFixture, form: Form) -> None:
    # What the numbers are turned round for is found once for each program.
    benchmark(lambda: well_founded(program(map_of(form))))


@forms
def test_verdicts(benchmark: BenchmarkFixture, form: Form) -> None:
    benchmark(lambda: verdicts(map_of(form)))


@pytest.mark.parametrize("dispute", Dispute)
def test_verdicts_on_objections_alone(benchmark: BenchmarkFixture, dispute: Dispute) -> None:
    argument_map = ourselves().build(attacks(dispute, SIZE))
    benchmark(lambda: verdicts(argument_map))


@forms
def test_rules(benchmark: BenchmarkFixture, form: Form) -> None:
    draft = Draft(map_of(form))
    benchmark(lambda: review("map.argmap", draft))


@forms
def test_dot(benchmark: BenchmarkFixture, form: Form) -> None:
    benchmark(lambda: to_dot(map_of(form)))
