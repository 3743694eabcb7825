"""The time that a drawing may take, and the errors of drawing."""

from __future__ import annotations

import time

import attrs

from argmap.errors import Error

TIMEOUT = 20.0
"""The time that drawing a picture may take by default, in seconds."""


class RenderError(Error):
    """A map cannot be drawn as requested; the message says why and what to do.

    >>> try:
    ...     argmap.draw(argmap.parse("claim rain: It rains."), focus="rian")
    ... except argmap.RenderError as error:
    ...     print(error)
    there is no statement `rian` in this map; did you mean `rain`?
    """


class LimitError(RenderError):
    """An engine exceeded its limit of time or memory."""


@attrs.frozen(eq=False, repr=False)
class Deadline:
    """A time by which a picture must be drawn, and the seconds it was set for."""

    seconds: float
    end: float

    @classmethod
    def after(cls, seconds: float) -> Deadline:
        """Return the deadline that is some seconds from now."""
        return cls(seconds, time.monotonic() + seconds)

    def left(self) -> float:
        """Return the seconds until the deadline, 0 if it has passed."""
        return max(0.0, self.end - time.monotonic())
