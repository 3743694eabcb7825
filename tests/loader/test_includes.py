"""Maps of several files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.loader import Draft, load_draft, parse_draft

Read = Callable[[dict[str, str]], Draft]


def codes(draft: Draft) -> list[str]:
    return [diagnostic.code for diagnostic in draft.diagnostics]


def test_an_include_adds_the_statements_of_another_map(read: Read) -> None:
    draft = read(
        {
            "main.argmap": "claim a: x\n  because [b]\ninclude parts/other.argmap\n",
            "parts/other.argmap": "claim b: y\n",
        }
    )
    assert draft.diagnostics == ()
    assert list(draft.map.statements) == ["a", "b"]
    assert draft.map.reasons["a"][0].premises == ("b",)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("line", ["include pipe", "bibliography: pipe"])
def test_a_named_pipe_is_not_opened(tmp_path: Path, line: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    [diagnostic] = parse_draft(f"{line}\n", folder=tmp_path).diagnostics
    assert diagnostic.code == "F004"


def test_paths_are_relative_to_the_including_file(read: Read) -> None:
    draft = read(
        {
            "main.argmap": "include parts/one.argmap\n",
            "parts/one.argmap": "include deeper/two.argmap\ninclude ../three.argmap\n",
            "parts/deeper/two.argmap": "claim two: x\n",
            "three.argmap": "claim three: x\n",
        }
    )
    assert draft.diagnostics == ()
    assert list(draft.map.statements) == ["two", "three"]


def test_a_file_included_twice_is_read_once(read: Read) -> None:
    draft = read(
        {
            "main.argmap": "include a.argmap\ninclude b.argmap\n",
            "a.argmap": "include shared.argmap\n",
            "b.argmap": "include shared.argmap\n",
            "shared.argmap": "claim shared: x\n",
        }
    )
    assert draft.diagnostics == ()
    assert list(draft.map.statements) == ["shared"]


def test_a_cycle_of_includes_is_reported_as_a_chain(read: Read, tmp_path: Path) -> None:
    draft = read(
        {
            "main.argmap": "claim a: x\ninclude b.argmap\n",
            "b.argmap": "claim b: y\ninclude main.argmap\n",
        }
    )
    [diagnostic] = draft.diagnostics
    assert diagnostic.code == "F005"
    chain = " → ".join(str(tmp_path / name) for name in ("main.argmap", "b.argmap", "main.argmap"))
    assert chain in diagnostic.message
    assert diagnostic.span is not None
    assert (diagnostic.span.path, diagnostic.span.line) == (str(tmp_path / "b.argmap"), 2)
    assert list(draft.map.statements) == ["a", "b"]


def test_a_file_that_includes_itself(read: Read) -> None:
    [diagnostic] = read({"main.argmap": "include ./main.argmap\n"}).diagnostics
    assert diagnostic.code == "F005"


def test_an_include_outside_the_folder_is_refused(read: Read, tmp_path: Path) -> None:
    (tmp_path / "secret.argmap").write_text("claim secret: x\n")
    draft = read({"maps/main.argmap": "include ../secret.argmap\nclaim a: x\n"})
    [diagnostic] = draft.diagnostics
    assert diagnostic.code == "F006"
    assert list(draft.map.statements) == ["a"]


def test_a_link_out_of_the_folder_is_refused(read: Read, tmp_path: Path) -> None:
    (tmp_path / "secret.argmap").write_text("claim secret: x\n")
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "link.argmap").symlink_to(tmp_path / "secret.argmap")
    assert codes(read({"maps/main.argmap": "include link.argmap\n"})) == ["F006"]


def test_links_to_each_other(read: Read, tmp_path: Path) -> None:
    (tmp_path / "one.argmap").symlink_to(tmp_path / "two.argmap")
    (tmp_path / "two.argmap").symlink_to(tmp_path / "one.argmap")
    assert codes(read({"main.argmap": "include one.argmap\n"})) == ["F004"]


def test_a_missing_file_is_reported_at_the_include(read: Read) -> None:
    [diagnostic] = read({"main.argmap": "claim a: x\ninclude gone.argmap\n"}).diagnostics
    assert diagnostic.code == "F001"
    assert diagnostic.span is not None
    assert (diagnostic.span.line, diagnostic.span.column, diagnostic.span.length) == (2, 9, 11)


def test_errors_of_all_files_are_reported(read: Read, tmp_path: Path) -> None:
    draft = read(
        {
            "main.argmap": "include b.argmap\nclaim a: x\n  because [nobody]\n",
            "b.argmap": "clam b: y\n",
        }
    )
    found = [
        (diagnostic.code, diagnostic.span.path)
        for diagnostic in draft.diagnostics
        if diagnostic.span
    ]
    assert found == [("M001", str(tmp_path / "main.argmap")), ("L002", str(tmp_path / "b.argmap"))]


def test_headers_of_an_included_map_are_ignored(read: Read) -> None:
    draft = read(
        {
            "main.argmap": "title: Whole\ninclude part.argmap\n",
            "part.argmap": "title: Part\nclaim a: x\n",
        }
    )
    assert draft.diagnostics == ()
    assert draft.map.title == "Whole"


def test_an_included_map_belongs_to_the_section_of_its_include(read: Read) -> None:
    draft = read(
        {
            "main.argmap": "# One\n## Inner\ninclude part.argmap\nclaim after: x\n## Next\n",
            "part.argmap": "claim before: y\n# Part\nclaim inside: z\n",
        }
    )
    levels = [(section.title, section.level) for section in draft.map.sections]
    assert levels == [("One", 1), ("Inner", 2), ("Part", 3), ("Next", 2)]
    sections = {name: statement.section for name, statement in draft.map.statements.items()}
    assert sections == {"before": "inner", "inside": "part", "after": "inner"}


def test_a_long_chain_of_includes(read: Read) -> None:
    files = {f"m{n}.argmap": f"claim c{n}: x\ninclude m{n + 1}.argmap\n" for n in range(300)}
    draft = read({**files, "m300.argmap": "claim last: x\n"})
    assert draft.diagnostics == ()
    assert len(draft.map.statements) == 301


def test_a_text_without_a_folder_reads_no_file() -> None:
    draft = parse_draft("include other.argmap\nbibliography: refs.bib\n")
    assert codes(draft) == ["F007", "F007"]


def test_a_text_with_a_folder(tmp_path: Path) -> None:
    (tmp_path / "other.argmap").write_text("claim a: x\n")
    draft = parse_draft("include other.argmap\n", "<stdin>", tmp_path)
    assert draft.diagnostics == ()
    assert list(draft.map.statements) == ["a"]


def test_a_missing_map(tmp_path: Path) -> None:
    draft = load_draft(tmp_path / "gone.argmap")
    assert codes(draft) == ["F001"]
    assert not draft.map.statements


@pytest.mark.parametrize("line", ['include "part.argmap"', 'bibliography: "part.argmap"'])
def test_a_path_in_quotation_marks_is_reported(tmp_path: Path, line: str) -> None:
    (tmp_path / "plan.argmap").write_text(f"{line}\n", "utf-8")
    [diagnostic] = load_draft(tmp_path / "plan.argmap").diagnostics
    assert "`part.argmap`" in diagnostic.help
