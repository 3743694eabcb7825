"""The rule about what authors expect of their statements: trigger, mended, what comes near it."""

from textwrap import dedent

import pytest

from argmap.semantics import Reading
from argmap.source import Severity
from tests.checker.cases import found, one, under


class TestExpectationFailed:
    trigger = dedent(
        """
        claim calm: Markets are calm. {expect: supported}
          because claim trust: Banks trust each other.
        """
    )

    def test_another_verdict_was_expected(self) -> None:
        finding = one("S018", self.trigger)
        assert finding.severity is Severity.ERROR
        assert (
            finding.message
            == "[calm] is unsupported (ungrounded), and was expected to be supported"
        )
        assert "`argmap explain FILE calm`" in finding.help
        assert under(finding) == "claim calm"

    def test_it_is_mended_by_what_is_expected(self) -> None:
        assert not found("S018", self.trigger + "    because evidence low: Rates are low.\n")

    @pytest.mark.parametrize("expected", ["unsupported", '"unsupported (ungrounded)"'])
    def test_or_by_what_is_so(self, expected: str) -> None:
        assert not found("S018", self.trigger.replace("supported", expected))

    def test_the_reason_may_differ(self) -> None:
        assert found("S018", self.trigger.replace("supported", '"unsupported (bare)"'))

    @pytest.mark.parametrize(
        ("expected", "cure"),
        [
            ("suported", "`suported` is no verdict; did you mean `supported`?"),
            (
                '"unsupported (bar)"',
                "`bar` is no reason why a statement is unsupported; did you mean",
            ),
            ('"unsupported (bar)"', "did you mean `bare`?"),
            ('"unsupported (7)"', "it may be bare, "),
            ('"unsupported(bare)"', "write it as `unsupported (bare)`"),
            ('"unsupported ()"', "it may be bare, "),
            ('"contested (bare)"', "`contested (bare)` is no verdict; "),
            ('"unsupported bare"', "did you mean `unsupported (bare)`?"),
            ("true", "it may be supported, conditional, undecided, unsupported and contested"),
        ],
    )
    def test_what_is_no_verdict_cannot_be_met(self, expected: str, cure: str) -> None:
        assert cure in one("S018", self.trigger.replace("supported", expected)).help

    def test_any_kind_of_statement_may_be_expected_to_be_something(self) -> None:
        assert not found("S018", "goal peace: Peace. {expect: conditional}")
        assert found("S018", "evidence fire: Fire. {expect: contested}")

    def test_what_is_expected_is_expected_of_the_charitable_reading(self) -> None:
        text = self.trigger + "    because (implicit) evidence low: Rates are low.\n"
        assert not found("S018", text)
        assert not found("S018", text, Reading.AS_WRITTEN)


FATES = {
    "R001": ("unsupported (bare)", "recommendation act: Act."),
    "R004": (
        "unsupported (defeated)",
        """
        recommendation act: Act.
          because evidence e: It burns.
          unless evidence f: It does not.
        """,
    ),
    "R005": (
        "contested",
        """
        recommendation act: Act.
          because evidence e: It burns.
          but evidence f: It does not.
        """,
    ),
    "R007": (
        "conditional",
        """
        recommendation act: Act.
          because assumption a: It burns.
        """,
    ),
}


@pytest.mark.parametrize("code", FATES)
def test_of_a_recommendation_that_fares_as_expected_no_more_is_told(code: str) -> None:
    verdict, text = FATES[code]
    assert found(code, text)
    assert not found(code, text.replace("Act.", f'Act. {{expect: "{verdict}"}}'))
    assert found(code, text.replace("Act.", "Act. {expect: supported}"))
    expected_as_read = text.replace("Act.", f'Act. {{expect: "{verdict}"}}')
    assert found(code, expected_as_read, Reading.AS_WRITTEN)
