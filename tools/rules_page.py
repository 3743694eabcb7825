"""Print the reference of all rules.

Run `python tools/rules_page.py > docs/rules.md` after a change to the page of a rule.
"""

import sys

from argmap.checker.registry import RULES
from argmap.checker.rule_page import format_reference

if __name__ == "__main__":
    sys.stdout.write(format_reference(RULES))
