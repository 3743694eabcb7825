"""`argmap evidence`."""

import csv
import json
from datetime import date

from tests.cli.maps import Run

DATED = """\
source log: The log of the station {date: 2024-01-15}
recommendation act: Act now.
  because evidence fire: It burns [@log].
"""


def test_text(run: Run) -> None:
    result = run("evidence", "-", "--today", "2024-01-20", stdin=DATED)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("1. fire\n  “It burns.”\n")
    assert "date: 2024-01-15, 5 days ago\n" in result.stdout


def test_json_and_csv(run: Run) -> None:
    arguments = ("evidence", "-", "--today", "2024-01-20", "--format")
    [entry] = json.loads(run(*arguments, "json", stdin=DATED).stdout)["evidence"]
    [row] = csv.DictReader(run(*arguments, "csv", stdin=DATED).stdout.splitlines())
    assert (entry["id"], entry["age"], entry["critical_for"]) == ("fire", 5, ["act"])
    assert (row["id"], row["age"], row["critical_for"]) == ("fire", "5", "act")


def test_ages_are_counted_from_today_by_default(run: Run) -> None:
    before = date.today()  # the day may change in between
    [entry] = json.loads(run("evidence", "-", "--format", "json", stdin=DATED).stdout)["evidence"]
    assert entry["age"] in {(day - date(2024, 1, 15)).days for day in (before, date.today())}
    wrong = run("evidence", "good.argmap", "--today", "yesterday")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "%" not in wrong.stderr
