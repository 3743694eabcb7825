"""`argmap render`: where pictures go, and what keeps one from being drawn."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.rendering import Picture, RenderError
from tests.cli.maps import BROKEN, GOOD, Run

SVG = "{http://www.w3.org/2000/svg}svg"


def is_svg(text: str | bytes) -> bool:
    return ElementTree.fromstring(text).tag == SVG


def test_beside_the_map(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "good.svg\n", "")
    assert is_svg((folder / "good.svg").read_bytes())


def test_beside_a_map_with_another_ending(run: Run, folder: Path) -> None:
    (folder / "plan.v1").write_text(GOOD, "utf-8")
    assert run("render", "--format", "dot", "plan.v1").stdout == "plan.v1.dot\n"


@pytest.mark.parametrize(
    ("output", "start"), [("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG"), ("a.dot", b"digraph")]
)
def test_the_ending_says_the_format(run: Run, folder: Path, output: str, start: bytes) -> None:
    assert run("render", "good.argmap", "-o", output).stdout == f"{output}\n"
    assert (folder / output).read_bytes().startswith(start)


def test_the_format_may_be_given_beside_the_ending(run: Run, folder: Path) -> None:
    run("render", "good.argmap", "-o", "picture.txt", "--format", "dot")
    assert (folder / "picture.txt").read_bytes().startswith(b"digraph")


def test_an_ending_that_says_nothing(run: Run) -> None:
    result = run("render", "good.argmap", "-o", "picture.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "picture.txt does not end in one of .svg, .png, .pdf, .dot" in result.stderr


def test_the_ending_and_the_format_do_not_contradict_each_other(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "-o", "a.svg", "--format", "png")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a.svg would hold no .svg: --format says png" in result.stderr
    assert not (folder / "a.svg").exists()
    assert run("render", "good.argmap", "-o", "a.DOT", "--format", "dot").exit_code == 0


def test_an_ending_in_capitals_is_the_ending_of_a_map(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    (folder / "maps" / "UP.ARGMAP").write_text(GOOD, "utf-8")
    result = run("render", "--format", "dot", "maps")
    assert (result.exit_code, result.stdout) == (0, f"{Path('maps', 'UP.dot')}\n")


def test_a_map_without_a_statement_is_not_drawn(run: Run, folder: Path) -> None:
    (folder / "empty.argmap").write_text("title: Nothing yet\n", "utf-8")
    result = run("render", "empty.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "argmap: empty.argmap is not drawn: there is no statement in it\n"


def test_standard_output(run: Run) -> None:
    assert is_svg(run("render", "good.argmap", "-o", "-").stdout_bytes)
    png = run("render", "good.argmap", "--output", "-", "--format", "png").stdout_bytes
    assert png.startswith(b"\x89PNG")


def test_a_map_from_standard_input_goes_to_standard_output(run: Run, folder: Path) -> None:
    assert is_svg(run("render", "-", stdin=GOOD).stdout_bytes)
    assert run("render", "-", "-o", "plan.svg", stdin=GOOD).stdout == "plan.svg\n"
    assert is_svg((folder / "plan.svg").read_bytes())


def test_several_maps(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "one.argmap").write_text(GOOD, "utf-8")
    result = run("render", "--format", "dot", "good.argmap", "bare.argmap", "sub")
    one = str(Path("sub", "one.dot"))
    assert (result.exit_code, result.stdout) == (0, f"good.dot\nbare.dot\n{one}\n")


def test_one_output_is_for_one_map(run: Run) -> None:
    result = run("render", "good.argmap", "bare.argmap", "-o", "all.svg")
    assert result.exit_code == 2
    assert "-o is for one map, and these are 2" in result.stderr


def test_a_map_with_errors_is_not_drawn(run: Run, folder: Path) -> None:
    result = run("render", "--format", "dot", "broken.argmap", "missing.argmap", "good.argmap")
    assert (result.exit_code, result.stdout) == (2, "good.dot\n")
    assert "--> broken.argmap:2:3" in result.stderr
    assert "argmap: broken.argmap not drawn" in result.stderr
    assert "there is no file missing.argmap" in result.stderr
    assert not (folder / "broken.dot").exists()


def test_a_broken_map_from_standard_input(run: Run) -> None:
    result = run("render", "-", stdin=BROKEN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--> <stdin>:2:3" in result.stderr


def test_a_folder_without_a_map(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("render", "empty")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no map (*.argmap) in empty" in result.stderr


def test_a_map_is_never_overwritten(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "--format", "svg", "-o", "./good.argmap")
    assert result.exit_code == 2
    assert "would overwrite" in result.stderr
    assert (folder / "good.argmap").read_text("utf-8") == GOOD


def test_a_picture_that_cannot_be_written(run: Run) -> None:
    result = run("render", "good.argmap", "-o", "nowhere/good.dot")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "argmap: nowhere/good.dot cannot be written: No such file" in result.stderr


def test_focus_and_depth(run: Run) -> None:
    arguments = ("render", "good.argmap", "--format", "dot", "-o", "-")
    assert "It burns" in run(*arguments, "--focus", "act").stdout
    assert "It burns" not in run(*arguments, "--focus", "act", "--depth", "0").stdout


def test_an_unknown_focus(run: Run) -> None:
    result = run("render", "good.argmap", "--focus", "fires")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "`fires`" in result.stderr
    assert "did you mean `fire`?" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["--depth", "1"],
        ["--depth", "-1", "--focus", "act"],
        ["--format", "gif"],
        ["--direction", "sideways"],
        ["--theme", "pink"],
        ["--colour"],
    ],
)
def test_what_is_not_understood_is_an_error(run: Run, arguments: list[str]) -> None:
    result = run("render", "good.argmap", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error:" in result.stderr


def test_every_option_reaches_the_picture(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def draw(argument_map: object, format: str, **view: object) -> Picture:  # noqa: A002
        seen.update(view, format=format)
        return Picture(b"drawn", format, ("it is pale",))

    monkeypatch.setattr("argmap.cli.render.draw", draw)
    result = run(
        *("render", "good.argmap", "--format", "png", "-o", "-", "--engine", "dot"),
        *("--direction", "right", "--theme", "dark", "--focus", "act", "--depth", "2"),
        *("--explain", "act", "--as-written", "--no-legend"),
    )
    assert seen == {
        "format": "png",
        "engine": "dot",
        "direction": "right",
        "theme": "dark",
        "withdrawn": {},
        "focus": "act",
        "depth": 2,
        "explain": "act",
        "reading": "as written",
        "legend": False,
    }
    assert result.stdout == "drawn"
    assert result.stderr == "argmap: good.argmap: it is pale\n"


def test_what_the_engine_cannot_do_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(*_: object, **__: object) -> Picture:
        raise RenderError("install Graphviz")

    monkeypatch.setattr("argmap.cli.render.draw", draw)
    result = run("render", "good.argmap", "--format", "pdf")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "argmap: good.argmap is not drawn: install Graphviz\n"


def test_what_explains_a_verdict(run: Run) -> None:
    map_text = "recommendation act: Act.\n  because evidence fire: It burns.\nclaim aside: So.\n"
    dot = run("render", "-", "--format", "dot", "--explain", "act", stdin=map_text).stdout
    assert 'id="statement-aside" class="statement claim unsupported bare faded"' in dot
    assert 'id="statement-fire" class="statement evidence supported"' in dot
    result = run("render", "-", "--explain", "acts", stdin=map_text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean `act`?" in result.stderr
