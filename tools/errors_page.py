"""Print docs/errors.md, the list of error codes.

python tools/errors_page.py > docs/errors.md
"""

from argmap.formats.argdown.codes import CODES as ARGDOWN
from argmap.language.mistakes import CODES as LANGUAGE
from argmap.loader.diagnostics import CODES as MAP

HEAD = """\
# Errors

One run reports every error in the text of a map, with a code, the place and, where argmap finds
one, a fix. A map with errors is not checked by the rules and not drawn. The parts that could be
parsed are still in the output of `argmap check --format json` and in the result of
`argmap.load_draft`. L014 to L017 are warnings, which prevent nothing. They are
[rules](rules.md#text), so settings and comments can suppress them. A code never changes its
meaning. The other rules and the [settings](checking.md) have codes of their own. A001 to A010 are
warnings of [`argmap convert`](formats.md): Argdown refuses the document, or has more than argmap
reads, and argmap reads it as it was most likely meant.

| code | meaning |
| --- | --- |"""


def page() -> str:
    """Return the page as Markdown."""
    rows = [f"| {code} | {meaning} |" for code, meaning in {**LANGUAGE, **MAP, **ARGDOWN}.items()]
    return "\n".join([HEAD, *rows, ""])


if __name__ == "__main__":
    print(page(), end="")
