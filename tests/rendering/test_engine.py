from __future__ import annotations

import sys
from pathlib import Path

import pytest

from argmap.rendering import RenderError, draw, render
from argmap.rendering.engine import engine_for

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs here are scripts")


@pytest.fixture
def program(tmp_path):
    """Make a program on the search path that says which arguments it was called with."""

    def make(name, script='echo "$0" "$@"'):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return make


def test_the_bundled_engine_needs_no_search_path(agenda):
    assert draw(agenda, "svg").data.startswith(b"<?xml")
    assert engine_for("svg", None).bundled


def test_the_bundled_engine_need_not_be_beside_python(tmp_path, monkeypatch):
    engine = engine_for("svg", None)
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    assert Path(engine_for("svg", None).path).resolve() == Path(engine.path).resolve()


def test_a_name_is_looked_up(program, agenda):
    program("dot")
    said = draw(agenda, "png", engine="dot").data.decode()
    assert "/dot -Kdot -Tpng" in said


def test_a_path_is_taken_as_it_is(program, agenda):
    path = program("my-graphviz")
    assert draw(agenda, "png", engine=str(path)).data.decode().startswith(f"{path} -Kdot -Tpng")


def test_the_environment_names_an_engine(program, agenda, monkeypatch):
    monkeypatch.setenv("ARGMAP_ENGINE", str(program("theirs")))
    assert "theirs" in draw(agenda, "png").data.decode()
    assert "mine" in draw(agenda, "png", engine=str(program("mine"))).data.decode()


def test_the_bundled_engine_can_be_wished_for(program, agenda, monkeypatch):
    monkeypatch.setenv("ARGMAP_ENGINE", str(program("theirs")))
    assert draw(agenda, "svg", engine="graphviz-pure").data.startswith(b"<?xml")


def test_an_engine_that_is_not_there(agenda):
    with pytest.raises(RenderError, match="no program `nowhere/dot` to draw with: name a Graphviz"):
        draw(agenda, "svg", engine="nowhere/dot")


def test_pdf_goes_to_the_system(program, agenda):
    program("dot")
    assert "-Tpdf" in draw(agenda, "pdf").data.decode()


def test_pdf_without_a_system_engine_says_what_to_install(agenda):
    with pytest.raises(RenderError, match=r"writes no PDF: install Graphviz.*apt install graphviz"):
        draw(agenda, "pdf")


def test_pdf_with_an_engine_that_writes_none(agenda):
    with pytest.raises(RenderError, match="writes no PDF"):
        draw(agenda, "pdf", engine="graphviz-pure")


def test_svg_stays_with_the_bundled_engine(program):
    program("dot")
    assert engine_for("svg", None).bundled
    assert engine_for("png", None).bundled
    assert not engine_for("png", None, foreign=True).bundled


def test_an_engine_that_fails_is_quoted(program, agenda):
    path = program("dot", 'echo "Warning: so what" >&2; echo "Error: out of ink" >&2; exit 3')
    with pytest.raises(RenderError, match="cannot draw this as png: Error: out of ink"):
        draw(agenda, "png", engine=str(path))


def test_an_engine_that_writes_something_else(program, agenda):
    with pytest.raises(RenderError, match="does not write SVG"):
        draw(agenda, "svg", engine=str(program("dot", "echo hello")))


def test_an_engine_that_cannot_be_run(program, agenda):
    path = program("dot", "")
    path.write_text("#!/nowhere/at/all\n")
    with pytest.raises(RenderError, match="cannot be run"):
        render(agenda, path.with_name("map.png"), engine=str(path))
