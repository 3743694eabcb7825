"""Settings of `argmap check`, in files and options, and baselines."""

import json
from pathlib import Path

import pytest

from tests.cli.maps import BARE, GOOD, Run


def codes(output: str) -> dict[str, list[str]]:
    """Return the codes of the findings by the names of the maps."""
    return {
        Path(file["path"]).name: [each["code"] for each in file["diagnostics"]]
        for file in json.loads(output)["files"]
    }


@pytest.fixture
def found(run: Run) -> Run:
    """Run the command, and return the codes of the findings by map."""
    return lambda *arguments: codes(run("check", "--format", "json", *arguments).stdout)


def test_the_nearest_file_applies_to_each_map(folder: Path, found: Run) -> None:
    (folder / "part").mkdir()
    (folder / "part" / "part.argmap").write_text(BARE, "utf-8")
    (folder / "argmap.toml").write_text('select = ["R001"]\n', "utf-8")
    (folder / "part" / "argmap.toml").write_text('select = ["R010"]\n', "utf-8")
    assert found("bare.argmap", "part") == {"bare.argmap": ["R001"], "part.argmap": ["R010"]}


def test_pyproject_may_contain_settings(folder: Path, found: Run) -> None:
    (folder / "pyproject.toml").write_text('[tool.argmap]\nselect = ["R010"]\n', "utf-8")
    assert found("bare.argmap") == {"bare.argmap": ["R010"]}


def test_standard_input_has_the_settings_of_the_current_folder(folder: Path, run: Run) -> None:
    (folder / "argmap.toml").write_text('select = ["R010"]\nfail-on = "info"\n', "utf-8")
    result = run("check", "--format", "json", "-", stdin=BARE)
    assert (codes(result.stdout), result.exit_code) == ({"<stdin>": ["R010"]}, 1)


def test_options_override_files(folder: Path, found: Run, run: Run) -> None:
    settings = 'select = ["R001", "R010"]\nignore = ["R010"]\nfail-on = "never"\n'
    (folder / "argmap.toml").write_text(settings, "utf-8")
    assert found("bare.argmap") == {"bare.argmap": ["R001"]}
    assert found("bare.argmap", "--select", "R010") == {"bare.argmap": ["R010"]}
    assert found("bare.argmap", "--select", "R00,no-actor") == {"bare.argmap": ["R001", "R010"]}
    assert found("bare.argmap", "--ignore", "R") == {"bare.argmap": []}
    assert run("check", "bare.argmap").exit_code == 0
    assert run("check", "--fail-on", "error", "bare.argmap").exit_code == 1


def test_config_and_isolated(folder: Path, found: Run) -> None:
    (folder / "argmap.toml").write_text('select = ["R001"]\n', "utf-8")
    (folder / "strict.toml").write_text('select = ["R010"]\n', "utf-8")
    assert found("--config", "strict.toml", "bare.argmap") == {"bare.argmap": ["R010"]}
    assert {"R001", "R010"} <= {*found("--isolated", "bare.argmap")["bare.argmap"]}


def test_rules_can_be_ignored_in_files(folder: Path, found: Run) -> None:
    settings = 'select = ["R001", "R010"]\n[per-path-ignores]\n"bare*" = ["R001"]\n'
    (folder / "argmap.toml").write_text(settings, "utf-8")
    assert found("bare.argmap") == {"bare.argmap": ["R010"]}


def test_wrong_settings_are_shown_with_their_place(folder: Path, run: Run) -> None:
    (folder / "argmap.toml").write_text('max_age = 3\nselect = ["R0001"]\n', "utf-8")
    result = run("check", "good.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "error[C002]: there is no setting `max_age`\n --> argmap.toml:1:1\n" in result.stderr
    assert "help: did you mean `max-age`?" in result.stderr
    assert "error[C004]: `select`: there is no rule R0001\n --> argmap.toml:2:12" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--select", "R0001"], "there is no rule R0001; did you mean R001?"),
        (["--ignore", "L001"], "L001 is an error in the text of a map, not a rule"),
        (["--config", "a.toml", "--isolated"], "--config and --isolated cannot be used together"),
        (["--config", "a.toml"], "there is no file a.toml"),
        (["--write-baseline"], "--write-baseline needs --baseline FILE, or `baseline` in settings"),
        (["--statistics", "--format", "json"], "--statistics needs --format text"),
        (["--baseline", "known.json"], "there is no file known.json"),
        (["--baseline", "bare.argmap"], "bare.argmap is not a baseline"),
    ],
)
def test_wrong_options_are_refused(run: Run, arguments: list[str], complaint: str) -> None:
    result = run("check", *arguments, "good.argmap")
    assert (result.exit_code, result.stdout) == (2, "")
    assert complaint in result.stderr


