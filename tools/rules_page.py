"""Make docs/rules.md, the reference of all rules, from their pages.

Run this when a page has changed: `python tools/rules_page.py > docs/rules.md`.
"""

from __future__ import annotations

import sys

from argmap.checker.registry import RULES
from argmap.checker.rule_page import format_reference

if __name__ == "__main__":
    sys.stdout.write(format_reference(RULES))
