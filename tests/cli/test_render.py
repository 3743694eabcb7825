import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from argmap.rendering import Picture, RenderError
from argmap.rendering.deadline import LimitError
from tests.cli.maps import BARE, BROKEN, GOOD, Run

SVG = "{http://www.w3.org/2000/svg}svg"


def is_svg(text: str | bytes) -> bool:
    return ElementTree.fromstring(text).tag == SVG


def test_picture_is_put_beside_the_map(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "good.svg\n", "")
    assert is_svg((folder / "good.svg").read_bytes())


def test_picture_of_a_map_with_another_suffix(run: Run, folder: Path) -> None:
    (folder / "plan.v1").write_text(GOOD, "utf-8")
    assert run("render", "--format", "dot", "plan.v1").stdout == "plan.v1.dot\n"


@pytest.mark.parametrize(
    ("output", "start"), [("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG"), ("a.dot", b"digraph")]
)
def test_suffix_sets_the_format(run: Run, folder: Path, output: str, start: bytes) -> None:
    assert run("render", "good.argmap", "-o", output).stdout == f"{output}\n"
    assert (folder / output).read_bytes().startswith(start)


def test_format_option_with_another_suffix(run: Run, folder: Path) -> None:
    run("render", "good.argmap", "-o", "picture.txt", "--format", "dot")
    assert (folder / "picture.txt").read_bytes().startswith(b"digraph")


