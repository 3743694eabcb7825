"""The program whose types are checked runs as well."""

import subprocess
import sys
from pathlib import Path


def test_the_example_program_runs() -> None:
    program = Path(__file__).with_name("example_program.py")
    run = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert run.stderr == ""
    assert run.stdout.startswith("[2] ['act', 'dear'] ")
