"""The root of argmap's exceptions."""


class Error(Exception):
    """The base class of every exception that argmap raises on purpose.

    Catch it to catch them all: errors in the text of a map, in settings, while drawing.
    """
