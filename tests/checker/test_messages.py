"""What each rule says of the example on its page, to the letter.

The tests of the rules hold their messages to what matters in them; here a slip of the pen shows.
Where a message was changed on purpose: `python -m tests.checker.test_messages > \
tests/checker/messages.txt`, and read the difference.
"""

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from argmap.checker import Rule
from argmap.checker.registry import RULES
from tests.checker.test_rule_examples import checked

MESSAGES = Path(__file__).with_name("messages.txt")


def told(rule: Rule, folder: Path) -> str:
    """The findings of a rule in its example: the place, the message and the help of each."""
    lines = [f"{rule.code} {rule.name}"]
    for each in checked(rule, rule.page.example, folder).findings:
        if each.code == rule.code:
            place = f"{each.span.line}:{each.span.column} " if each.span else ""
            lines += [f"  {place}{each.message}", f"    {each.help}"]
    return "\n".join(lines).replace(f"{folder}/", "") + "\n"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_says_of_its_example_what_is_written_down(rule: Rule, tmp_path: Path) -> None:
    written = re.findall(rf"^{rule.code} .*\n(?: .*\n)+", MESSAGES.read_text("utf-8"), re.MULTILINE)
    assert [told(rule, tmp_path)] == written


if __name__ == "__main__":
    for each in RULES.values():
        with TemporaryDirectory() as folder:
            sys.stdout.write(told(each, Path(folder)))
