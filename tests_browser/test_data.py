"""The data that argmap writes has the types that the script of the page expects."""

import subprocess
from pathlib import Path

import pytest

from argmap import check, load, parse
from argmap.web.page_data import PageData, build_page_data, to_json
from tests_browser.visitor import ARTICLE

WEB = Path(__file__).parent.parent / "web"
EVERYTHING = """\
title: Everything
author: A crew
date: 2024
language: en

source log: The log {doi: 10.1000/182}
source diary: The diary {doi: 10.1000/182}

# Why

recommendation act: Act now. {by: "The crew"} #urgent
  because (implicit) evidence fire: It burns [at ¶3; @log, p. 4; @diary].
  since (implicit) claim spreads: Fire spreads.
  unless (implicit) claim drill: It is a drill.
  but (slippery slope) evidence gone: It was out. {test: test_fire.py}
"""


def build_all() -> list[PageData]:
    article, everything = load(ARTICLE), parse(EVERYTHING)
    needed = "".join(f"  and evidence: It is so {number}.\n" for number in range(30))
    many = parse(f"recommendation act: Act.\n{needed.replace('and', 'because', 1)}")
    return [
        build_page_data(article, findings=check(article)),
        build_page_data(everything, "as written", check(everything), {"gone": "its test failed"}),
        build_page_data(many),
    ]


def find_type_errors(folder: Path, *values: str) -> str:
    """Return what the TypeScript compiler says about values of the type of a page's data."""
    script = folder / "data.ts"
    constants = "".join(
        f"export const data{number}: WrittenData = {value};\n"
        for number, value in enumerate(values)
    )
    data = (WEB / "data").as_posix()
    script.write_text(f'import type {{ WrittenData }} from "{data}";\n{constants}', "utf-8")
    command = ["node", WEB / "node_modules" / "typescript" / "bin" / "tsc", "--noEmit", "--strict"]
    options = ["--exactOptionalPropertyTypes", "--target", "es2022", "--module", "esnext"]
    options += ["--moduleResolution", "bundler", "--ignoreConfig", "--types", ""]
    run = subprocess.run(
        [*command, *options, script], capture_output=True, text=True, check=False, cwd=folder
    )
    return run.stdout + run.stderr


def test_the_data_has_the_types_of_the_script(tmp_path: Path) -> None:
    assert find_type_errors(tmp_path, *map(to_json, build_all())) == ""


@pytest.mark.parametrize(("written", "wrong"), [('"kind":', '"sort":'), ('"claim"', '"claims"')])
def test_another_type_would_be_noticed(tmp_path: Path, written: str, wrong: str) -> None:
    data = to_json(build_page_data(parse("claim a: It is so.\n")))
    assert written in data
    assert "error TS" in find_type_errors(tmp_path, data.replace(written, wrong))
