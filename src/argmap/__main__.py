"""`python -m argmap` and the script `argmap`: the command."""

from __future__ import annotations

import gc
import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command. An interrupt ends it without a traceback, even during its imports."""
    gc.disable()  # a run is short: the collector would take time and free little
    sys.unraisablehook = _end_if_interrupted
    try:
        from argmap.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _end_if_interrupted(unraisable: sys.UnraisableHookArgs) -> None:
    """End the process if an interrupt comes where Python can only ignore exceptions.

    It would print a traceback and continue. Such places are callbacks of its own during imports.
    """
    if unraisable.exc_type is KeyboardInterrupt:
        os._exit(_INTERRUPTED)
    sys.__unraisablehook__(unraisable)


if __name__ == "__main__":
    main()
