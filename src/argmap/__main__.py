"""`python -m argmap` and the script `argmap`: the command."""

import sys


def main() -> None:
    """Run the command. An interrupt ends it without a traceback, even during its imports."""
    try:
        from argmap.cli import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
