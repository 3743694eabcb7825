"""A map that is read again: it never fails, and keeps the last version that could be read."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.testing import broken_documents, documents
from argmap.web.live_map import LiveMap

GOOD = "recommendation act: Act.\n  because evidence: It burns.\n"

CONTENTS = st.one_of(
    st.binary(max_size=60),
    broken_documents().map(lambda document: document.text.encode()),
    documents().map(lambda document: document.encode()),
)


@given(st.lists(CONTENTS, min_size=1, max_size=2))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_content_is_read_and_a_problem_keeps_the_last_page(
    tmp_path: Path, contents: list[bytes]
) -> None:
    path = tmp_path / "map.argmap"
    path.write_text(GOOD, "utf-8")
    live = LiveMap(path)
    for content in contents:
        before = live.state
        path.write_bytes(content)
        state = live.read()
        assert state.number == before.number + 1
        assert bool(state.problem) == bool(live.draft.errors)
        if state.problem:
            assert state.document == before.document
        else:
            assert f'data-live="{state.number}"' in state.document
        assert not live.is_stale


def test_a_change_of_each_file_makes_it_stale(tmp_path: Path) -> None:
    files = {
        "map.argmap": "document: text.md\nbibliography: books.bib\ninclude parts/part.argmap\n\n"
        "recommendation act: Act.\n  because [fire]\n",
        "parts/part.argmap": "evidence fire: It burns [@book].\n",
        "books.bib": "@book{book, title={Fire}}\n",
        "text.md": "It burns.\n",
    }
    (tmp_path / "parts").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    live = LiveMap(tmp_path / "map.argmap")
    assert live.state.problem == ""
    assert live.folders == {tmp_path, tmp_path / "parts"}
    for name, text in files.items():
        assert not live.is_stale
        (tmp_path / name).write_text(f"{text}\n", "utf-8")
        assert live.is_stale, name
        live.read()
        (tmp_path / name).unlink()
        assert live.is_stale, name
        live.read()
        (tmp_path / name).write_text(text, "utf-8")
        assert live.is_stale, name
        live.read()
        assert live.state.problem == ""


def test_a_missing_include_is_waited_for(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "map.argmap").write_text(f"include parts/part.argmap\n\n{GOOD}", "utf-8")
    live = LiveMap(tmp_path / "map.argmap")
    assert "part.argmap" in live.state.problem
    assert tmp_path / "parts" in live.folders
    (tmp_path / "parts" / "part.argmap").write_text("evidence: It is hot.\n", "utf-8")
    assert live.is_stale
    assert live.read().problem == ""


def test_the_folder_behind_a_link_is_watched(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "map.argmap").write_text(GOOD, "utf-8")
    link = tmp_path / "link.argmap"
    link.symlink_to(tmp_path / "real" / "map.argmap")
    live = LiveMap(link)
    assert live.folders == {tmp_path, tmp_path / "real"}
    replacement = tmp_path / "real" / "new"
    replacement.write_text(f"{GOOD}\n", "utf-8")
    os.replace(replacement, tmp_path / "real" / "map.argmap")  # noqa: PTH105 -- as editors do
    assert live.is_stale


def test_findings_are_those_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "map.argmap").write_text("recommendation act: Act.\n", "utf-8")
    live = LiveMap(tmp_path / "map.argmap")
    assert '"R001"' in live.state.document
    (tmp_path / "argmap.toml").write_text('ignore = ["R001"]\n', "utf-8")
    assert live.is_stale
    assert live.read().problem == ""
    assert '"R001"' not in live.state.document
    (tmp_path / "argmap.toml").write_text("ignore = 3\n", "utf-8")
    assert "ignore" in live.read().problem


def test_a_defect_does_not_end_the_preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("too hot")

    (tmp_path / "map.argmap").write_text(GOOD, "utf-8")
    live = LiveMap(tmp_path / "map.argmap")
    monkeypatch.setattr("argmap.web.live_map.check_page_data", fail)
    before = live.state
    assert "too hot" in live.read().problem
    assert live.state.document == before.document
