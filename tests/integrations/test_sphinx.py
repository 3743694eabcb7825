"""The directive of Sphinx, in the build of a small site."""

import re
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest
from sphinx.cmd.build import main as sphinx_build

from tests.integrations.sites import Page, get_examples, write

INDEX = """\
Maps
====

.. toctree::

   guide
   with-text
   broken

.. argmap::
   :file: maps/plan.argmap
   :direction: right
   :depth: 1
   :focus: act
   :alt: The plan "A" & more
   :no-ids:

"""

WITH_TEXT = """\
# Maps with their text

```{argmap}
:source:

claim a: <b>It</b> is so.
  because evidence e: It burns.
```

```{argmap}
:file: maps/plan.argmap
:source:
:caption: The plan
:name: the-plan
```

{ref}`the-plan` has a reason.
"""

BROKEN = """\
Broken maps
===========

* item

  .. argmap::

     recommendation act: Act now.
       becuase evidence e: It burns.

.. argmap::
   :focus: nobody

   claim a: <b>It</b> is so.

.. argmap::
   :direction: sideways

   claim a: x

.. argmap::

   title: Nothing

.. argmap::
   :file: maps/broken.argmap

.. argmap::
   :file: maps/plan.argmap

   claim a: x

.. argmap::
   :file: maps/missing.argmap
"""

IN_MARKDOWN = """
```{argmap}
:no-legend:

claim a: x
becuase claim b: y
```

- item

  ```{argmap}
  claim a: x
    becuase claim b: y
  ```
"""

FILES = {
    "index.rst": INDEX + "\n".join(get_examples("rst")),
    "guide.md": "# Guide\n\n" + "\n".join(get_examples("markdown")[:1]),
    "with-text.md": WITH_TEXT,
    "broken.rst": BROKEN,
    "broken-too.md": f"---\norphan: true\n---\n# Broken maps\n{IN_MARKDOWN}",
    "conf.py": "\n".join(get_examples("python")),
    "maps/plan.argmap": "include part.argmap\nrecommendation act: Act now.\n  because [e]\n",
    "maps/part.argmap": "evidence e: It burns.\n",
    "maps/broken.argmap": "include wrong.argmap\nclaim a: x\n  because claim b: y [@no]\n",
    "maps/wrong.argmap": "\nclam c: x\n",
}


