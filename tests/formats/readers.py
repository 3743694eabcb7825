"""What the tests of readers share: the files to read, and a short form of maps and losses."""

from collections import Counter
from pathlib import Path

from argmap.formats import Imported, LossKind, load
from argmap.model import ArgumentMap

FILES = Path(__file__).parent / "files"


def read(name: str, form: str) -> Imported:
    """Read a file of this folder, in the format that is expected from its content."""
    found = load(FILES / name)
    again = load(FILES / name, form)
    assert (found.map, found.losses) == (again.map, again.losses)
    return found


def relations(argument_map: ArgumentMap) -> set[str]:
    """Return each relation as a line, with its scheme, warrants and exceptions."""
    lines = set()
    for inference in argument_map.inferences:
        mark = f" ({inference.scheme})" if inference.scheme else ""
        line = f"{inference.conclusion} {inference.polarity.value}{mark} "
        line += " and ".join(inference.premises)
        line += "".join(f" since {link.statement}" for link in inference.warrants)
        line += "".join(f" unless {link.statement}" for link in inference.exceptions)
        lines.add(line)
    return lines


def count_losses(imported: Imported) -> dict[LossKind, int]:
    """Return how many losses there are of each kind."""
    return dict(Counter(loss.kind for loss in imported.losses))


def places(imported: Imported, kind: LossKind) -> set[str]:
    """Return the elements that the losses of a kind name."""
    return {loss.element for loss in imported.losses if loss.kind is kind}
