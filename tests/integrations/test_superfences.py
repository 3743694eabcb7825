"""The code blocks of MkDocs, in the build of a small site."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import markdown
import pytest

from argmap.integrations import superfences
from tests.integrations.sites import Page, get_examples, write

EXAMPLE = get_examples("markdown")[1]

MAPS = f"""\
---
title: Front matter
---
# Maps

{EXAMPLE}
- item

    ```{{ .argmap .wide #second focus="act" depth="0" alt="Just <this>" }}
    include maps/part.argmap
    recommendation act: Act now.
      because [e]
    ```

{EXAMPLE}
"""

BROKEN = """\
# Broken maps

```argmap
claim a: <b>x</b>
\tbecuase claim b: y
```

```argmap focus="nobody"
claim c: x
```

```argmap focsu="c"
claim c: x
```

```argmap
title: Nothing
```

!!! note

    ```argmap
    claim d: x
      becuase claim e: y
    ```

```argmap
include maps/wrong.argmap
claim f: x
```
"""

CONFIG = f"site_name: Maps\ntheme: mkdocs\n{get_examples('yaml')[0]}  - attr_list\n  - admonition\n"

FILES = {
    "mkdocs.yml": CONFIG,
    "docs/index.md": MAPS,
    "docs/maps/part.argmap": "evidence e: It burns.\n",
    "docs/maps/wrong.argmap": "\nclam g: x\n",
}


def build(folder: Path, *options: str) -> tuple[int, str]:
    """Build a site. Return the exit code of MkDocs and what it prints."""
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env=os.environ | {"NO_COLOR": "1", "PYTHONWARNINGS": "ignore"},
        check=False,
    )
    return run.returncode, run.stdout


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site with correct maps, without a warning."""
    folder = write(tmp_path_factory.mktemp("site"), FILES)
    code, output = build(folder, "--strict")
    assert (code, "WARNING" in output) == (0, False), output
    return folder


def test_maps_are_drawn_in_the_page(site: Path) -> None:
    page = Page(site / "site/index.html")
    assert len(page.pictures) == 3
    assert "The agenda" in page.texts[0]
    assert "Ties in technology" in page.texts[0]
    assert "It burns." not in page.texts[1]
    assert page.pictures[1]["aria-label"] == "Just <this>"
    assert '<div class="argmap wide" id="second">' in page.html
    repeated = [name for name, count in Counter(page.ids).items() if count > 1]
    assert repeated == []


def test_broken_maps_are_shown_as_text_with_warnings(tmp_path: Path) -> None:
    write(tmp_path, {**FILES, "docs/index.md": BROKEN})
    code, output = build(tmp_path)
    assert code == 0
    docs = Path("docs", "index.md")
    lines = [line for line in output.splitlines() if "WARNING" in line]
    starts = [
        f"{docs}:5:2: `becuase`",
        f"{docs}:8: cannot draw this map: there is no statement `nobody`",
        f"{docs}:12: cannot draw this map: there is no option `focsu`; did you mean `focus`?",
        f"{docs}:16: cannot draw this map: it has no statements",
        f"{docs}: in line 2 of the map: `becuase`",
        f"{Path('docs', 'maps', 'wrong.argmap')}:2:1: `clam`",
    ]
    for line, start in zip(lines, starts, strict=True):
        assert start in line
    page = Page(tmp_path / "site/index.html")
    assert page.pictures == []
    assert page.code[0].startswith("claim a: <b>x</b>\n")


CUSTOM = {
    "name": "argmap",
    "class": "argmap",
    "validator": superfences.validate,
    "format": superfences.draw_block,
}


def convert(text: str) -> str:
    configs = {"pymdownx.superfences": {"custom_fences": [CUSTOM]}}
    return markdown.markdown(text, extensions=["pymdownx.superfences"], extension_configs=configs)


def test_markdown_without_a_program_around_it(caplog: pytest.LogCaptureFixture) -> None:
    html = convert("```argmap\nclaim a: x\n```\n\n```argmap\nclaim a: x\n```\n")
    assert re.findall(r'<svg id="([^"]*)"', html) == ["argmap-1-map", "argmap-2-map"]
    assert "<title>a b</title>" in convert('```argmap title="a \u202e b"\nclaim a: x\n```\n')
    assert caplog.messages == []
    convert("```argmap\nclaim a: x\nbecuase claim b: y\n```\n")
    assert ["in line 2" in message for message in caplog.messages] == [True]


def test_other_blocks_are_left_alone() -> None:
    assert "<svg" not in convert("```python\nclaim = 'argmap'\n```\n")
