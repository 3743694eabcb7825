"""Files of other tools, as their authors wrote them, and damaged.

They are not part of the project. ARGMAP_CORPORA names the folder that has them.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from argmap.canonical import canonical_text
from argmap.formats import FormatError, LossKind, load
from argmap.formats.conversion import load_input
from argmap.formats.input_file import InputFile
from argmap.loader import ArgmapError, parse
from argmap.model import ArgumentMap

FOLDER = os.environ.get("ARGMAP_CORPORA")
FORMATS: dict[str, tuple[str | None, set[str]]] = {
    "aif": ("aif", set()),
    "iccma": (None, set()),
    "sadface": ("sadface", {"monkeypuzzle_web-api-test.json"}),
    "arguebuf": ("arguebuf", set()),
    "argmap-yaml": ("argmap-yaml", set()),
    "gsn2x": ("gsn", {"invalid2.yaml"}),
    "toulmin-yaml": ("toulmin", set()),
    "carneades/*.yml": ("carneades", set()),
    "carneades/*.xml": ("lkif", set()),
    "argdown": ("argdown", set()),
    "jpipe": ("jpipe", set()),
    "madr": ("madr", set()),
    "graphml": ("yed", set()),
    "tsf/*.dot": ("tsf", set()),
}
"""The format of each folder, or None where endings decide, and the files that are refused."""

pytestmark = [
    pytest.mark.corpora,
    pytest.mark.skipif(not FOLDER, reason="ARGMAP_CORPORA names no folder with files to read"),
]


def list_files(folder: str) -> list[Path]:
    name, _, pattern = folder.partition("/")
    return sorted(path for path in Path(FOLDER or "", name).rglob(pattern or "*") if path.is_file())


@pytest.mark.parametrize("folder", FORMATS)
def test_each_file_is_recognized_and_read(folder: str) -> None:
    form, refused = FORMATS[folder]
    files = list_files(folder)
    assert files
    for path in files:
        if path.name in refused:
            with pytest.raises(FormatError):
                load(path)
        else:
            found = load(path)
            again = load(path, form)
            assert (found.map, found.losses) == (again.map, again.losses), path
            assert parse(canonical_text(found.map)) == found.map


@pytest.mark.parametrize("folder", FORMATS)
def test_each_file_is_read_or_refused_when_it_is_damaged(folder: str) -> None:
    form, _ = FORMATS[folder]
    random = Random(folder)
    for path in list_files(folder):
        content = path.read_bytes()
        for _ in range(10):
            damaged = bytearray(content[: random.randrange(len(content) + 1)])
            if damaged:
                damaged[random.randrange(len(damaged))] = random.randrange(256)
            with suppress(FormatError, ArgmapError):
                load_input(InputFile(path.name, bytes(damaged)), form)


def read_golden(name: str) -> dict[Path, Any]:
    """Return what was counted in the files of a folder by other means."""
    root = Path(FOLDER or "")
    counted = json.loads((root / "golden" / f"{name}.json").read_text("utf-8"))["files"]
    files = {path: counted[str(path.relative_to(root))] for path in list_files(name)}
    assert files
    return files


def test_aif_has_a_statement_for_each_node_and_an_inference_for_each_scheme() -> None:
    for path, counts in read_golden("aif").items():
        found = load(path, "aif").map
        nodes = counts["nodes_by_type"]
        assert len(found.statements) == nodes["I"], path
        assert len(found.inferences) == nodes.get("RA", 0) + nodes.get("CA", 0), path


def test_frameworks_have_all_their_arguments_and_attacks() -> None:
    for path, counts in read_golden("iccma").items():
        found = load(path)
        size = counts.get("arguments") or int(counts["header"].split()[-1])
        assert len(found.map.statements) == size, path
        assert len(found.map.inferences) == counts["attacks"], path
        assert {loss.kind for loss in found.losses} <= {LossKind.COMMENT}


def test_graphs_have_a_statement_for_each_atom_and_a_relation_for_each_scheme() -> None:
    for name, kinds in (("sadface", "nodes_by_type"), ("arguebuf", "schemes")):
        for path, counts in read_golden(name).items():
            if path.name in FORMATS[name][1]:
                continue
            found = load(path).map
            schemes = dict(counts[kinds])
            atoms = counts.get("atoms", schemes.pop("atom", 0))
            schemes.pop("rephrase", 0)
            relations = len(found.inferences) + count_exceptions(found)
            assert (len(found.statements), relations) == (atoms, sum(schemes.values())), path


def test_yaml_has_all_its_claims_reasons_and_rebuttals() -> None:
    for path, counts in read_golden("argmap-yaml").items():
        found = load(path).map
        reasons = counts.get("reasons", 0) + counts.get("objections", 0)
        assert (len(found.statements), len(found.inferences)) == (counts["claims"], reasons), path
    for path, counts in read_golden("toulmin-yaml").items():
        assert count_exceptions(load(path).map) == counts["rebuttals"], path


def count_exceptions(argument_map: ArgumentMap) -> int:
    return sum(len(inference.exceptions) for inference in argument_map.inferences)
