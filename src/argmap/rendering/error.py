"""The exception of this package."""

from argmap.errors import Error


class RenderError(Error):
    """A map cannot be drawn as requested; the message says why and what to do."""
