"""Maps in a site that Zensical builds."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.integrations.sites import get_examples, write

SETTINGS = f'[project]\nsite_name = "Maps"\n\n{get_examples("toml")[0]}'

INDEX = """\
# Maps

```argmap
recommendation act: Act now.
  because evidence burns: It burns.
```

```{ .argmap .wide #second focus="act" }
include maps/part.argmap
recommendation act: Act now.
  because [e]
```
"""

FILES = {
    "zensical.toml": SETTINGS,
    "docs/index.md": INDEX,
    "docs/maps/part.argmap": "evidence e: It still burns.\n",
}


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "zensical", "build", "--strict"]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_maps_are_drawn_in_the_page(browser: Browser, tmp_path: Path) -> None:
    done = build(write(tmp_path, FILES))
    assert done.returncode == 0, done.stdout + done.stderr
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto((tmp_path / "site/index.html").as_uri(), wait_until="domcontentloaded")
        pictures = page.locator('svg[aria-roledescription="argument map"]')
        expect(pictures).to_have_count(2)
        for number, text in enumerate(["It burns.", "It still burns."]):
            expect(pictures.nth(number)).to_be_visible()
            expect(pictures.nth(number)).to_contain_text(text)
        expect(page.locator("div.argmap.wide#second")).to_be_visible()


def test_errors_in_a_map_are_printed(tmp_path: Path) -> None:
    wrong = INDEX.replace("because evidence", "becuase evidence")
    done = build(write(tmp_path, {**FILES, "docs/index.md": wrong}))
    assert "index.md:5:3: `becuase`" in done.stdout + done.stderr
