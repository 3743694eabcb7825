"""Files in Argdown, compared with what Argdown 1.7.5 reads in them.

They are not part of the project. ARGMAP_CORPORA names the folder that has them, and in
`golden/argdown` the statements, arguments and relations that Argdown finds in each.
"""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from argmap.formats.argdown.entries import ArgdownEntry, ArgdownRelation, Document, Step
from argmap.formats.argdown.reading import read_document
from argmap.formats.input_file import read_input

CORPORA = Path(os.environ.get("ARGMAP_CORPORA", ""))
REFUSED_BY_ARGDOWN = {
    "amtair-bucknall-manual.md",
    "amtair-carlsmith-bayesdown.md",
    "amtair-carlsmith.md",
    "argdownmcp-invalid.argdown",
}
KINDS = {"entails": "support", "contrary": "attack"}

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(
        "ARGMAP_CORPORA" not in os.environ, reason="ARGMAP_CORPORA names no folder with files"
    ),
]


def plain(text: str) -> str:
    """Return a text without tags, which Argdown keeps in it, and with single spaces."""
    return " ".join(re.sub(r"#(\([^)]*\)|[\w-]+)", "", text).split())


def texts_of(found: Any) -> list[str]:
    return [text for text in map(plain, found.get("texts", ())) if text]


def name_theirs(title: str, is_argument: bool, golden: Any) -> str:
    """Return a title in brackets, or the text of a statement without one."""
    if title.startswith("Untitled ") and not is_argument:
        return texts_of(golden["statements"][title])[0]
    return f"<{title}>" if is_argument else f"[{title}]"


def name_ours(entry: ArgdownEntry) -> str:
    return entry.name if entry.title else plain(entry.wordings[-1])


def relations_of(document: Document) -> set[tuple[str, str, str]]:
    """Return the relations, where an argument with premises stands for its conclusion."""
    owners = {step: argument for argument in document.arguments for step in argument.steps}

    def name_target(relation: ArgdownRelation) -> str:
        target = relation.target
        owner = owners[target] if isinstance(target, Step) else target
        is_step = owner.steps and relation.kind.value == "undercut"
        return f"{name_ours(owner)} step" if is_step else name_ours(owner)

    found = {
        (name_ours(relation.source.conclusion or relation.source), relation.kind.value, target)
        for relation in document.relations
        if (target := name_target(relation))
    }
    # Argdown leaves out that an argument supports its own conclusion.
    return {(source, kind, target) for source, kind, target in found if source != target}


def list_steps(argument: ArgdownEntry) -> Counter[tuple[str, str]]:
    """Return the premises and conclusions of an argument."""
    concluded = [step.conclusion for step in argument.steps if step.conclusion]
    used = [premise for step in argument.steps for premise in step.premises]
    return Counter(
        [("conclusion", name_ours(entry)) for entry in concluded]
        + [("premise", name_ours(entry)) for entry in used if entry not in concluded]
    )


def list_golden_steps(lines: Iterable[Any]) -> Counter[tuple[str, str]]:
    return Counter(
        (
            "premise" if line["role"] == "premise" else "conclusion",
            plain(line["text"]) if line["title"].startswith("Untitled ") else f"[{line['title']}]",
        )
        for line in lines
    )


def test_everything_that_argdown_finds_is_found() -> None:
    paths = sorted((CORPORA / "argdown").iterdir())
    refused = set()
    for path in paths:
        golden = json.loads((CORPORA / f"golden/argdown/argdown--{path.name}.json").read_text())
        if golden is None:
            refused.add(path.name)
            continue
        compare(read_document(read_input(path)), golden[0] if path.suffix == ".md" and
                isinstance(golden, list) else golden)  # fmt: skip
    assert refused == REFUSED_BY_ARGDOWN


def compare(document: Document, golden: Any) -> None:
    named = [entry for entry in document.entries if entry.title or not entry.is_argument]
    theirs = {
        name_theirs(title, part == "arguments", golden): found
        for part in ("statements", "arguments")
        for title, found in golden[part].items()
        if part == "statements" or not title.startswith("Untitled ")
    }
    assert {name_ours(entry) for entry in named} == set(theirs)
    for entry in named:
        found = theirs[name_ours(entry)]
        assert list(map(plain, entry.wordings)) == texts_of(found)
        if entry.steps:
            assert list_steps(entry) == list_golden_steps(found["pcs"])
    assert relations_of(document) == {
        (
            name_theirs(source, is_argument == "argument", golden),
            KINDS.get(kind, kind),
            f"<{target}> step" if target_type == "inference"
            else name_theirs(target, target_type == "argument", golden),
        )
        for source, is_argument, kind, target, target_type in golden["relations"]
    }  # fmt: skip
