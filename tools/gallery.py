"""Run the commands of docs/gallery.md, and make its pictures in docs/.

Run `python -m tools.gallery` after a change to what argmap draws or writes. The screenshots need
Chromium, and `pip install '.[browser]'`; that of the Word document also needs LibreOffice. With
`--no-screenshots`, or for what is not installed, the committed screenshots stay.

The screenshots look best with a font of the widths of Helvetica, such as Liberation Sans.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
import tempfile
from pathlib import Path

import click

CHECKOUT = Path(__file__).parents[1]
DOCS = CHECKOUT / "docs"


def write_inputs(folder: Path) -> None:
    """Write what the commands read: the checkout's maps, and the files that the page shows."""
    for name in ("benchmarks", "examples"):
        shutil.copytree(CHECKOUT / name, folder / name)
    shown = r"^(`{3,})\w+ (\S+\.\w+)\n(.*?)^\1$"
    for _, name, text in re.findall(shown, _read_page(), re.MULTILINE | re.DOTALL):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def list_commands(*, for_screenshots: bool) -> list[str]:
    """Return the commands of the page, in order: those for screenshots only, or the others."""
    marks = r"sh screenshot" if for_screenshots else r"sh"
    blocks = re.findall(rf"^```{marks}\n(.*?)^```", _read_page(), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def list_files() -> set[str]:
    """Return the files that the page shows or links to, relative to docs/, apart from pages."""
    linked = re.findall(r"(?:\]\(|src=\")([\w./-]+)", _read_page())
    return {name for name in linked if name.endswith((".svg", ".png")) or "gallery/" in name}


def run_command(command: str, folder: Path) -> None:
    """Run a command of the page in a folder. Raises CalledProcessError if it fails."""
    paths = [sysconfig.get_path("scripts"), os.environ["PATH"]]
    environment = {**os.environ, "PATH": os.pathsep.join(paths)}
    subprocess.run(command, shell=True, check=True, cwd=folder, env=environment)


def collect_files(folder: Path) -> dict[str, Path]:
    """Return what the commands have written into a folder, by the files that the page shows.

    The pictures of a document are among them if the page links to the document.
    """
    files = {file: folder / file.removeprefix("gallery/") for file in list_files()}
    for path in [path for path in files.values() if path.suffix == ".md"]:
        for picture in re.findall(r"\]\(([\w.-]+\.svg)\)", path.read_text(encoding="utf-8")):
            files[f"gallery/{picture}"] = path.parent / picture
    return {file: path for file, path in files.items() if path.suffix != ".png"}


def _read_page() -> str:
    return (DOCS / "gallery.md").read_text(encoding="utf-8")


@click.command()
@click.option("--no-screenshots", is_flag=True, help="Keep the committed screenshots.")
def main(no_screenshots: bool) -> None:
    """Run the commands of docs/gallery.md, and make its pictures in docs/."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_inputs(folder)
        for command in list_commands(for_screenshots=False):
            click.echo(f"$ {command}")
            run_command(command, folder)
        for file, path in collect_files(folder).items():
            (DOCS / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, DOCS / file)
        if not no_screenshots:
            # Playwright is installed only for the browser tests.
            from tools.screenshots import take_screenshots

            for command in list_commands(for_screenshots=True):
                click.echo(f"$ {command}")
                run_command(command, folder)
            take_screenshots(folder, DOCS / "gallery")


if __name__ == "__main__":
    main(prog_name="python -m tools.gallery")
