"""DOT text as an object of the package `graphviz`, which notebooks show."""

from __future__ import annotations

from typing import Any

import graphviz

from argmap.rendering.engines import find_engine


class DotSource(graphviz.Source):
    """DOT text that argmap's engines draw if there is no `dot` on the search path."""

    def pipe(  # type: ignore[override]
        self,
        format: str | None = None,  # noqa: A002
        *,
        engine: str | None = None,
        encoding: str | None = None,
        quiet: bool = True,
        **options: Any,
    ) -> bytes | str:
        """Return the drawing, as `graphviz.Source.pipe` does."""
        try:
            return super().pipe(format, engine=engine, encoding=encoding, quiet=quiet, **options)
        except graphviz.ExecutableNotFound:
            form = format or self.format
            drawing = find_engine(form).draw(self.source, form, engine or self.engine)
            return drawing.decode(encoding) if encoding else drawing