def test_documents_in_the_folder_of_a_map_are_read(folder: Path, found: Run) -> None:
    text = GOOD.replace("[@log].", '[@log]. {quote: "Smoke at ten."}', 1)
    text = text.replace("{date", "{file: log.txt, date", 1)
    (folder / "good.argmap").write_text(text, "utf-8")
    assert found("--select", "E011", "good.argmap") == {"good.argmap": []}
    (folder / "log.txt").write_text("A quiet day.", "utf-8")
    assert found("--select", "E011", "good.argmap") == {"good.argmap": ["E011"]}


class TestBaseline:
    def test_only_new_findings_are_reported(self, folder: Path, run: Run) -> None:
        written = run("check", "--baseline", "known.json", "--write-baseline", "bare.argmap")
        assert written.exit_code == 0
        assert (folder / "known.json").is_file()
        path = folder / "bare.argmap"
        path.write_text(f"// later\n\n{BARE}recommendation buy: Buy a hose.\n", "utf-8")
        result = run("check", "--baseline", "known.json", "--select", "R001", "bare.argmap")
        assert result.exit_code == 1
        assert "[buy]" in result.stdout
        assert "[act]" not in result.stdout
        assert "1 error in 1 map, and 1 finding in the baseline" in result.stdout

    def test_settings_name_a_baseline(self, folder: Path, run: Run) -> None:
        (folder / "maps").mkdir()
        (folder / "maps" / "plan.argmap").write_text(BARE, "utf-8")
        (folder / "maps" / "argmap.toml").write_text('baseline = "known.json"\n', "utf-8")
        missing = run("check", "maps")
        assert missing.exit_code == 2
        assert "there is no file maps/known.json; `--write-baseline` creates it" in missing.stderr
        assert run("check", "--write-baseline", "maps").exit_code == 0
        assert (folder / "maps" / "known.json").is_file()
        assert run("check", "maps").exit_code == 0
        assert run("check", "maps", "bare.argmap").exit_code == 1
        assert run("check", "--isolated", "maps").exit_code == 1
        refused = run("check", "--write-baseline", "maps", "bare.argmap")
        assert (refused.exit_code, refused.stdout) == (2, "")

    def test_writing_for_some_maps_keeps_the_entries_of_others(
        self, folder: Path, run: Run
    ) -> None:
        options = ["--baseline", "known.json", "--write-baseline"]
        (folder / "other.argmap").write_text(BARE, "utf-8")
        run("check", *options, "bare.argmap", "other.argmap")
        (folder / "bare.argmap").write_text("claim a: It is so.\n", "utf-8")
        checked = run("check", "--baseline", "known.json", "bare.argmap")
        assert "entries without a finding (R001 for [act] in bare.argmap" in checked.stderr
        assert "; `--write-baseline` removes such entries" in checked.stderr
        written = run("check", *options, "bare.argmap")
        assert written.stderr.endswith("; removed\n")
        assert '"[act]"' not in run("check", *options, "bare.argmap").stderr
        assert run("check", "--baseline", "known.json", "other.argmap").exit_code == 0

    def test_errors_are_not_in_a_baseline(self, run: Run) -> None:
        options = ["--baseline", "known.json", "--write-baseline"]
        result = run("check", *options, "broken.argmap")
        assert (result.exit_code, "error[L" in result.stdout) == (2, True)

    def test_a_baseline_that_cannot_be_written_is_an_error(self, run: Run) -> None:
        options = ["--baseline", "nowhere/known.json", "--write-baseline"]
        result = run("check", *options, "good.argmap")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("argmap: cannot write nowhere/known.json: ")


def test_statistics_count_findings(run: Run) -> None:
    result = run("check", "--statistics", "--select", "R001,R010", "bare.argmap")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == [
        "     1 error[R001] bare-recommendation",
        "     1 info[R010] no-actor",
    ]


@pytest.mark.parametrize(
    ("form", "opening"),
    [
        ("sarif", '{"$schema"'),
        ("github", "::error title=R001"),
        ("gitlab", "[\n"),
        ("junit", "<?xml"),
    ],
)
def test_other_formats(run: Run, form: str, opening: str) -> None:
    result = run("check", "--select", "R001", "--format", form, "bare.argmap")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.startswith(opening)
