"""The root of argmap's exceptions, and the errors of other formats."""


class Error(Exception):
    """The base class of every exception that argmap raises on purpose.

    Catch it to catch them all: errors in the text of a map, in settings, while drawing.

    >>> try:
    ...     argmap.load("missing.argmap")
    ... except argmap.Error as error:
    ...     print(type(error).__name__)
    ArgmapError
    """


class FormatError(Error):
    """A file of another format cannot be read, or a map cannot be written in one.

    `path` is the name of the file; `line` and `column` count from 1, and are 0 where the place is
    unknown. `help` says what to do.

    >>> try:
    ...     argmap.formats.parse("[]", "json", name="plan.json")
    ... except argmap.FormatError as error:
    ...     print(error)
    plan.json: a map has `"format": "argmap"` at its top level
    """

    def __init__(
        self,
        message: str,
        path: str = "",
        line: int = 0,
        column: int = 0,
        help: str = "",  # noqa: A002
    ) -> None:
        super().__init__(message, path, line, column, help)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.help = help

    def __str__(self) -> str:
        numbers = "".join(f":{number}" for number in (self.line, self.column) if number)
        place = f"{self.path}{numbers}: " if self.path else ""
        return f"{place}{self.message}{f'; {self.help}' if self.help else ''}"
