"""Write small maps to files and read them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.loader import Draft, load_draft

Write = Callable[..., Draft]


@pytest.fixture
def read(tmp_path: Path) -> Write:
    """Write files, given by name and content, and read the first as a map."""

    def written(files: dict[str, str]) -> Draft:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        return load_draft(tmp_path / next(iter(files)))

    return written
