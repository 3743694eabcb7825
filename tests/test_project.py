"""Settings files of projects, and the files that a map may name."""

import os
from pathlib import Path

import pytest

from argmap.files import UnreadableError
from argmap.project import ProjectFiles, find_settings_file


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, which is the home of the user."""
    (tmp_path / "work/maps/drafts").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_nearest_file_applies(top: Path) -> None:
    (top / "work/argmap.toml").touch()
    assert find_settings_file(top / "work/maps/drafts") == Path("work/argmap.toml")
    (top / "work/maps/argmap.toml").touch()
    assert find_settings_file(top / "work/maps/drafts") == Path("work/maps/argmap.toml")
    assert find_settings_file(top / "work") == Path("work/argmap.toml")


def test_argmap_toml_comes_before_pyproject(top: Path) -> None:
    (top / "work/pyproject.toml").write_text("[tool.argmap]\n", "utf-8")
    assert find_settings_file(top / "work/maps") == Path("work/pyproject.toml")
    (top / "work/argmap.toml").touch()
    assert find_settings_file(top / "work/maps") == Path("work/argmap.toml")


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        ("[tool.argmap]", True),
        ("[tool]\nargmap = {}", True),
        ("[tool.argmap.severity]", True),
        ("[tool.argmap]\nselect = [", True),
        ("[project]\ndependencies = ['argmap']", False),
        ("[project]\ndependencies = ['argmap'", False),
        ("tool = 'argmap'", False),
        ("", False),
    ],
)
def test_pyproject_applies_if_it_has_a_table_for_argmap(
    top: Path, content: str, counts: bool
) -> None:
    (top / "argmap.toml").touch()
    (top / "work/pyproject.toml").write_text(content, "utf-8")
    found = find_settings_file(top / "work/maps")
    assert found == Path("work/pyproject.toml" if counts else "argmap.toml")


def test_the_search_ends_at_a_repository(top: Path) -> None:
    (top / "argmap.toml").touch()
    (top / "work/.git").mkdir()
    assert find_settings_file(top / "work/maps") is None
    (top / "work/argmap.toml").touch()
    assert find_settings_file(top / "work/maps") == Path("work/argmap.toml")


def test_the_search_ends_at_the_home_folder(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (top / "argmap.toml").touch()
    monkeypatch.setattr(Path, "home", lambda: top / "work")
    assert find_settings_file(top / "work/maps") is None
    (top / "elsewhere").mkdir()
    assert find_settings_file(top / "elsewhere") == Path("argmap.toml")


def test_there_may_be_no_file(top: Path) -> None:
    assert find_settings_file(top / "work/maps") is None


def test_a_file_outside_the_current_folder_has_its_full_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "argmap.toml").touch()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert find_settings_file(tmp_path) == tmp_path.resolve() / "argmap.toml"


def test_an_unreadable_pyproject_is_skipped(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "pyproject.toml").write_bytes(b"[tool.argmap]\n# \xff\n")
    assert find_settings_file(tmp_path) is None


def find_error(project: ProjectFiles, written: str) -> str:
    """Return the code of the error of a path."""
    with pytest.raises(UnreadableError) as caught:
        project.find(written, project.folder).read()
    return caught.value.code


def test_a_file_in_the_folder_of_the_map_is_found(top: Path) -> None:
    (top / "work/a.txt").write_text("x")
    found = ProjectFiles(top / "work").find("maps/../a.txt", top / "work")
    assert (found.shown, found.real) == (top / "work/a.txt", Path(os.path.realpath(found.shown)))
    assert found.read().content == "x"


@pytest.mark.parametrize("written", ["../a.txt", "/etc/passwd", "maps/../../a.txt"])
def test_a_file_elsewhere_is_refused(top: Path, written: str) -> None:
    assert find_error(ProjectFiles(top / "work"), written) == "F006"


def test_only_a_link_is_called_a_link(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(top / "work")
    (top / "a.txt").touch()
    (top / "work/a.txt").symlink_to(top / "a.txt")
    files = ProjectFiles(Path())
    for written, is_link in (("../a.txt", False), ("maps/../../a.txt", False), ("a.txt", True)):
        with pytest.raises(UnreadableError) as caught:
            files.find(written, Path())
        assert caught.value.code == "F006"
        assert ("link" in caught.value.message) == is_link


def test_the_home_folder_is_not_a_project(top: Path) -> None:
    (top / "a.txt").touch()
    (top / ".git").mkdir()
    (top / "argmap.toml").touch()
    assert find_error(ProjectFiles(top / "work"), "../a.txt") == "F006"
    assert ProjectFiles(top / "work", root=top).find("../a.txt", top / "work").read().content == ""


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_file_that_is_replaced_by_a_pipe_is_not_waited_for(top: Path) -> None:
    (top / "work/a.txt").touch()
    found = ProjectFiles(top / "work").find("a.txt", top / "work")
    (top / "work/a.txt").unlink()
    os.mkfifo(top / "work/a.txt")
    with pytest.raises(UnreadableError, match="named pipe"):
        found.read()


def test_a_path_that_cannot_be_opened(top: Path) -> None:
    (top / "work/loop").symlink_to("loop")
    assert find_error(ProjectFiles(top / "work"), "a\0b") == "F004"
    assert find_error(ProjectFiles(top / "work"), "loop") == "F004"
