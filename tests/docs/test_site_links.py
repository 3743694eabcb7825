"""Links of the site that lead nowhere are found."""

from pathlib import Path

from tools.site_links import find_broken_links

PAGE = """\
<title>A page</title>
<h1 id="top">A page</h1>
<a href="#top">a</a> <a href="#">b</a> <a href="b.html#ü">c</a> <a href="b.html#%C3%BC">d</a>
<a href="https://example.org/missing.html">e</a> <img src="picture%20one.png"/>
<a href="#missing">f</a>
<svg><a xlink:href="b.html#top"></a></svg>
<img src="missing.png">
"""


def test_broken_links_are_found(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "b.html").write_text('<p id="ü">B</p>', "utf-8")
    (tmp_path / "picture one.png").touch()
    assert [message.removeprefix(str(tmp_path)) for message in find_broken_links(tmp_path)] == [
        "/a.html:5: there is no place #missing",
        "/a.html:6: there is no place b.html#top",
        "/a.html:7: there is no file missing.png",
    ]
