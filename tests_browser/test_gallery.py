"""The screenshots of the gallery can be taken, and each shows something."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tools.gallery import list_commands, list_files, run_command, write_inputs
from tools.screenshots import PAPER_SHOTS, WEB_SHOTS, WebShot, find_office


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the commands of the gallery have run."""
    folder = tmp_path_factory.mktemp("gallery")
    write_inputs(folder)
    for for_screenshots in (False, True):
        for command in list_commands(for_screenshots=for_screenshots):
            run_command(command, folder)
    return folder


def test_each_screenshot_is_on_the_page() -> None:
    shown = {file for file in list_files() if file.endswith(".png")}
    assert shown == {f"gallery/{name}" for name in [*WEB_SHOTS, *PAPER_SHOTS]}


def test_pages_are_photographed(browser: Browser, folder: Path, tmp_path: Path) -> None:
    for name, shot in WEB_SHOTS.items():
        shot.take(browser, folder, tmp_path / name)
        image = Image.open(tmp_path / name)
        if isinstance(shot, WebShot):
            assert image.size == (round(shot.width * shot.scale), round(shot.height * shot.scale))
        assert count_colors(image) > 20, name


@pytest.mark.parametrize("name", PAPER_SHOTS)
def test_paper_is_drawn(name: str, folder: Path, tmp_path: Path) -> None:
    if name == "memo-docx.png" and not find_office():
        pytest.skip("LibreOffice is not installed")
    PAPER_SHOTS[name].take(folder, tmp_path / name)
    assert count_colors(Image.open(tmp_path / name)) > 20


def count_colors(image: Image.Image) -> int:
    return len(image.convert("RGB").getcolors(1 << 24) or [])
