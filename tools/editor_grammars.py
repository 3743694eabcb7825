"""Write the files in editors/ that are made from the rules of highlighting.

Run `python -m tools.editor_grammars` after a change to the rules or to the keywords of the
language. It writes the grammars for TextMate and highlight.js, and, for the tests of both, the
parts that Pygments finds in an example.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from argmap.integrations.highlighting import LETTER, LineRule, Region, TokenPart, list_rules
from argmap.integrations.pygments import TOKENS, ArgmapLexer

EDITORS = Path(__file__).parents[1] / "editors"
EXAMPLE = EDITORS / "example.argmap"

TEXTMATE_SCOPES = {
    "comment": "comment.line.double-slash",
    "connective": "keyword.control.connective",
    "date": "constant.other.date",
    "escape": "constant.character.escape",
    "header": "keyword.other.header",
    "heading": "markup.heading",
    "id": "entity.name.function.id",
    "key": "entity.other.attribute-name",
    "kind": "storage.type.kind",
    "locator": "string.unquoted.locator",
    "mark": "storage.modifier.mark",
    "number": "constant.numeric",
    "path": "string.unquoted.path",
    "place": "keyword.operator.place",
    "punctuation": "punctuation",
    "reference": "variable.other.reference",
    "source": "constant.other.source",
    "string": "string.quoted.double",
    "tag": "entity.name.tag",
    "word": "string.unquoted.value",
}

HIGHLIGHT_JS_SCOPES = {
    "comment": "comment",
    "connective": "keyword",
    "date": "number",
    "escape": "char.escape",
    "header": "keyword",
    "heading": "section",
    "id": "title",
    "key": "attr",
    "kind": "type",
    "locator": "string",
    "mark": "meta",
    "number": "number",
    "path": "string",
    "place": "keyword",
    "punctuation": "punctuation",
    "reference": "variable",
    "source": "link",
    "string": "string",
    "tag": "symbol",
    "word": "string",
}

HIGHLIGHT_JS = """\
// The argmap language for highlight.js 11. Made by tools/editor_grammars.py.

/** @returns the definition for `hljs.registerLanguage("argmap", argmap)`. */
export default function argmap() {{
  return {definition};
}}
"""


def make_textmate_grammar() -> str:
    """Return the grammar for TextMate as JSON."""
    grammar = {
        "name": "argmap",
        "scopeName": "source.argmap",
        "fileTypes": ["argmap"],
        "comment": "Made by tools/editor_grammars.py.",
        "patterns": [_convert_to_textmate(rule) for rule in list_rules()],
    }
    return json.dumps(grammar, indent=2, ensure_ascii=False) + "\n"


def _convert_to_textmate(rule: LineRule | Region) -> dict[str, Any]:
    if isinstance(rule, LineRule):
        return {"match": _join(rule), "captures": _list_captures(*rule.parts)}
    region: dict[str, Any] = {
        "begin": _join(rule.begin),
        "beginCaptures": _list_captures(*rule.begin.parts),
        "end": f"({rule.end.pattern})",
        "endCaptures": _list_captures(rule.end),
        "patterns": [_convert_to_textmate(inner) for inner in rule.rules],
    }
    if rule.name:
        region["contentName"] = f"{TEXTMATE_SCOPES[rule.name]}.argmap"
    return region


def _join(rule: LineRule) -> str:
    return "".join(f"({part.pattern})" for part in rule.parts)


def _list_captures(*parts: TokenPart) -> dict[str, dict[str, str]]:
    return {
        str(number): {"name": f"{TEXTMATE_SCOPES[part.name]}.argmap"}
        for number, part in enumerate(parts, 1)
        if part.name
    }


def make_highlight_js_grammar() -> str:
    """Return the definition for highlight.js, an ECMAScript module."""
    definition = {
        "name": "argmap",
        "unicodeRegex": True,
        "contains": [_convert_to_highlight_js(rule) for rule in list_rules()],
    }
    lines = json.dumps(definition, indent=2, ensure_ascii=False)
    return HIGHLIGHT_JS.format(definition=lines.replace("\n", "\n  "))


def _convert_to_highlight_js(rule: LineRule | Region, end: str = "") -> dict[str, Any]:
    """Return a rule as a mode. `end` is the end of the region that has the rule.

    highlight.js tries an end after the rules in the region, so these must not match there.
    """
    if isinstance(rule, LineRule):
        return {"match": _list_patterns(rule, end), "scope": _list_scopes(rule)}
    region: dict[str, Any] = {
        "begin": _list_patterns(rule.begin, end),
        "beginScope": _list_scopes(rule.begin),
        "end": _translate(rule.end.pattern),
        "contains": [_convert_to_highlight_js(inner, rule.end.pattern) for inner in rule.rules],
    }
    if rule.end.name:
        region["endScope"] = HIGHLIGHT_JS_SCOPES[rule.end.name]
    if rule.name:
        region["scope"] = HIGHLIGHT_JS_SCOPES[rule.name]
    return region


def _list_patterns(rule: LineRule, end: str) -> list[str]:
    first, *others = [_translate(part.pattern) for part in rule.parts]
    return [f"(?!{end}){first}" if end else first, *others]


def _translate(pattern: str) -> str:
    r"""Return a pattern for JavaScript, where `\w` has no letters outside ASCII."""
    return pattern.replace(LETTER, r"[\p{L}_]")


def _list_scopes(rule: LineRule) -> dict[str, str]:
    return {
        str(number): HIGHLIGHT_JS_SCOPES[part.name]
        for number, part in enumerate(rule.parts, 1)
        if part.name
    }


def make_expected_parts() -> str:
    """Return what the tests of both grammars expect in the example: each part and its scopes."""
    text = EXAMPLE.read_text(encoding="utf-8")
    names = {token: name for name, token in TOKENS.items()}
    parts = [
        [part, TEXTMATE_SCOPES.get(name, ""), HIGHLIGHT_JS_SCOPES.get(name, "")]
        for name, part in _merge(
            (names[token], part) for _, token, part in ArgmapLexer().get_tokens_unprocessed(text)
        )
    ]
    return "[\n" + ",\n".join(json.dumps(part, ensure_ascii=False) for part in parts) + "\n]\n"


def _merge(parts: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Join neighbours of the same name, and drop empty parts."""
    for name, run in groupby(filter(itemgetter(1), parts), key=itemgetter(0)):
        yield name, "".join(part for _, part in run)


def make_files() -> dict[Path, str]:
    """Return the text of each file."""
    return {
        EDITORS / "argmap.tmLanguage.json": make_textmate_grammar(),
        EDITORS / "argmap.highlight.js": make_highlight_js_grammar(),
        EDITORS / "example.json": make_expected_parts(),
    }


if __name__ == "__main__":
    for path, text in make_files().items():
        path.write_text(text, encoding="utf-8")
