"""`argmap render` writes interactive pages."""

from pathlib import Path

import pytest

from tests.cli.maps import BROKEN, GOOD, Run
from tests.web.pages import ParsedPage, parse_page


def read_page(path: Path) -> ParsedPage:
    return parse_page(path.read_text("utf-8"))


def test_the_suffix_asks_for_a_page(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "-o", "plan.html")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "plan.html\n", "")
    page = read_page(folder / "plan.html")
    assert page.data["reading"] == "charitable"
    assert page.root.find("html")[0].attributes["data-theme"] == "auto"


def test_a_page_is_put_beside_the_map_or_printed(run: Run, folder: Path) -> None:
    assert run("render", "good.argmap", "--format", "html").stdout == "good.html\n"
    printed = run("render", "-", "--format", "html", stdin=GOOD).stdout
    assert parse_page(printed).data["statements"]


def test_the_options_of_a_page(run: Run, folder: Path) -> None:
    run("render", "good.argmap", "--format", "html", "--as-written", "--theme", "dark")
    page = read_page(folder / "good.html")
    assert page.data["reading"] == "as written"
    assert page.root.find("html")[0].attributes["data-theme"] == "dark"


@pytest.mark.parametrize(
    "options",
    [
        ("--focus", "act"),
        ("--explain", "act"),
        ("--theme", "print"),
        ("--each", "-o", "pages"),
        ("--direction", "down"),
        ("--engine", "dot"),
        ("--timeout", "3"),
        ("--id-prefix", "a"),
        ("--no-ids",),
        ("--no-sections",),
        ("--no-legend",),
    ],
)
def test_options_of_pictures_are_refused(run: Run, folder: Path, options: tuple[str, ...]) -> None:
    before = {*folder.iterdir()}
    result = run("render", "good.argmap", "--format", "html", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{options[0]}" in result.stderr
    assert {*folder.iterdir()} == before


def test_findings_follow_the_settings_of_the_folder(run: Run, folder: Path) -> None:
    (folder / "plan.argmap").write_text("recommendation act: Act now.\n", "utf-8")

    def find_codes() -> set[str]:
        run("render", "plan.argmap", "--format", "html")
        [statement] = read_page(folder / "plan.html").data["statements"]
        return {finding["code"] for finding in statement.get("findings", ())}

    assert "R001" in find_codes()
    (folder / "argmap.toml").write_text('ignore = ["R001"]\n', "utf-8")
    assert "R001" not in find_codes()
    (folder / "argmap.toml").write_text('ignore = ["nothing"]\n', "utf-8")
    result = run("render", "plan.argmap", "--format", "html")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nothing" in result.stderr


def test_evidence_out_of_date_is_shown_as_withdrawn(run: Run, folder: Path) -> None:
    (folder / "old.argmap").write_text(
        "recommendation act: Act now.\n"
        "  because evidence seen: It was seen. {valid-until: 2020-01-01}\n",
        "utf-8",
    )
    run("render", "old.argmap", "--format", "html", "--today", "2020-01-02")
    by_id = {each["id"]: each for each in read_page(folder / "old.html").data["statements"]}
    assert "2020-01-01" in by_id["seen"]["withdrawn"]
    assert by_id["act"]["judgement"]["verdict"] == "unsupported"


def test_a_page_never_replaces_the_map(run: Run, folder: Path) -> None:
    (folder / "plan.html").write_text(GOOD, "utf-8")
    result = run("render", "plan.html", "-o", "plan.html")
    assert result.exit_code == 2
    assert (folder / "plan.html").read_text("utf-8") == GOOD


def test_a_map_with_errors_has_no_page(run: Run, folder: Path) -> None:
    (folder / "broken.argmap").write_text(BROKEN, "utf-8")
    assert run("render", "broken.argmap", "--format", "html").exit_code == 2
    assert not (folder / "broken.html").exists()
