"""Take the screenshots of docs/gallery.md."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import attrs
import click
import pypdfium2
from PIL import Image
from playwright.sync_api import Browser

from tools.browser import find_chromium, launch_chromium

COLORS = 128
"""Colors of a screenshot's palette, which makes the file small."""

ANIMATION = 700
"""Milliseconds until nothing moves on a page."""

FILL_WINDOW = """() => {
  for (const side of ["width", "height"]) document.documentElement.setAttribute(side, "100%");
}"""


@attrs.frozen
class WebShot:
    """A screenshot of an HTML or SVG file in a window of some size, which an SVG fills.

    `fragment` is the part of the address that says what a page shows, and `scale` is the number
    of pixels per unit of length, as on a phone's screen.
    """

    file: str
    fragment: str = ""
    width: int = 1280
    height: int = 800
    scale: float = 1
    dark: bool = False
    touch: bool = False
    open_all: bool = False

    def take(self, browser: Browser, folder: Path, target: Path) -> None:
        """Take the screenshot of the file in a folder."""
        context = browser.new_context(
            viewport={"width": self.width, "height": self.height},
            device_scale_factor=self.scale,
            color_scheme="dark" if self.dark else "light",
            is_mobile=self.touch,
            has_touch=self.touch,
        )
        page = context.new_page()
        page.goto((folder / self.file).as_uri() + self.fragment)
        if self.file.endswith(".svg"):
            page.evaluate(FILL_WINDOW)
        page.wait_for_timeout(ANIMATION)
        if self.open_all:
            page.get_by_role("button", name="Open all").click()
            page.get_by_role("button", name="Fit", exact=True).click()
            page.wait_for_timeout(ANIMATION)
            # Paint all anew: Chromium without a GPU can leave traces of the first view.
            for view in ("Outline", "Map"):
                page.get_by_role("button", name=view, exact=True).click()
        page.screenshot(path=target)
        context.close()
        _shrink(target)


@attrs.frozen
class PaperShot:
    """The first pages of a PDF or Word file, side by side."""

    file: str
    pages: int = 2

    def take(self, folder: Path, target: Path) -> None:
        """Draw the pages of the file in a folder. Raises FileNotFoundError without LibreOffice."""
        path = folder / self.file
        if path.suffix != ".pdf":
            path = _convert_to_pdf(path)
        document = pypdfium2.PdfDocument(path)
        images = [document[number].render(scale=1.2).to_pil() for number in range(self.pages)]
        gap = 16
        width = sum(image.width for image in images) + gap * (len(images) - 1)
        sheet = Image.new("RGB", (width, images[0].height), "silver")
        for number, image in enumerate(images):
            sheet.paste(image, (number * (image.width + gap), 0))
        sheet.save(target)
        _shrink(target)


@attrs.frozen
class PrintShot:
    """The first pages of a printed HTML file."""

    file: str

    def take(self, browser: Browser, folder: Path, target: Path) -> None:
        """Print the file in a folder, and draw its pages."""
        page = browser.new_page()
        page.goto((folder / self.file).as_uri())
        page.pdf(path=folder / "printed.pdf", format="A4")
        page.close()
        PaperShot("printed.pdf").take(folder, target)


PHONE = {"width": 390, "height": 780, "scale": 1.5, "touch": True}
WEB_SHOTS: dict[str, WebShot | PrintShot] = {
    "poster.png": WebShot("large.svg", width=1600, height=1000),
    "page.png": WebShot("article.html"),
    "page-what-if.png": WebShot("article.html", "#s=resume-jhlc&without=jwlc-met"),
    "page-dark.png": WebShot("article.html", "#s=smaller-chips", dark=True),
    "page-phone.png": WebShot("article.html", **PHONE),
    "page-phone-statement.png": WebShot("article.html", "#s=smaller-chips", **PHONE),
    "page-printed.png": PrintShot("article.html"),
    "page-large.png": WebShot("large.html", open_all=True),
    "memo-html.png": WebShot("memo.html", height=1000, width=900),
    "notebook.png": WebShot("plan.html", height=900, width=1100),
    "site.png": WebShot("site/index.html", height=700, width=1100),
}
PAPER_SHOTS = {"memo-pdf.png": PaperShot("memo.pdf"), "memo-docx.png": PaperShot("memo.docx")}


def find_office() -> str | None:
    """Return the path of LibreOffice, or None if there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def take_screenshots(folder: Path, target: Path) -> None:
    """Take each screenshot for which the program is installed; name the others."""
    chromium = find_chromium()
    if chromium is None:
        click.echo("no Chromium: the screenshots of pages stay", err=True)
    else:
        with launch_chromium(chromium) as browser:
            for name, shot in WEB_SHOTS.items():
                shot.take(browser, folder, target / name)
    for name, paper in PAPER_SHOTS.items():
        if paper.file.endswith(".docx") and not find_office():
            click.echo(f"no LibreOffice: {name} stays", err=True)
        else:
            paper.take(folder, target / name)


def _convert_to_pdf(path: Path) -> Path:
    office = find_office()
    if office is None:
        raise FileNotFoundError("LibreOffice is not installed")
    profile = (path.parent / "office").as_uri()
    result = path.parent / "converted"
    subprocess.run(
        [
            *(office, "--headless", f"-env:UserInstallation={profile}"),
            *("--convert-to", "pdf", "--outdir", result, path),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return result / path.with_suffix(".pdf").name


def _shrink(path: Path) -> None:
    image = Image.open(path).convert("RGB")
    image.quantize(COLORS, dither=Image.Dither.NONE).save(path, optimize=True)