def build(builder: str, folder: Path, *options: str) -> tuple[int, str]:
    """Build a site in this process. Return the exit code and what Sphinx prints."""
    arguments = ["-q", "--no-color", "-b", builder, "-d", str(folder / "doctrees"), *options]
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        code = sphinx_build([*arguments, str(folder), str(folder / builder)])
    return code, printed.getvalue()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site with correct and broken maps."""
    return write(tmp_path_factory.mktemp("site"), FILES)


@pytest.fixture(scope="module")
def messages(site: Path) -> str:
    """Build the site, and return what Sphinx prints."""
    code, output = build("html", site)
    assert code == 0
    return output


@pytest.fixture(scope="module")
def index(site: Path, messages: str) -> Page:
    return Page(site / "html/index.html")


def test_maps_are_drawn_in_the_page(index: Page) -> None:
    assert len(index.pictures) == 2
    assert "It burns." in index.texts[0]
    assert "Ties in technology" in index.texts[1]
    assert "<figcaption>" in index.html
    assert "Why technology should be on the agenda" in index.html
    assert "agenda" in index.ids
    assert "agenda" in index.targets


def test_ids_are_unique_and_links_lead_to_them(site: Path, index: Page) -> None:
    for page in (index, Page(site / "html/guide.html"), Page(site / "html/broken.html")):
        repeated = [name for name, count in Counter(page.ids).items() if count > 1]
        assert repeated == []
        assert {target for target in page.targets if "statement" in target} <= {*page.ids}
        assert page.pictures == [] or any("statement" in name for name in page.ids)


def test_the_alternative_text_is_the_label(index: Page) -> None:
    assert index.pictures[0]["aria-label"] == 'The plan "A" & more'
    assert "aria-label" not in index.pictures[1]


def test_options_change_the_picture(index: Page) -> None:
    assert "[act]" not in index.texts[0]
    assert "[agenda]" in index.texts[1]


def test_markdown_pages_have_maps(site: Path, messages: str) -> None:
    page = Page(site / "html/guide.html")
    assert len(page.pictures) == 1
    assert "Ties in technology" in page.texts[0]


def test_the_text_of_a_map_is_above_its_picture(site: Path, messages: str) -> None:
    page = Page(site / "html/with-text.html")
    assert page.code == [
        "claim a: <b>It</b> is so.\n  because evidence e: It burns.\n",
        "include part.argmap\nrecommendation act: Act now.\n  because [e]\n",
    ]
    assert len(page.pictures) == 2
    assert '<span class="k">because</span>' in page.html
    parts = re.findall('<pre|<svg|id="the-plan"|>The plan<', page.html)
    assert parts == ["<pre", "<svg", 'id="the-plan"', ">The plan<", "<pre", "<svg", ">The plan<"]
    assert "the-plan" in page.targets


EXPECTED = [
    ("broken.rst", 9, "becuase"),
    ("broken.rst", 11, "nobody"),
    ("broken.rst", 16, "sideways"),
    ("broken.rst", 21, "no statements"),
    ("maps/wrong.argmap", 2, "clam"),
    ("maps/broken.argmap", 3, "`no`"),
    ("broken.rst", 28, "not both"),
    ("broken.rst", 33, "no file"),
    ("broken-too.md", 10, "at the margin"),
    ("broken-too.md", 17, "becuase"),
]


def test_warnings_are_at_the_places_of_errors(site: Path, messages: str) -> None:
    found = [
        (Path(path).relative_to(site.resolve()).as_posix(), int(line), message)
        for path, line, message in re.findall(r"(?m)^(.*?):(\d+): WARNING: (.*)$", messages)
    ]
    assert len(found) == messages.count("WARNING")
    for actual, expected in zip(sorted(found), sorted(EXPECTED), strict=True):
        assert actual[:2] == expected[:2]
        assert expected[2] in actual[2]


def test_broken_maps_are_shown_as_text(site: Path, messages: str) -> None:
    page = Page(site / "html/broken.html")
    assert page.pictures == []
    assert "becuase evidence e: It burns." in page.code[0]
    assert "claim a: <b>It</b> is so." in page.code[1]


def test_latex_gets_files(site: Path, messages: str) -> None:
    assert build("latex", site)[0] == 0
    text = "".join(path.read_text("utf-8") for path in site.glob("latex/*.tex"))
    names = re.findall(r"\\sphinxincludegraphics\{(argmap-\w+\.(?:pdf|png))\}", text)
    assert len(names) == 5
    for name in names:
        assert (site / "latex" / name).read_bytes()[:4] in (b"%PDF", b"\x89PNG")


def test_text_gets_words(site: Path, messages: str) -> None:
    assert build("text", site)[0] == 0
    text = (site / "text/index.txt").read_text("utf-8")
    assert '[The plan "A" & more]' in text
    assert "[Argument map with 1 claim" in text


def test_a_correct_site_has_no_warnings_and_follows_its_files(tmp_path: Path) -> None:
    correct = {name: text for name, text in FILES.items() if "broken" not in name}
    correct["index.rst"] = correct["index.rst"].replace("   broken\n", "")
    write(tmp_path, correct)
    assert build("html", tmp_path, "-W") == (0, "")
    (tmp_path / "maps/part.argmap").write_text("evidence e: It smokes.\n", "utf-8")
    assert build("html", tmp_path, "-W") == (0, "")
    assert "It smokes." in Page(tmp_path / "html/index.html").texts[0]
