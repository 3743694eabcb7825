"""Maps of several files."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.loader import Draft, bibliography, includes, load_draft, parse_draft
from argmap.source import Text

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


@pytest.mark.parametrize("marker", [".git/config", "argmap.toml", "pyproject.toml"])
def test_files_may_be_anywhere_in_the_project(
    marker: str, read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "cases/m.argmap": "include ../x.argmap\nbibliography: ../refs/r.bib\nevidence a: x [@k]\n",
        "x.argmap": "claim x: y\n",
        "refs/r.bib": "@misc{k, title={K}}\n",
    }
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert codes(read(files)) == ["F006", "F006"]
    assert codes(read({**files, marker: "[tool.argmap]\n"})) == []
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert codes(read(files)) == ["F006", "F006"]  # a home is not a project
    assert load_draft(tmp_path / "cases/m.argmap", root=tmp_path).diagnostics == ()


def test_a_refused_file_can_be_read_as_the_fix_says(read: Read, tmp_path: Path) -> None:
    files = {"maps/main.argmap": "include ../x.argmap\n", "x.argmap": "claim x: y\n"}
    [diagnostic] = read(files).diagnostics
    match = re.search("`argmap check (.*)`", diagnostic.help)
    assert match
    assert load_draft(tmp_path / "maps/main.argmap", root=match[1]).diagnostics == ()


def test_backslashes_are_not_separators(read: Read) -> None:
    files = {"main.argmap": "include a\\b.argmap\n", "a/b.argmap": "claim b: x\n"}
    [diagnostic] = read(files).diagnostics
    assert diagnostic.code == "F001"
    assert "`a/b.argmap`" in diagnostic.help


def test_a_similar_name_is_suggested_as_it_is_to_be_written(read: Read) -> None:
    files = {"main.argmap": "include parts/agneda.argmap\n", "parts/agenda.argmap": ""}
    assert "`parts/agenda.argmap`" in read(files).diagnostics[0].help


@pytest.mark.parametrize("line", ["include a/../{}", "bibliography: a/../{}", "include b/{}"])
def test_the_checked_file_is_the_one_that_is_read(line: str, read: Read, tmp_path: Path) -> None:
    # The operating system follows the link `a` before it applies `..`.
    (tmp_path / "outside" / "inner").mkdir(parents=True)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/a").symlink_to(tmp_path / "outside/inner")
    (tmp_path / "maps/b").symlink_to(tmp_path / "outside")
    for name in ("x.argmap", "x.bib"):
        (tmp_path / "outside" / name).write_text("secret")
        (tmp_path / "maps" / name).symlink_to(tmp_path / "outside" / name)
    name = "x.bib" if line.startswith("bib") else "x.argmap"
    [diagnostic] = read({"maps/main.argmap": f"{line.format(name)}\n"}).diagnostics
    assert diagnostic.code == "F006"
    assert "secret" not in str(diagnostic)


def test_a_path_through_a_link_is_read_as_the_system_does(read: Read, tmp_path: Path) -> None:
    files = {"main.argmap": "include a/../x.argmap\n", "b/x.argmap": "include y.argmap\n"}
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "a").symlink_to(tmp_path / "b" / "c")
    draft = read({**files, "b/y.argmap": "claim y: y\n", "x.argmap": "claim wrong: x\n"})
    assert draft.diagnostics == ()
    assert list(draft.map.statements) == ["y"]


@pytest.mark.parametrize("count", [20, 200])
def test_suggestions_for_missing_files_are_limited(
    count: int, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared, listed = [], []
    monkeypatch.setattr(
        "argmap.loader.diagnostics.nearest",
        lambda name, names: compared.append(len(name) * sum(map(len, names))),
    )
    monkeypatch.setattr(
        "argmap.loader.includes.list_stems", lambda *_: listed.append(1) or ["other"] * 10_000
    )
    text = "".join(f"include missing{n}.argmap\n" for n in range(count))
    assert codes(read({"main.argmap": text})) == ["F001"] * count
    assert len(listed) == 1
    assert 0 < sum(compared) <= 10_500_000


@pytest.mark.parametrize("count", [10, 100])
def test_maps_that_all_include_each_other(count: int, read: Read) -> None:
    everything = "".join(f"include m{n}.argmap\n" for n in range(count))
    draft = read({f"m{n}.argmap": f"{everything}claim c{n}: x\n" for n in range(count)})
    assert len(draft.map.statements) == count
    # Each is read below the one before, and includes itself and all above.
    assert codes(draft) == ["F005"] * (count * (count + 1) // 2)
    assert max(len(diagnostic.message) for diagnostic in draft.diagnostics) < 1_000


def test_odd_names_of_texts_and_folders(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    assert parse_draft("claim a: x\n", name="a\0b", folder=tmp_path).diagnostics == ()
    assert codes(parse_draft("include b.argmap\n", folder=tmp_path / "loop")) == ["F004"]
    assert codes(load_draft(tmp_path / "a\0b.argmap")) == ["F004"]


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
    [diagnostic] = read({"maps/main.argmap": "include link.argmap\n"}).diagnostics
    assert diagnostic.code == "F006"
    assert "link" in diagnostic.help


def test_a_link_to_a_missing_file_names_it(read: Read, tmp_path: Path) -> None:
    (tmp_path / "link.argmap").symlink_to("gone.argmap")
    [diagnostic] = read({"main.argmap": "include link.argmap\n"}).diagnostics
    assert (diagnostic.code, diagnostic.help) == ("F001", "it is a link to gone.argmap")


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


def test_a_file_that_many_maps_name_is_parsed_once(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[str] = []

    def count(original: Callable[[Text], object]) -> Callable[[Text], object]:
        def parse(text: Text) -> object:
            parsed.append(Path(text.name).name)
            return original(text)

        return parse

    monkeypatch.setattr(includes, "parse_text", count(includes.parse_text))
    monkeypatch.setattr(bibliography, "read_bibliography", count(bibliography.read_bibliography))
    main = "bibliography: refs.bib\ninclude library.argmap\nclaim a: x\n  because [{}]\n"
    files = {
        "library.argmap": "claim b: y [@s]\nclaim c: z\n",
        "refs.bib": "@book{s, title={First}}\n",
    }
    first, second = (read({"main.argmap": main.format(premise), **files}) for premise in "bc")
    assert parsed == ["main.argmap", "refs.bib", "library.argmap", "main.argmap"]
    assert [draft.map.reasons["a"][0].premises for draft in (first, second)] == [("b",), ("c",)]
    parsed.clear()
    changed = {"library.argmap": "claim b: new\n", "refs.bib": "@book{s, title={Second}}\n"}
    third = read({"main.argmap": main.format("b"), **changed})
    assert parsed == ["main.argmap", "refs.bib", "library.argmap"]
    assert third.map.statements["b"].text == "new"
    assert third.map.sources["s"].text == "Second"
