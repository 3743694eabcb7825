"""What is told of recommendations that are not supported, whichever rule finds them."""

from collections import Counter

import pytest
from hypothesis import given, settings

from argmap.checker import check
from argmap.checker.settings import Settings
from argmap.model import ArgumentMap, Kind
from argmap.semantics import Reading, verdicts
from argmap.source import Diagnostic
from argmap.test_results import Outcomes
from tests.checker.cases import codes, findings, written
from tests.semantics.strategies import small_maps

FATES = {f"R00{number}" for number in range(1, 8)} | {"R014"}


def without_what_is_tested(text: str, reading: Reading = Reading.CHARITABLE) -> Diagnostic:
    """What is found of the recommendation where no test has run, and nothing where all passed."""
    assert not [each for each in codes(text, reading) if each in FATES]
    chosen = Settings(select=tuple(FATES))
    [finding] = check(written(text), reading, chosen, outcomes=Outcomes({}))
    return finding


def test_what_has_nothing_more_to_say_ends_there() -> None:
    text = """\
claim wise: Whoever acts is wise.
  because claim good: It helps.
    because [wise]
    and recommendation act: Act now.
      because [good]
"""
    [circular] = [each for each in findings(text) if each.code == "R003"]
    assert circular.message == "every reason for [act] comes back to it"


class TestWithdrawals:
    """What a recommendation would hold with, and lacks since a test of that did not pass."""

    @pytest.mark.parametrize(
        ("code", "text", "said"),
        [
            (
                "R002",
                """
                recommendation act: Act now.
                  because claim good: It helps.
                  because evidence seen: It was seen to help. {test: t.py}
                """,
                "each reason for [act] leans on something without grounds, now that [seen] is "
                "withdrawn: nothing carries [good] “It helps.”",
            ),
            (
                "R003",
                """
                recommendation act: Act now.
                  because claim wise: Whoever acts is wise.
                    because [act]
                    because evidence seen: It was seen to help. {test: t.py}
                """,
                "every reason for [act] comes back to it, now that [seen] is withdrawn: "
                "[act] → [wise] → [act]",
            ),
            (
                "R004",
                """
                recommendation act: Act now.
                  because evidence fire: It burns.
                  unless evidence drill: It is a drill.
                    but evidence alarm: No drill was due. {test: t.py}
                """,
                "every reason that could carry [act] is cut off, now that [alarm] is withdrawn: "
                "[drill] “It is a drill.” is an exception to [fire]",
            ),
            (
                "R005",
                """
                recommendation act: Act now.
                  because evidence fire: It burns.
                  but evidence late: The house is gone.
                  unless claim saved: It still stands.
                    because evidence seen: It was seen today. {test: t.py}
                """,
                "[act] has grounds, but is objected to, now that [seen] is withdrawn: "
                "[late] “The house is gone.”",
            ),
            (
                "R006",
                """
                recommendation act: Act now.
                  because claim works: It works.
                    because evidence pro: A study.
                    but claim fails: It fails.
                      because evidence con: Another study.
                      but [works]
                      but evidence third: A third study. {test: t.py}
                """,
                "nothing settles whether [act] holds, for this circle of objections is open, now "
                "that [third] is withdrawn: [fails] → [works] → [fails]",
            ),
            (
                "R007",
                """
                recommendation act: Act now.
                  because assumption time: There is time.
                  because evidence fire: It burns. {test: t.py}
                """,
                "[act] holds only on 1 assumption, now that [fire] is withdrawn: "
                "[time] “There is time.”",
            ),
            (
                "R014",
                """
                recommendation act: Act now.
                  because goal peace: Peace everywhere.
                  because evidence fire: It burns. {test: t.py}
                """,
                "[act] says what it is for, and nothing says that it gets there, now that [fire] "
                "is withdrawn: [peace] “Peace everywhere.”",
            ),
        ],
    )
    def test_it_is_said_of_each_fate(self, code: str, text: str, said: str) -> None:
        finding = without_what_is_tested(text)
        assert (finding.code, finding.message) == (code, said)
        assert finding.help.startswith("mend what the tests found; or ")

    def test_what_was_said_for_it_and_nothing_else_is_named_alone(self) -> None:
        text = """
            recommendation act: Act now.
              because evidence fire: It burns. {test: t.py}
            recommendation buy: Buy a hose.
              because evidence old: The old hose leaks. {test: t.py}
        """
        act, buy = check(written(text), settings=Settings(select=("R001",)), outcomes=Outcomes({}))
        assert (act.statement, buy.statement) == ("act", "buy")
        assert act.message == "what was said for [act] is withdrawn: [fire]"
        assert act.help == ("mend what the tests found; or say why it should be done without that")

    def test_what_carried_a_reason_no_more_is_named_whatever_else_is_in_the_way(self) -> None:
        text = """
            recommendation act: Act now.
              because claim good: It helps.
                because evidence seen: It was seen to help. {test: t.py}
                because evidence heard: Others say so. {test: t.py}
              but evidence late: The house is gone.
        """
        [finding] = check(written(text), settings=Settings(select=("R002",)), outcomes=Outcomes({}))
        assert finding.message.endswith(
            "without grounds, now that [seen] and [heard] are withdrawn: nothing carries "
            "[good] “It helps.”"
        )
        assert finding.help == "mend what the tests found; or say what else [good] rests on"

    def test_all_that_is_needed_is_named(self) -> None:
        finding = without_what_is_tested(
            """
            recommendation act: Act now.
              because assumption time: There is time.
              because evidence fire: It burns. {test: t.py}
              and evidence water: There is water. {test: t.py}
            """
        )
        assert ", now that [fire] and [water] are withdrawn: " in finding.message

    def test_what_would_change_nothing_is_not_named(self) -> None:
        text = """
            recommendation act: Act now.
              because evidence fire: It burns.
              but evidence late: The house is gone.
              because evidence smoke: There is smoke. {test: t.py}
        """
        [finding] = check(written(text), settings=Settings(select=("R005",)), outcomes=Outcomes({}))
        assert finding.message.endswith("but is objected to: [late] “The house is gone.”")
        assert finding.help.startswith("answer it")

    def test_as_written_what_is_implicit_would_not_help(self) -> None:
        text = """
            recommendation act: Act now.
              because assumption time: There is time.
              because (implicit) evidence fire: It burns. {test: t.py}
        """
        assert ", now that [fire] is withdrawn" in without_what_is_tested(text).message
        [finding] = check(
            written(text), Reading.AS_WRITTEN, Settings(select=("R007",)), outcomes=Outcomes({})
        )
        assert finding.message == "[act] holds only on 1 assumption: [time] “There is time.”"


@settings(deadline=None)
@given(small_maps())
def test_a_recommendation_meets_at_most_one_fate_in_a_reading(argument_map: ArgumentMap) -> None:
    for reading in Reading:
        found = Counter(
            finding.statement for finding in check(argument_map, reading) if finding.code in FATES
        )
        judgements = verdicts(argument_map, reading)
        assert found == Counter(
            name
            for name, statement in argument_map.statements.items()
            if statement.kind is Kind.RECOMMENDATION and judgements[name].verdict != "supported"
        )
