"""The report and the tables on the page about formats are up to date."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from argmap.formats import FORMATS, parse
from argmap.reports.loss_report import format_losses
from tests.docs.page_runner import get_block

CHECKOUT = Path(__file__).parents[2]
PAGE = CHECKOUT / "docs" / "formats.md"


def test_the_report_of_losses() -> None:
    losses = parse(get_block(PAGE, "json debate.json"), name="debate.json").losses
    assert format_losses(losses, "debate.json") == get_block(PAGE, "text report")


def test_the_tables_are_those_of_the_formats() -> None:
    spec = spec_from_file_location("formats_page", CHECKOUT / "tools" / "formats_page.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    text = PAGE.read_text("utf-8")
    assert module.fill(text) == text, "run: python tools/formats_page.py"
    for form in FORMATS:
        assert f"`{form.name}`" in text
