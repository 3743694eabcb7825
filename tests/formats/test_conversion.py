"""Reading, writing and converting in Python."""

from pathlib import Path

import pytest

from argmap.formats import FormatError, LossKind, convert, dump, load, parse
from argmap.loader import ArgmapError
from argmap.loader import load as load_map
from argmap.loader import parse as parse_map

FRAMEWORK = "a\nb\n#\na b\nb a supports\n"


def test_a_file_is_converted_and_its_losses_are_returned(tmp_path: Path) -> None:
    source, target = tmp_path / "debate.tgf", tmp_path / "debate.argmap"
    source.write_text(FRAMEWORK, "utf-8")
    losses = convert(source, target)
    assert list(losses.by_kind) == [LossKind.UNKNOWN_RELATION]
    assert load_map(target) == load(source).map


def test_losses_of_reading_and_of_writing_are_returned_together(tmp_path: Path) -> None:
    source, target = tmp_path / "debate.tgf", tmp_path / "debate.json"
    source.write_text(FRAMEWORK, "utf-8")
    losses = convert(source, target, target_format="aif")
    assert list(losses.by_kind) == [LossKind.UNKNOWN_RELATION, LossKind.KIND]


def test_no_file_that_the_map_is_read_from_is_overwritten(tmp_path: Path) -> None:
    part, whole = tmp_path / "part.argmap", tmp_path / "whole.argmap"
    part.write_text("claim a: A.\n", "utf-8")
    whole.write_text("include part.argmap\n", "utf-8")
    for output in (whole, part):
        before = output.read_text("utf-8")
        with pytest.raises(FormatError):
            convert(whole, output, target_format="json")
        assert output.read_text("utf-8") == before


def test_what_cannot_be_read_or_written_is_an_error(tmp_path: Path) -> None:
    source = tmp_path / "map.argmap"
    source.write_text("claim a: A.\n", "utf-8")
    for call in (
        lambda: convert(tmp_path / "none.tgf", tmp_path / "out.argmap"),
        lambda: convert(source, tmp_path / "missing" / "out.json"),
        lambda: convert(source, tmp_path / "out.png"),
        lambda: load(source, "pdf"),
        lambda: load(tmp_path),
        lambda: dump(load(source).map, "pdf"),
        lambda: parse("what is this?"),
    ):
        with pytest.raises(FormatError):
            call()
    assert [path.name for path in tmp_path.iterdir()] == ["map.argmap"]


def test_errors_in_a_map_are_raised_as_when_it_is_loaded() -> None:
    with pytest.raises(ArgmapError):
        parse("claim a: A.\n  becuase claim b: B.\n", "argmap")


def test_arguments_of_another_type_are_refused() -> None:
    with pytest.raises(TypeError):
        dump("claim a: A.", "json")  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        parse(3)  # type: ignore[arg-type]


def test_lost_attributes_are_shown_as_an_author_writes_them() -> None:
    plan = parse_map("claim a: A. {found: 2026-03-02, seen: [2026-03-02, dusk]}\n")
    about = {loss.about for loss in dump(plan, "mermaid").losses}
    assert {"found: “2026-03-02”", "seen: “2026-03-02, dusk”"} <= about
