"""The page on strategies: its code runs, and it names all there is."""

import re
import subprocess
import sys
from pathlib import Path

from argmap import testing
from argmap.testing import laws
from argmap.testing.narrowing import Narrowing

PAGE = (Path(__file__).parents[2] / "docs" / "strategies.md").read_text(encoding="utf-8")
CODE = "\n".join(re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


def test_its_code_passes_as_a_file_of_tests(tmp_path: Path) -> None:
    (tmp_path / "test_page.py").write_text(CODE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_page.py"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert "4 passed" in run.stdout, run.stdout


def test_it_names_every_argument_and_law_and_strategy() -> None:
    prose = re.sub(r"^```.*?^```", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    named = {name for code in re.findall(r"`([^`]+)`", prose) for name in re.findall(r"\w+", code)}
    public_laws = {
        name
        for name, each in vars(laws).items()
        if name[0].islower() and getattr(each, "__module__", "") == laws.__name__
    }
    assert public_laws <= named
    assert named >= Narrowing.__annotations__.keys()
    assert {name for name in testing.__all__ if name[0].islower()} - {"laws"} <= named
