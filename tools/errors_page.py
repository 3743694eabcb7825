"""Write docs/errors.md: every code of what can be wrong with a map's text.

python tools/errors_page.py > docs/errors.md
"""

from __future__ import annotations

from argmap.language.mistakes import CODES as LANGUAGE
from argmap.loader.diagnostics import CODES as MAP

BEGINNING = """\
# Errors

What is wrong with the text of a map is told all at once, with a code, the place, and the fix
where one is near. A map with errors is not judged by the rules and not drawn; what was read well
is still in what `argmap check --format json` and `argmap.load_draft` give. Codes never change their
meaning. Those of the [rules](rules.md) and of [settings](checking.md) have pages of their own.

| code | what is the matter |
| --- | --- |"""


def page() -> str:
    """The page as Markdown."""
    rows = [f"| {code} | {what} |" for code, what in {**LANGUAGE, **MAP}.items()]
    return "\n".join([BEGINNING, *rows, ""])


if __name__ == "__main__":
    print(page(), end="")
