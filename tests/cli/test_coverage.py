"""`argmap coverage`."""

import json
from pathlib import Path

from tests.cli.maps import Run

TEXT = "The fire burns in the village.\n\nNobody knows why.\n"
CLAIM = "claim burns: A fire burns in the village [at ¶1].\n"


def test_given_document(run: Run, folder: Path) -> None:
    (folder / "fire.txt").write_text(TEXT, "utf-8")
    result = run("coverage", "-", "--document", "fire.txt", stdin=CLAIM)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "fire.txt:3: ¶2: no statement refers to it\n"
        "  “Nobody knows why.”\n"
        "\n"
        "covered: 1 of 2 paragraphs and 1 of 2 sentences\n"
    )


def test_the_document_of_the_map_is_relative_to_it(run: Run, folder: Path) -> None:
    (folder / "maps" / "texts").mkdir(parents=True)
    (folder / "maps" / "fire.argmap").write_text(f"document: texts/fire.txt\n{CLAIM}", "utf-8")
    (folder / "maps" / "texts" / "fire.txt").write_text(TEXT, "utf-8")
    found = json.loads(run("coverage", "maps/fire.argmap", "--format", "json").stdout)
    assert found["document"] == str(Path("maps", "texts", "fire.txt"))
    assert [paragraph["statements"] for paragraph in found["paragraphs"]] == [["burns"], []]


def test_missing_document(run: Run) -> None:
    result = run("coverage", "-", stdin=CLAIM)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the map names no document" in result.stderr


def test_unreadable_document(run: Run, folder: Path) -> None:
    (folder / "fire.txt").write_text(TEXT, "utf-8")
    result = run("coverage", "-", "--document", "fires.txt", stdin=CLAIM)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no file fires.txt; did you mean fire.txt?" in result.stderr
    assert run("coverage", "-", stdin=f"document: gone.txt\n{CLAIM}").exit_code == 2


def test_the_document_of_a_map_must_be_in_its_project(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    (folder / "fire.txt").write_text(TEXT, "utf-8")
    (folder / "maps" / "fire.argmap").write_text(f"document: ../fire.txt\n{CLAIM}", "utf-8")
    result = run("coverage", "maps/fire.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "../fire.txt is outside the project of the map" in result.stderr
    (folder / ".git").mkdir()
    assert run("coverage", "maps/fire.argmap").exit_code == 0
    assert run("coverage", "maps/fire.argmap", "--document", "fire.txt").exit_code == 0
