"""Packages that only some formats of a memo need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from argmap.rendering import RenderError


@contextmanager
def require_extra(name: str) -> Iterator[None]:
    """Say what to install if an import inside the block fails. Raises RenderError."""
    try:
        yield
    except ImportError as error:
        raise RenderError(
            f"{name} needs {error.name}: run `pip install 'argmap[brief]'`, "
            "or write HTML or Markdown, which need nothing else"
        ) from error
