"""`python -m argmap`: the command."""

from argmap.cli import main

if __name__ == "__main__":
    main()
