import importlib.util
import io
import sys
from pathlib import Path

import graphviz
import pypdf
import pytest

from argmap.model import ArgumentMap, Statement
from argmap.rendering import RenderError, draw, render, to_graphviz
from argmap.rendering.deadline import Deadline, LimitError
from argmap.rendering.engines import MEMORY, Engine, find_engine
from tests.rendering.drawn import Drawn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")


@pytest.fixture
def program(tmp_path):
    """Return a function that puts a program on the search path, by default one that echoes."""

    def make(name, script='echo "$0" "$@"'):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        return path

    return make


def test_embedded_engine_draws_svg_and_png_by_default(program):
    program("dot")
    assert find_engine("svg").embedded
    assert find_engine("png").embedded


def test_embedded_engine_is_found_away_from_the_interpreter(tmp_path, monkeypatch):
    (expected,) = find_engine("svg").command
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    (found,) = find_engine("svg").command
    assert Path(found).resolve() == Path(expected).resolve()


def test_text_that_needs_system_fonts_goes_to_dot(program):
    program("dot")
    assert not find_engine("png", needs_fonts=True).embedded


def test_engine_is_found_by_name(program, agenda):
    program("dot")
    assert "/dot -Kdot -Tpng" in draw(agenda, "png", engine="dot").data.decode()


def test_engine_is_found_by_path(program, agenda):
    path = program("my-graphviz")
    drawing = draw(agenda, "png", engine=str(path)).data.decode()
    assert drawing.startswith(f"{path} -Kdot -Tpng")


def test_environment_variable_names_the_engine(program, agenda, monkeypatch):
    monkeypatch.setenv("ARGMAP_ENGINE", str(program("theirs")))
    assert "theirs" in draw(agenda, "png").data.decode()
    assert "mine" in draw(agenda, "png", engine=str(program("mine"))).data.decode()
    assert draw(agenda, "svg", engine="graphviz-pure").data.startswith(b"<?xml")


def test_unknown_engine_is_refused(agenda):
    with pytest.raises(RenderError, match="`nowhere/dot`"):
        draw(agenda, "svg", engine="nowhere/dot")
    with pytest.raises(RenderError, match="`pygraphviz`"):
        draw(agenda, "svg", engine="pygraphviz")


def test_pdf_goes_to_dot(program, agenda):
    program("dot")
    assert "-Tpdf" in draw(agenda, "pdf").data.decode()


@pytest.mark.parametrize("engine", [None, "graphviz-pure"])
def test_pdf_without_an_engine_names_the_extra(agenda, engine):
    with pytest.raises(RenderError, match=r"pip install 'argmap\[pdf\]'"):
        draw(agenda, "pdf", engine=engine)


@pytest.mark.skipif(not importlib.util.find_spec("pygraphviz"), reason="needs argmap[pdf]")
def test_pygraphviz_draws_pdf(agenda, monkeypatch):
    monkeypatch.setattr("argmap.rendering.engines.find_spec", importlib.util.find_spec)
    assert draw(agenda, "pdf").data.startswith(b"%PDF")
    assert draw(agenda, "png", engine="pygraphviz").data.startswith(b"\x89PNG")


@pytest.mark.skipif(not importlib.util.find_spec("pygraphviz"), reason="needs argmap[pdf]")
def test_pdf_is_as_large_as_svg(agenda, monkeypatch):
    """By default, Graphviz adds margins to PDF, and pages would be larger than paper."""
    monkeypatch.setattr("argmap.rendering.engines.find_spec", importlib.util.find_spec)
    (sheet,) = pypdf.PdfReader(io.BytesIO(draw(agenda, "pdf").data)).pages
    root = Drawn(agenda).root
    for side in ("width", "height"):
        points = float(root.get(side).removesuffix("pt"))
        assert float(getattr(sheet.mediabox, side)) == pytest.approx(points, abs=1)


def test_error_of_an_engine_is_quoted(program, agenda):
    path = program("dot", 'echo "Warning: so what" >&2; echo "Error: out of ink" >&2; exit 3')
    with pytest.raises(RenderError, match="cannot draw png: Error: out of ink"):
        draw(agenda, "png", engine=str(path))


def test_warning_of_an_engine_is_not_reported_as_its_error(program, agenda):
    path = program("dot", 'echo "out of ink" >&2; echo "Warning: so what" >&2; exit 3')
    with pytest.raises(RenderError, match="cannot draw png: out of ink"):
        draw(agenda, "png", engine=str(path))
    path = program("dot", 'echo "Warning: so what" >&2; exit 3')
    with pytest.raises(RenderError, match="it gave no reason"):
        draw(agenda, "png", engine=str(path))


def test_slow_engine_is_stopped(program, agenda):
    engine = Engine("dot", (str(program("dot", "exec /bin/sleep 30")),))
    with pytest.raises(LimitError, match=r"did not finish within 0\.05 seconds"):
        engine.draw("graph {}", "png", deadline=Deadline.after(0.05))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may not limit memory")
def test_memory_of_an_engine_is_limited(program):
    script = "exec /bin/bash -c 'ulimit -v'" if Path("/bin/bash").exists() else "ulimit -v"
    engine = Engine("dot", (str(program("dot", script)),))
    assert int(engine.draw("graph {}", "png")) == MEMORY // 1024


def test_engine_that_crashes_exceeds_a_limit(program):
    engine = Engine("dot", (str(program("dot", "kill -ABRT $$")),))
    with pytest.raises(LimitError, match="ran out of memory, or crashed"):
        engine.draw("graph {}", "png")


def test_invalid_svg_is_refused(program, agenda):
    with pytest.raises(RenderError, match="invalid SVG"):
        draw(agenda, "svg", engine=str(program("dot", "echo hello")))


def test_engine_that_cannot_run_is_an_error(program, agenda):
    path = program("dot", "")
    path.write_text("#!/nowhere/at/all\n")
    with pytest.raises(RenderError, match="cannot run"):
        render(agenda, path.with_name("map.png"), engine=str(path))


def test_fonts_that_the_system_lacks_are_named(program):
    program("fc-list", '[ "$1" = ":charset=304b" ] && echo Some Font')
    program("dot", "echo")
    assert draw(ArgumentMap([Statement("claim", "x", "か")]), "png", engine="dot").warnings == ()
    both = ArgumentMap([Statement("claim", "x", "か 👍")])
    (warning,) = draw(both, "png", engine="dot").warnings
    assert "emoji" in warning
    assert "Japanese" not in warning


def test_graphviz_source_is_drawn_by_dot_if_there_is_one(program, agenda):
    program("dot", '/bin/cat >/dev/null; echo "$0" "$@"')
    assert to_graphviz(agenda).pipe(encoding="utf-8").split()[1:] == ["-Kdot", "-Tsvg"]


def test_graphviz_source_reports_errors_of_dot(program, agenda):
    program("dot", "/bin/cat >/dev/null; exit 3")
    with pytest.raises(graphviz.CalledProcessError):
        to_graphviz(agenda).pipe()
