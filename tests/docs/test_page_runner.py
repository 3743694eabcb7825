"""A page that is wrong fails."""

from pathlib import Path

import pytest

from tests.docs.page_runner import PageRunner, find_code_blocks

RIGHT = """\
# A page

1. An item

   ```text part/a.txt
     indented
   ```

```console
$ cat part/a.txt
  indented
$ printf 'in 1.23s\\nin 75.20s (0:01:15)\\n'
in 0.45s
in 0.45s
```

```console
$ printf 'blank line\\n\\n'
blank line

```

```text part/a.txt
new
```

```python
number = 3
```

```python
>>> number, open("part/a.txt").read()
(3, 'new\\n')

```

```python part/module.py
raise ValueError
```

```{argmap}
:no-ids:
:caption: part/plan.argmap

claim a: A.
```

```console
$ cat part/plan.argmap
claim a: A.
```

````markdown
```console
$ echo not run
```
````
"""

WRONG = {
    "output": "```console\n$ echo a\nb\n```\n",
    "more output": "```console\n$ echo a\na\nb\n```\n",
    "no output": "```console\n$ echo a\n```\n",
    "no command": "```console\na\n```\n",
    "doctest": "```python\n>>> 1 + 1\n3\n\n```\n",
    "code": "```python\nassert 1 + 1 == 3\n```\n",
    "map": "```{argmap}\n:source:\n\nclam a: A.\n```\n",
    "map in a file": "```{argmap}\n:file: missing.argmap\n```\n",
    "json": "```json\n{\n```\n",
    "toml": "```toml settings.toml\n= 3\n```\n",
}


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PageRunner:
    monkeypatch.chdir(tmp_path)
    return PageRunner(tmp_path / "page.md", tmp_path)


def test_a_page_that_is_right_passes(runner: PageRunner) -> None:
    runner.page.write_text(RIGHT, "utf-8")
    runner.run()
    assert (runner.folder / "part/module.py").is_file()


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_fails(runner: PageRunner, mistake: str) -> None:
    runner.page.write_text(f"# A page\n\n{WRONG[mistake]}", "utf-8")
    with pytest.raises((AssertionError, ValueError)):
        runner.run()


def test_blocks_have_their_lines(runner: PageRunner) -> None:
    runner.page.write_text(RIGHT, "utf-8")
    lines = RIGHT.splitlines()
    for block in find_code_blocks(runner.page):
        assert lines[block.line - 1].lstrip().startswith("```")


@pytest.mark.parametrize(
    "name", ["CI", "FORCE_COLOR", "GITHUB_ACTIONS", "COLUMNS", "PYTEST_ADDOPTS"]
)
def test_the_environment_does_not_matter(
    runner: PageRunner, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "60")
    runner.page.write_text(f"```console\n$ echo ${{{name}:-100}}\n100\n```\n", "utf-8")
    runner.run()