def test_unknown_suffix_is_refused(run: Run) -> None:
    result = run("render", "good.argmap", "-o", "picture.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert ".svg, .png, .pdf, .dot" in result.stderr


def test_suffix_that_contradicts_the_format_is_refused(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "-o", "a.svg", "--format", "png")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--format png" in result.stderr
    assert not (folder / "a.svg").exists()
    assert run("render", "good.argmap", "-o", "a.DOT", "--format", "dot").exit_code == 0


def test_uppercase_suffix_is_recognized(run: Run, folder: Path) -> None:
    (folder / "maps").mkdir()
    (folder / "maps" / "UP.ARGMAP").write_text(GOOD, "utf-8")
    result = run("render", "--format", "dot", "maps")
    assert (result.exit_code, result.stdout) == (0, f"{Path('maps', 'UP.dot')}\n")


def test_map_without_statements_is_not_drawn(run: Run, folder: Path) -> None:
    (folder / "empty.argmap").write_text("title: Nothing yet\n", "utf-8")
    result = run("render", "empty.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "empty.argmap not drawn" in result.stderr


def test_picture_goes_to_standard_output(run: Run) -> None:
    assert is_svg(run("render", "good.argmap", "-o", "-").stdout_bytes)
    png = run("render", "good.argmap", "--output", "-", "--format", "png").stdout_bytes
    assert png.startswith(b"\x89PNG")


def test_map_from_standard_input_goes_to_standard_output(run: Run, folder: Path) -> None:
    assert is_svg(run("render", "-", stdin=GOOD).stdout_bytes)
    assert run("render", "-", "-o", "plan.svg", stdin=GOOD).stdout == "plan.svg\n"
    assert is_svg((folder / "plan.svg").read_bytes())


def test_several_maps_are_drawn(run: Run, folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "one.argmap").write_text(GOOD, "utf-8")
    result = run("render", "--format", "dot", "good.argmap", "bare.argmap", "sub")
    one = str(Path("sub", "one.dot"))
    assert (result.exit_code, result.stdout) == (0, f"good.dot\nbare.dot\n{one}\n")


def test_output_option_takes_a_single_map(run: Run) -> None:
    result = run("render", "good.argmap", "bare.argmap", "-o", "all.svg")
    assert result.exit_code == 2
    assert "not 2" in result.stderr


def test_map_with_errors_is_not_drawn(run: Run, folder: Path) -> None:
    result = run("render", "--format", "dot", "broken.argmap", "missing.argmap", "good.argmap")
    assert (result.exit_code, result.stdout) == (2, "good.dot\n")
    assert "--> broken.argmap:2:3" in result.stderr
    assert "argmap: broken.argmap not drawn" in result.stderr
    assert "there is no file missing.argmap" in result.stderr
    assert not (folder / "broken.dot").exists()


def test_broken_map_from_standard_input_is_not_drawn(run: Run) -> None:
    result = run("render", "-", stdin=BROKEN)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--> <stdin>:2:3" in result.stderr


def test_folder_without_maps_is_an_error(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("render", "empty")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no map (*.argmap) in empty" in result.stderr


def test_a_folder_is_no_output_file(run: Run, folder: Path) -> None:
    (folder / "pictures").mkdir()
    result = run("render", "good.argmap", "-o", "pictures")
    assert result.exit_code == 2
    assert "pictures is a folder: name a file in it" in result.stderr


def test_map_is_never_overwritten(run: Run, folder: Path) -> None:
    result = run("render", "good.argmap", "--format", "svg", "-o", "./good.argmap")
    assert result.exit_code == 2
    assert "would overwrite" in result.stderr
    assert (folder / "good.argmap").read_text("utf-8") == GOOD


def test_files_that_the_map_is_read_from_are_never_overwritten(run: Run, folder: Path) -> None:
    text = "document: memo.txt\ninclude part.argmap\nbibliography: sources.bib\n"
    (folder / "whole.argmap").write_text(text + "claim whole: It is.\n", "utf-8")
    (folder / "part.argmap").write_text("claim part: It is.\n", "utf-8")
    (folder / "sources.bib").write_text("@misc{log, title = {Log}}\n", "utf-8")
    (folder / "memo.txt").write_text("It is.\n", "utf-8")
    (folder / "alias").symlink_to(".", target_is_directory=True)
    for name in ("part.argmap", "sources.bib", "memo.txt", "alias/part.argmap"):
        before = (folder / name).read_bytes()
        result = run("render", "whole.argmap", "--format", "svg", "-o", name)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{name} would overwrite" in result.stderr
        assert (folder / name).read_bytes() == before


@pytest.mark.parametrize("options", [("-o", "outcomes.svg"), ("--each", "-o", ".")])
def test_evidence_is_never_overwritten(run: Run, folder: Path, options: tuple[str, ...]) -> None:
    (folder / "plan.argmap").write_text("recommendation outcomes: Act.\n", "utf-8")
    evidence = folder / "outcomes.svg"
    evidence.write_text('{"argmap-outcomes": 1, "tests": {}}', "utf-8")
    before = evidence.read_bytes()
    result = run("render", "--evidence", "outcomes.svg", "plan.argmap", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "would overwrite outcomes.svg" in result.stderr
    assert evidence.read_bytes() == before


def test_maps_with_the_same_picture_are_not_drawn_and_others_are(run: Run, folder: Path) -> None:
    (folder / "GOOD.ARGMAP").write_text(GOOD, "utf-8")
    (folder / "good.ARGMAP").write_text(GOOD, "utf-8")
    result = run("render", "good.argmap", "good.ARGMAP", "bare.argmap", "--format", "dot")
    assert (result.exit_code, result.stdout) == (2, "bare.dot\n")
    assert "good.argmap and good.ARGMAP have the same output good.dot" in result.stderr
    assert not (folder / "good.dot").exists()


def test_link_out_of_the_folder_is_not_followed(run: Run, folder: Path) -> None:
    (folder / "there").mkdir()
    precious = folder / "there" / "precious"
    precious.write_text("mine", "utf-8")
    (folder / "good.dot").symlink_to(precious)
    result = run("render", "good.argmap", "--format", "dot")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "good.dot: it is a link to" in result.stderr
    assert precious.read_text("utf-8") == "mine"


def test_link_to_the_map_is_not_followed(run: Run, folder: Path) -> None:
    (folder / "good.dot").symlink_to("good.argmap")
    result = run("render", "good.argmap", "bare.argmap", "--format", "dot")
    assert (result.exit_code, result.stdout) == (2, "bare.dot\n")
    assert (folder / "good.argmap").read_text("utf-8") == GOOD


def test_link_within_the_folder_is_followed(run: Run, folder: Path) -> None:
    (folder / "good.dot").symlink_to("latest.dot")
    assert run("render", "good.argmap", "--format", "dot").exit_code == 0
    assert (folder / "good.dot").is_symlink()
    assert (folder / "latest.dot").read_text("utf-8").startswith("digraph")


@pytest.mark.skipif(os.name == "nt", reason="needs /dev/null")
def test_link_to_a_device_is_written_to(run: Run, folder: Path) -> None:
    (folder / "good.dot").symlink_to("/dev/null")
    assert run("render", "good.argmap", "--format", "dot").exit_code == 0
    assert (folder / "good.dot").is_symlink()


@pytest.mark.parametrize(
    "arguments",
    [("render", "--format", "svg"), ("brief", "--format", "md"), ("convert", "--to", "json")],
)
def test_another_map_is_not_overwritten(run: Run, folder: Path, arguments: list[str]) -> None:
    result = run(*arguments, "good.argmap", "-o", "bare.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "bare.argmap would overwrite a map" in result.stderr
    assert (folder / "bare.argmap").read_text("utf-8") == BARE


def test_failed_write_leaves_the_old_picture(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "good.dot").write_text("old", "utf-8")

    def replace(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", replace)
    result = run("render", "good.argmap", "--format", "dot")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "good.dot: No space left" in result.stderr
    assert (folder / "good.dot").read_text("utf-8") == "old"
    assert not list(folder.glob(".*"))


def test_unwritable_file_is_an_error(run: Run) -> None:
    result = run("render", "good.argmap", "-o", "nowhere/good.dot")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "argmap: cannot write nowhere/good.dot: there is no folder nowhere\n"


def test_focus_and_depth_select_statements(run: Run) -> None:
    arguments = ("render", "good.argmap", "--format", "dot", "-o", "-")
    assert "It burns" in run(*arguments, "--focus", "act").stdout
    assert "It burns" not in run(*arguments, "--focus", "act", "--depth", "0").stdout


def test_unknown_focus_is_an_error(run: Run) -> None:
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
        ["--timeout", "0"],
        ["--focus", "act", "--explain", "act"],
        ["--page", "A4"],
        ["--id-prefix", '"'],
        ["--each"],
        ["--each", "-o", "-"],
        ["--each", "-o", "pages", "--focus", "act"],
    ],
)
def test_invalid_options_are_refused(run: Run, arguments: list[str]) -> None:
    result = run("render", "good.argmap", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error:" in result.stderr


def test_options_are_passed_to_draw(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def draw(argument_map: object, format: str, **view: object) -> Picture:  # noqa: A002
        seen.update(view, format=format)
        return Picture(b"drawn", format, ("it is pale",))

    monkeypatch.setattr("argmap.cli.render.draw", draw)
    result = run(
        *("render", "good.argmap", "--format", "png", "-o", "-", "--engine", "dot"),
        *("--direction", "right", "--theme", "dark", "--focus", "act", "--depth", "2"),
        *("--as-written", "--no-legend", "--no-ids", "--no-sections", "--timeout", "5"),
        *("--id-prefix", "a-"),
    )
    assert seen == {
        "format": "png",
        "engine": "dot",
        "timeout": 5,
        "direction": "right",
        "theme": "dark",
        "withdrawn": {},
        "focus": "act",
        "depth": 2,
        "explain": None,
        "reading": "as written",
        "legend": False,
        "ids": False,
        "id_prefix": "a-",
        "sections": False,
    }
    assert result.stdout == "drawn"
    assert result.stderr == "argmap: good.argmap: it is pale\n"


def test_render_error_is_printed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(*_: object, **__: object) -> Picture:
        raise RenderError("install Graphviz")

    monkeypatch.setattr("argmap.cli.render.draw", draw)
    result = run("render", "good.argmap", "--format", "pdf")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "argmap: good.argmap not drawn: install Graphviz\n"


def test_simple_layout_is_reported(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LimitError("dot did not finish within 20 seconds")

    monkeypatch.setattr("argmap.rendering.page.place_pieces", fail)
    result = run("render", "good.argmap", "-o", "-")
    assert result.exit_code == 0
    assert result.stderr.startswith("argmap: good.argmap: dot did not finish within 20 seconds, so")
    assert "Simple layout: dot did not finish" in "".join(
        ElementTree.fromstring(result.stdout_bytes).itertext()
    )


@pytest.mark.parametrize("options", [(), ("--each", "-o", "pages")])
def test_a_drawing_without_time_says_what_to_do(run: Run, options: tuple[str, ...]) -> None:
    result = run("render", "good.argmap", *options, "--timeout", "1e-9")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did not finish within" in result.stderr
    assert result.stderr.endswith("draw a part with --focus or --explain, or raise --timeout\n")


def test_explain_draws_nothing_else(run: Run) -> None:
    map_text = "recommendation act: Act.\n  because evidence fire: It burns.\nclaim aside: So.\n"
    dot = run("render", "-", "--format", "dot", "--explain", "act", stdin=map_text).stdout
    assert "statement-aside" not in dot
    assert 'id="statement-fire" class="statement evidence supported"' in dot
    result = run("render", "-", "--explain", "acts", stdin=map_text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean `act`?" in result.stderr


def test_each_recommendation_has_its_own_picture(run: Run, folder: Path) -> None:
    (folder / "two.argmap").write_text(GOOD + "\nrecommendation wait: Wait.\n", "utf-8")
    result = run("render", "two.argmap", "--each", "-o", "pages", "--page", "A4")
    names = [str(Path("pages", name)) for name in ("act.svg", "wait.svg")]
    assert (result.exit_code, result.stdout.splitlines()) == (0, names)
    assert is_svg((folder / names[0]).read_bytes())


def test_each_needs_recommendations(run: Run, folder: Path) -> None:
    (folder / "plain.argmap").write_text("claim x: So.\n", "utf-8")
    result = run("render", "plain.argmap", "--each", "-o", "pages")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "it has no recommendations" in result.stderr


def test_each_never_overwrites_the_map(run: Run, folder: Path) -> None:
    (folder / "Maps").mkdir()
    path = folder / "Maps" / "act.dot"
    path.write_text(GOOD + "\nrecommendation wait: Wait.\n", "utf-8")
    before = path.read_bytes()
    result = run("render", "Maps/act.dot", "--each", "-o", "Maps", "--format", "dot")
    assert (result.exit_code, result.stdout) == (2, f"{Path('Maps', 'wait.dot')}\n")
    assert "would overwrite Maps/act.dot" in result.stderr
    assert path.read_bytes() == before
