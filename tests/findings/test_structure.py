"""Each rule about structure: what triggers it, what mends it, and what comes near it."""

from textwrap import dedent

from argmap.source import Severity
from argmap.support import Reading
from tests.findings.cases import codes, findings, only, under


class TestCircularSupport:
    trigger = dedent(
        """
        claim calm: Markets are calm.
          because claim trust: Banks trust each other.
          and claim open: Banks are open.
            because [calm]
        """
    )

    def test_it_shows_the_chain_where_it_closes(self) -> None:
        finding = only(self.trigger)
        assert (finding.code, finding.severity) == ("S003", Severity.ERROR)
        assert finding.message == "a circle of reasons supports nothing: [calm] → [open] → [calm]"
        assert "from outside the circle" in finding.help
        assert finding.statement == "calm"
        assert finding.span is not None
        assert (finding.span.line, under(finding)) == (3, "because")

    def test_a_chain_that_does_not_return_mends_it(self) -> None:
        assert codes(self.trigger.replace("because [calm]", "because [trust]")) == []

    def test_an_objection_in_a_circle_is_no_support(self) -> None:
        assert codes(self.trigger.replace("because [calm]", "but [calm]")) == []

    def test_a_warrant_may_close_it(self) -> None:
        finding = only(
            """
            claim calm: Markets are calm.
              because evidence index: The index is low.
              since claim sign: A low index means calm.
                because [calm]
            """
        )
        assert finding.message.endswith("[calm] → [sign] → [calm]")
        assert under(finding) == "because"

    def test_each_circle_is_found_once(self) -> None:
        other = self.trigger
        for name in ("calm", "trust", "open"):
            other = other.replace(name, f"{name}2")
        assert codes(self.trigger + other) == ["S003", "S003"]

    def test_a_long_circle_is_cut_in_the_middle(self) -> None:
        lines = [f"claim c{n}: Number {n}.\n  because [c{(n + 1) % 9}]\n" for n in range(9)]
        assert only("".join(lines)).message.endswith(
            "[c0] → [c8] → [c7] → 4 more → [c2] → [c1] → [c0]"
        )

    def test_as_written_an_implicit_relation_closes_nothing(self) -> None:
        text = self.trigger.replace("because [calm]", "because (implicit) [calm]")
        assert [each.code for each in findings(text)] == ["S003"]
        assert codes(text, Reading.AS_WRITTEN) == []
