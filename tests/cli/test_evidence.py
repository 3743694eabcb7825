"""`argmap evidence`: the ledger in three formats."""

import csv
import json
from datetime import date

from tests.cli.maps import BARE, Run

DATED = """\
source log: The log of the station {date: 2024-01-15}
recommendation act: Act now.
  because evidence fire: It burns [@log].
"""


def test_text(run: Run) -> None:
    result = run("evidence", "-", "--today", "2024-01-20", stdin=DATED)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "1. fire\n"
        "  “It burns.”\n"
        "  source: [@log] The log of the station\n"
        "  date: 2024-01-15, 5 days ago\n"
        "  carries: act\n"
        "  fells alone: act\n"
    )
    assert run("evidence", "-", stdin=BARE).stdout == "no evidence in this map\n"


def test_formats_for_programs(run: Run) -> None:
    arguments = ("evidence", "-", "--today", "2024-01-20", "--format")
    [entry] = json.loads(run(*arguments, "json", stdin=DATED).stdout)["evidence"]
    [row] = csv.DictReader(run(*arguments, "csv", stdin=DATED).stdout.splitlines())
    assert (entry["id"], entry["age"], entry["fells"]) == ("fire", 5, ["act"])
    assert (row["id"], row["age"], row["fells"]) == ("fire", "5", "act")


def test_ages_are_counted_from_today_unless_another_day_is_said(run: Run) -> None:
    [entry] = json.loads(run("evidence", "-", "--format", "json", stdin=DATED).stdout)["evidence"]
    assert entry["age"] == (date.today() - date(2024, 1, 15)).days
    wrong = run("evidence", "good.argmap", "--today", "yesterday")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
