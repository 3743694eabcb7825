"""What goes wrong when a picture is made."""


class RenderError(Exception):
    """A picture cannot be made as asked; the message says why and what to do about it."""
