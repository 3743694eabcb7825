"""Files that hold settings: how they are named, and what is wrong with them."""

from pathlib import Path

import pytest

from argmap.checker.settings_files import SettingsError, settings_file, settings_text
from argmap.source import Diagnostic, Severity


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a user, in which nobody stands."""
    (tmp_path / "home/maps").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path / "home"


def test_a_file_outside_the_current_folder_has_its_whole_path(home: Path) -> None:
    (home / "argmap.toml").touch()
    assert settings_file(home / "maps") == home.resolve() / "argmap.toml"


def test_a_project_that_cannot_be_read_is_none_of_argmap(home: Path) -> None:
    (home / "pyproject.toml").write_bytes(b"[tool.argmap]\n# \xff\n")
    assert settings_file(home / "maps") is None


def test_an_error_tells_everything_that_is_wrong() -> None:
    wrong = [Diagnostic("C002", Severity.ERROR, each) for each in ("this", "that")]
    error = SettingsError(*wrong)
    assert str(error) == "this; that"
    assert error.diagnostics == tuple(wrong)


def test_a_file_that_cannot_be_read_has_no_text(tmp_path: Path) -> None:
    path = tmp_path / "argmap.toml"
    with pytest.raises(SettingsError, match="there is no file") as caught:
        settings_text(path)
    [found] = caught.value.diagnostics
    assert found.span is not None
    assert (found.span.path, found.span.text.content) == (str(path), "")
