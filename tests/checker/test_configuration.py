"""Settings in files: which file counts, what it may say, and what is said of what it may not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.checker.configuration import parse_settings, read_settings
from argmap.checker.registry import RULES
from argmap.checker.settings import Settings
from argmap.checker.settings_files import SettingsError, settings_file
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


def test_everything_that_can_be_set() -> None:
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


def test_what_is_not_set_is_as_ever() -> None:
    assert parsed("") == Settings()


def test_a_file_says_by_its_name_where_they_stand_in_it(tmp_path: Path) -> None:
    for name, content in {"argmap.toml": "", "pyproject.toml": "[tool.argmap]\n"}.items():
        (tmp_path / name).write_text(f"{content}max-words = 1\n", "utf-8")
        assert read_settings(tmp_path / name, RULES) == Settings(max_words=1, folder=tmp_path)


def test_nothing_need_be_bad_enough() -> None:
    assert parsed('fail-on = "never"').fail_on is None


def test_a_project_has_them_in_a_table() -> None:
    lines = EVERYTHING.replace("[severity]", "[tool.argmap.severity]")
    lines = lines.replace("[per-path-ignores]", "[tool.argmap.per-path-ignores]")
    content = f'[project]\nname = "x"\n\n[tool.argmap]\n{lines}\n[tool.other]\nselect = 3\n'
    assert parsed(content, shared=True) == parsed(EVERYTHING)


def problems(content: str, *, shared: bool = False) -> list[tuple[str, str, str, int | None, str]]:
    """What is wrong with a text: code, message, help, the line, and what the place shows."""
    with pytest.raises(SettingsError) as caught:
        parsed(content, shared=shared)
    found = []
    for each in caught.value.diagnostics:
        assert each.span is not None
        shown = content[each.span.start : each.span.end]
        found.append((each.code, each.message, each.help, each.span.line, shown))
    return found


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "# of the year\nmax_age = 3\n",
            ("C002", "`max_age` is no setting", "did you mean `max-age`?", 2, "max_age"),
        ),
        (
            '[tool.argmap]\nselect = ["R"]\n',
            (
                "C002",
                "`tool` is no setting",
                "in argmap.toml settings stand without `[tool.argmap]` above them",
                1,
                "tool",
            ),
        ),
        (
            'select = [\n  "R",\n  "E0001",\n]\n',
            ("C004", "`select`: there is no rule E0001", "did you mean E001?", 3, "E0001"),
        ),
        (
            'ignore = ["L002"]',
            (
                "C004",
                "`ignore`: L002 is no rule, but a mistake in the text of a map",
                "mend it in the map",
                1,
                "L002",
            ),
        ),
        (
            'select = "R001"',
            (
                "C003",
                '`select` must be a list of rules, not "R001"',
                'write it like this: ["R010", "W"]',
                1,
                "select",
            ),
        ),
        (
            "select = [1]",
            (
                "C003",
                "`select` must be a list of rules, not [1]",
                'write it like this: ["R010", "W"]',
                1,
                "select",
            ),
        ),
        (
            'fail-on = "eror"',
            (
                "C003",
                '`fail-on` must be one of error, warning, info, never, not "eror"',
                "did you mean `error`?",
                1,
                "eror",
            ),
        ),
        (
            "max-words = 0",
            ("C003", "`max-words` must be a whole number, 1 or larger, and not 0", "", 1, "0"),
        ),
        (
            "max-age = true",
            ("C003", "`max-age` must be a whole number, 1 or larger, and not true", "", 1, "true"),
        ),
        (
            'max-depth = "six"',
            (
                "C003",
                '`max-depth` must be a whole number, 1 or larger, and not "six"',
                "",
                1,
                "six",
            ),
        ),
        (
            'max-depth = "X"',
            (
                "C003",
                '`max-depth` must be a whole number, 1 or larger, and not "X"',
                "",
                1,
                "X",
            ),
        ),
        (
            'colour = "red"',
            (
                "C002",
                "`colour` is no setting",
                "the settings are select, ignore, severity, per-path-ignores, fail-on, max-words,"
                " max-depth, max-age",
                1,
                "colour",
            ),
        ),
        (
            "[tool.other]\nargmap = 3",
            (
                "C002",
                "`tool` is no setting",
                "the settings are select, ignore, severity, per-path-ignores, fail-on, max-words,"
                " max-depth, max-age",
                1,
                "tool",
            ),
        ),
        (
            "tools = { argmap = 3 }",
            (
                "C002",
                "`tools` is no setting",
                "the settings are select, ignore, severity, per-path-ignores, fail-on, max-words,"
                " max-depth, max-age",
                1,
                "tools",
            ),
        ),
        (
            "per-path-ignores = 3",
            (
                "C003",
                "`per-path-ignores` must be a table, not 3",
                'write it like this: { "drafts/*" = ["R010"] }',
                1,
                "per-path-ignores",
            ),
        ),
        (
            'severity = "error"',
            (
                "C003",
                '`severity` must be a table, not "error"',
                'write it like this: { R010 = "warning" }',
                1,
                "severity",
            ),
        ),
        (
            '[severity]\nR001 = "never"',
            (
                "C003",
                '`R001` must be one of error, warning, info, not "never"',
                "",
                2,
                "never",
            ),
        ),
        (
            '[severity]\nbare-recomendation = "info"',
            (
                "C004",
                "`severity`: there is no rule bare-recomendation",
                "did you mean bare-recommendation?",
                2,
                "bare-recomendation",
            ),
        ),
        (
            '[per-path-ignores]\n"a/*" = ["R1"]',
            ("C004", "`a/*`: there is no rule R1", "`argmap rules` lists them all", 2, "R1"),
        ),
        (
            "select = [\n\n",
            ("C001", "this is not TOML: invalid value", "", 1, ""),
        ),
        (
            "max-age = 3\nselect == []",
            ("C001", "this is not TOML: invalid value", "", 2, ""),
        ),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    content: str, expected: tuple[str, str, str, int, str]
) -> None:
    assert problems(content) == [expected]


def test_what_is_no_toml_is_shown_to_the_column() -> None:
    with pytest.raises(SettingsError) as caught:
        parsed("max-age = 3\nselect = [1 2]\n")
    [found] = caught.value.diagnostics
    assert found.span is not None
    assert (found.span.line, found.span.start) == (2, len("max-age = 3\nselect = [1 "))


def test_everything_that_is_wrong_is_told() -> None:
    content = EVERYTHING.replace("= 4\n", "= 0\n").replace("ignore =", "ingore =")
    content = content.replace("R001", "R000")
    assert [(each[0], each[3]) for each in problems(content)] == [
        ("C002", 2),
        ("C003", 5),
        ("C004", 9),
    ]


def test_in_a_project_places_are_those_of_the_table() -> None:
    content = '[tool.other]\nmax_age = 1\n\n[tool.argmap]\nmax_age = 1\nselect = ["R"]\n'
    assert [each[3] for each in problems(content, shared=True)] == [5]
    [[code, message, cure, *_]] = problems("[tool]\nargmap = 3\n", shared=True)
    assert (code, message) == ("C003", "`tool.argmap` must be a table, not 3")
    assert cure == 'write it like this: { select = ["R"] }'


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("ignore = [0]", "ignore"),
        ('ignore = ["R000"]', "R000"),
        ("max-words = 0", "0"),
        ('fail-on = "bad"', "bad"),
        ('[severity]\nR001 = "bad"', "bad"),
        ('[severity]\nR000 = "info"', "R000"),
        ('[per-path-ignores]\n"drafts/*" = "R010"', "drafts/*"),
        ('[per-path-ignores]\n"drafts/*" = ["R000"]', "R000"),
    ],
)
def test_what_a_comment_speaks_of_is_not_what_is_wrong(content: str, shown: str) -> None:
    comment = 'max-age = 3 # no 0 for the words, and drafts/* or R001: bad "R000"\n'
    [found] = problems(comment + content)
    assert found[3:] == (content.count("\n") + 2, shown)


def test_problems_are_told_in_the_order_of_the_file() -> None:
    lines = ['severity.R000 = "info"', "max-words = 0", 'severity.R001 = "bad"']
    assert [each[4] for each in problems("\n".join(lines))] == ["R000", "0", "bad"]


@pytest.mark.parametrize(("length", "shown"), [(38, "x" * 38 + '"'), (39, "x" * 38 + "…")])
def test_a_value_is_shown_as_far_as_it_is_short(length: int, shown: str) -> None:
    [[_, message, *_]] = problems(f'max-words = "{"x" * length}"')
    assert message == f'`max-words` must be a whole number, 1 or larger, and not "{shown}'


def test_too_many_brackets_are_told_at_the_end() -> None:
    content = "a = " + "[" * 5000
    with pytest.raises(SettingsError) as caught:
        parsed(content + "\n")
    [found] = caught.value.diagnostics
    assert found.message == "this is not TOML: too many brackets within brackets"
    assert found.span is not None
    assert (found.span.start, found.span.end) == (len(content), len(content))


@pytest.mark.parametrize(
    "content", ["a = " + "[" * 5000, "max-age = " + "9" * 5000, "a = 2024-13-01"]
)
def test_no_text_is_too_much(content: str) -> None:
    assert problems(content)[0][0] in ("C001", "C002")


@given(st.text(st.sampled_from('select=[]"R0.\n{}#tolargmp -1'), max_size=60), st.booleans())
def test_any_text_is_settings_or_is_told_what_is_wrong(content: str, shared: bool) -> None:
    try:
        parsed(content, shared=shared)
    except SettingsError as error:
        told = error.diagnostics
        assert told


class TestWhichFileCounts:
    @pytest.fixture
    def top(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """The home of a user, with folders in it, which is the current folder."""
        (tmp_path / "work/maps/drafts").mkdir(parents=True)
        monkeypatch.setattr(Path, "home", lambda: tmp_path)
        monkeypatch.chdir(tmp_path)
        return tmp_path

    def test_the_nearest_one(self, top: Path) -> None:
        (top / "work/argmap.toml").touch()
        assert settings_file(top / "work/maps/drafts") == Path("work/argmap.toml")
        (top / "work/maps/argmap.toml").touch()
        assert settings_file(top / "work/maps/drafts") == Path("work/maps/argmap.toml")
        assert settings_file(top / "work") == Path("work/argmap.toml")

    def test_one_of_argmap_before_one_that_is_shared(self, top: Path) -> None:
        (top / "work/pyproject.toml").write_text("[tool.argmap]\n", "utf-8")
        assert settings_file(top / "work/maps") == Path("work/pyproject.toml")
        (top / "work/argmap.toml").touch()
        assert settings_file(top / "work/maps") == Path("work/argmap.toml")

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
    def test_one_that_is_shared_if_it_speaks_of_argmap(
        self, top: Path, content: str, counts: bool
    ) -> None:
        (top / "argmap.toml").touch()
        (top / "work/pyproject.toml").write_text(content, "utf-8")
        found = settings_file(top / "work/maps")
        assert found == Path("work/pyproject.toml" if counts else "argmap.toml")

    def test_a_repository_has_its_own(self, top: Path) -> None:
        (top / "argmap.toml").touch()
        (top / "work/.git").mkdir()
        assert settings_file(top / "work/maps") is None
        (top / "work/argmap.toml").touch()
        assert settings_file(top / "work/maps") == Path("work/argmap.toml")

    def test_nothing_above_a_home(self, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (top / "argmap.toml").touch()
        monkeypatch.setattr(Path, "home", lambda: top / "work")
        assert settings_file(top / "work/maps") is None
        (top / "elsewhere").mkdir()
        assert settings_file(top / "elsewhere") == Path("argmap.toml")

    def test_nowhere(self, top: Path) -> None:
        assert settings_file(top / "work/maps") is None


def test_patterns_are_relative_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "argmap.toml"
    path.write_text("max-age = 3\n", "utf-8")
    assert read_settings(path, RULES) == Settings(max_age=3, folder=tmp_path)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no file"):
        read_settings(tmp_path / "argmap.toml", RULES)
    (tmp_path / "argmap.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="is not UTF-8"):
        read_settings(tmp_path / "argmap.toml", RULES)
