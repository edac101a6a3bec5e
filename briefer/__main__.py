"""`python -m briefer` and the `briefer` command."""

from briefer.cli import main

if __name__ == "__main__":
    main()
