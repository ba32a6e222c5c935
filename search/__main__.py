"""`python -m search`: the command line, as the console script runs it."""

from __future__ import annotations

from search.cli.start import main

if __name__ == "__main__":
    main()
