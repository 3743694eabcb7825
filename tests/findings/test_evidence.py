"""Each rule about evidence: what triggers it, what mends it, and what comes near it."""

from textwrap import dedent

from argmap.findings import check
from argmap.source import Severity
from tests.findings.cases import under, written


class TestUncitedEvidence:
    trigger = dedent(
        """
        source report: Load report
        claim busy: It is busy.
          because evidence load: 340 jobs a second [at ¶3].
        """
    )

    def test_a_place_in_the_mapped_text_is_no_source(self) -> None:
        [finding] = check(written(self.trigger))
        assert (finding.code, finding.severity) == ("E001", Severity.WARNING)
        assert finding.message == "[load] does not say where it comes from"
        assert "`[@key]`" in finding.help
        assert under(finding) == "evidence load"

    def test_a_citation_mends_it(self) -> None:
        assert check(written(self.trigger.replace("at ¶3", "at ¶3; @report"))) == ()

    def test_what_is_assumed_need_not_cite(self) -> None:
        assert check(written(self.trigger.replace("evidence load", "assumption load"))) == ()
