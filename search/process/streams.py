"""Standard streams that are closed, or that nobody reads any more: nothing to read, nowhere to write."""

from __future__ import annotations

import os
import sys
from contextlib import suppress


def open_closed() -> None:
    """Puts the null device in the place of each standard stream that is closed.

    Python has None there, on which every print and every look for a terminal fails; and the next file that is
    opened would get the number of a standard stream, for a library to write messages into.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        null = os.open(os.devnull, os.O_RDWR)
        with suppress(OSError):
            os.fstat(number)
            os.set_inheritable(null, False)  # the number is another file's already
            number = null
        if number != null:
            os.dup2(null, number)
            os.close(null)
        setattr(sys, name, os.fdopen(number, "w" if name != "stdin" else "r", encoding="utf-8"))


def write_nowhere() -> None:
    """Has what is still to be written go to the null device: whoever read it has ended, and every
    other try to write would be an error of its own."""
    null = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(null, number)
    os.close(null)
