"""Settings files: which one applies, what it may contain, and its errors."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker.registry import RULES
from argmap.checker.settings import Settings, SettingsError
from argmap.checker.settings_files import find_settings, parse_settings, read_settings
from argmap.source import Severity, Text

EVERYTHING = """\
select = ["default", "E"]
ignore = ["R005", "uncited-evidence"]
fail-on = "warning"
max-words = 40
max-depth = 4
max-age = 3650

[severity]
R001 = "info"
E = "error"

[per-path-ignores]
"drafts/*" = ["R", "E001"]
"""


def parsed(content: str, *, shared: bool = False) -> Settings:
    return parse_settings(Text("argmap.toml", content), RULES, shared=shared)


def test_all_settings_can_be_set() -> None:
    read = parsed(EVERYTHING)
    assert read == Settings(
        select=("default", "E"),
        ignore=("R005", "uncited-evidence"),
        severity={"R001": Severity.INFO, "E": Severity.ERROR},
        per_path_ignores={"drafts/*": ("R", "E001")},
        fail_on=Severity.WARNING,
        max_words=40,
        max_depth=4,
        max_age=3650,
    )


def test_an_empty_file_has_the_defaults() -> None:
    assert parsed("") == Settings()


def test_the_name_of_a_file_says_which_table_is_read(tmp_path: Path) -> None:
    for name, content in {"argmap.toml": "", "pyproject.toml": "[tool.argmap]\n"}.items():
        (tmp_path / name).write_text(f"{content}max-words = 1\n", "utf-8")
        assert read_settings(tmp_path / name, RULES) == Settings(max_words=1, folder=tmp_path)


def test_never_means_that_no_finding_fails() -> None:
    assert parsed('fail-on = "never"').fail_on is None


def test_pyproject_has_its_own_table() -> None:
    lines = EVERYTHING.replace("[severity]", "[tool.argmap.severity]")
    lines = lines.replace("[per-path-ignores]", "[tool.argmap.per-path-ignores]")
    content = f'[project]\nname = "x"\n\n[tool.argmap]\n{lines}\n[tool.other]\nselect = 3\n'
    assert parsed(content, shared=True) == parsed(EVERYTHING)


def problems(content: str, *, shared: bool = False) -> list[tuple[str, str, str, int | None, str]]:
    """Return the errors of a text: code, message, fix, line, and the text at the place."""
    with pytest.raises(SettingsError) as caught:
        parsed(content, shared=shared)
    found = []
    for each in caught.value.diagnostics:
        assert each.span is not None
        shown = content[each.span.start : each.span.end]
        found.append((each.code, each.message, each.help, each.span.line, shown))
    return found


@pytest.mark.parametrize(
    ("content", "code", "line", "shown"),
    [
        ("# of the year\nmax_age = 3\n", "C002", 2, "max_age"),
        ('[tool.argmap]\nselect = ["R"]\n', "C002", 1, "tool"),
        ("[tool.other]\nargmap = 3", "C002", 1, "tool"),
        ('select = [\n  "R",\n  "E0001",\n]\n', "C004", 3, "E0001"),
        ('ignore = ["L002"]', "C004", 1, "L002"),
        ("select = [1]", "C003", 1, "select"),
        ("select = 1", "C003", 1, "select"),
        ('fail-on = "eror"', "C003", 1, "eror"),
        ("max-words = 0", "C003", 1, "0"),
        ("max-age = true", "C003", 1, "true"),
        ('max-depth = "six"', "C003", 1, "six"),
        ("per-path-ignores = 3", "C003", 1, "per-path-ignores"),
        ('severity = "error"', "C003", 1, "severity"),
        ('[severity]\nR001 = "never"', "C003", 2, "never"),
        ('[severity]\nbare-recomendation = "info"', "C004", 2, "bare-recomendation"),
        ('[per-path-ignores]\n"a/*" = ["R1"]', "C004", 2, "R1"),
        ("select = [\n\n", "C001", 1, ""),
        ("max-age = 3\nselect == []", "C001", 2, ""),
    ],
)
def test_errors_have_a_code_and_a_place(content: str, code: str, line: int, shown: str) -> None:
    [[found_code, _, _, found_line, found_text]] = problems(content)
    assert (found_code, found_line, found_text) == (code, line, shown)


@pytest.mark.parametrize(
    ("content", "message", "fix"),
    [
        ("max_age = 3\n", "there is no setting `max_age`", "did you mean `max-age`?"),
        (
            "[tool.argmap]\n",
            "there is no setting `tool`",
            "leave out `[tool.argmap]` in argmap.toml",
        ),
        ('select = ["E0001"]', "`select`: there is no rule E0001", "did you mean E001?"),
        ("ignore = [1]", "`ignore` must be a list of rules, not [1]", 'for example: ["R010", "W"]'),
        (
            'fail-on = "eror"',
            '`fail-on` must be one of error, warning, info, never, not "eror"',
            "did you mean `error`?",
        ),
        (
            '[severity]\nR001 = "off"',
            '`R001` must be one of error, warning, info, not "off"',
            'to turn the rule off, write `ignore = ["R001"]`',
        ),
        (
            "max-age = true",
            "`max-age` must be a whole number, 1 or larger, not true",
            "",
        ),
    ],
)
def test_messages_name_the_setting_as_in_the_file(content: str, message: str, fix: str) -> None:
    [[_, found_message, found_fix, *_]] = problems(content)
    assert (found_message, found_fix) == (message, fix)


def test_toml_errors_have_their_column() -> None:
    with pytest.raises(SettingsError) as caught:
        parsed("max-age = 3\nselect = [1 2]\n")
    [found] = caught.value.diagnostics
    assert found.span is not None
    assert (found.span.line, found.span.start) == (2, len("max-age = 3\nselect = [1 "))


def test_all_errors_are_reported() -> None:
    content = EVERYTHING.replace("= 4\n", "= 0\n").replace("ignore =", "ingore =")
    content = content.replace("R001", "R000")
    assert [(each[0], each[3]) for each in problems(content)] == [
        ("C002", 2),
        ("C003", 5),
        ("C004", 9),
    ]


def test_places_in_pyproject_are_in_its_table() -> None:
    content = '[tool.other]\nmax_age = 1\n\n[tool.argmap]\nmax_age = 1\nselect = ["R"]\n'
    assert [each[3] for each in problems(content, shared=True)] == [5]
    [[code, message, fix, *_]] = problems("[tool]\nargmap = 3\n", shared=True)
    assert (code, message) == ("C003", "`tool.argmap` must be a table, not 3")
    assert fix == 'for example: { select = ["R"] }'


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("ignore = [0]", "ignore"),
        ('ignore = ["R000"]', "R000"),
        ("max-words = 0", "0"),
        ('fail-on = "bad"', "bad"),
        ('[severity]\nR001 = "bad"', "bad"),
        ('[severity]\nR000 = "info"', "R000"),
        ('[per-path-ignores]\n"drafts/*" = 3', "drafts/*"),
        ('[per-path-ignores]\n"drafts/*" = ["R000"]', "R000"),
    ],
)
def test_a_comment_is_not_the_place_of_an_error(content: str, shown: str) -> None:
    comment = 'max-age = 3 # no 0 for the words, and drafts/* or R001: bad "R000"\n'
    [found] = problems(comment + content)
    assert found[3:] == (content.count("\n") + 2, shown)


def test_errors_are_sorted_by_place() -> None:
    lines = ['ignore = ["R000"]', "max-words = 0", 'severity.R001 = "bad"']
    assert [each[4] for each in problems("\n".join(lines))] == ["R000", "0", "bad"]


@pytest.mark.parametrize(("length", "shown"), [(38, "x" * 38 + '"'), (39, "x" * 38 + "…")])
def test_long_values_are_shortened(length: int, shown: str) -> None:
    [[_, message, *_]] = problems(f'max-words = "{"x" * length}"')
    assert message == f'`max-words` must be a whole number, 1 or larger, not "{shown}'


def test_too_many_brackets_are_an_error_at_the_end() -> None:
    content = "a = " + "[" * 5000
    with pytest.raises(SettingsError) as caught:
        parsed(content + "\n")
    [found] = caught.value.diagnostics
    assert found.message == "this is not TOML: too many nested brackets"
    assert found.span is not None
    assert (found.span.start, found.span.end) == (len(content), len(content))


@pytest.mark.parametrize(
    "content", ["a = " + "[" * 5000, "max-age = " + "9" * 5000, "a = 2024-13-01"]
)
def test_extreme_texts_are_refused(content: str) -> None:
    assert problems(content)[0][0] in ("C001", "C002")


@given(st.text(st.sampled_from('select=[]"R0.\n{}#tolargmp -1'), max_size=60), st.booleans())
def test_any_text_is_parsed_or_refused(content: str, shared: bool) -> None:
    with suppress(SettingsError):
        parsed(content, shared=shared)


def test_patterns_are_relative_to_the_folder_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "argmap.toml"
    path.write_text("max-age = 3\n", "utf-8")
    assert read_settings(path, RULES) == Settings(max_age=3, folder=tmp_path)


def test_unreadable_files_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no file"):
        read_settings(tmp_path / "argmap.toml", RULES)
    (tmp_path / "argmap.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="is not UTF-8"):
        read_settings(tmp_path / "argmap.toml", RULES)


@pytest.mark.skipif(os.name != "posix", reason="needs links")
@pytest.mark.parametrize("name", ["argmap.toml", "pyproject.toml"])
def test_a_link_to_settings_stays_in_its_project(name: str, tmp_path: Path) -> None:
    secret, project = tmp_path / "secret", tmp_path / "project"
    secret.write_text("[tool.argmap]\npassword:x:0", "utf-8")
    (project / "maps").mkdir(parents=True)
    (project / "maps" / name).symlink_to(secret)
    with pytest.raises(SettingsError) as caught:
        find_settings(project / "maps")
    [error] = caught.value.diagnostics
    assert error.code == "F006"
    assert "password" not in str(caught.value)
    assert error.span is not None
    assert error.span.text.content == ""
    (project / ".git").mkdir()
    table = "[tool.argmap]\n" if name == "pyproject.toml" else ""
    (project / "shared").write_text(f"{table}max-words = 7\n", "utf-8")
    (project / "maps" / name).unlink()
    (project / "maps" / name).symlink_to(project / "shared")
    assert find_settings(project / "maps").max_words == 7


def test_read_settings_knows_the_installed_rules(tmp_path: Path) -> None:
    path = tmp_path / "argmap.toml"
    path.write_text('select = ["R001", "nonsense"]\n', "utf-8")
    with pytest.raises(SettingsError, match="there is no rule nonsense"):
        read_settings(str(path))
