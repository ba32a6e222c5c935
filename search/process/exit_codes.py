"""What a command's exit status tells a script. Every command of the three folders takes it from here."""

from __future__ import annotations

from enum import IntEnum
from signal import SIGINT


class ExitCode(IntEnum):
    """The exit status of `search …`; each member's docstring says when it comes.

    70 is EX_SOFTWARE of BSD's sysexits.h; 130, 141 (SIGPIPE) and 143 are 128 + the signal's number, as shells
    have it.

    >>> ExitCode.of_answer(["a hit"]), ExitCode.of_answer([])
    (<ExitCode.OK: 0>, <ExitCode.NO: 1>)
    >>> print(ExitCode.PROBLEMS.__doc__)
    articles that are known could not be read again; with --strict: any file or record
    """

    OK = 0, "done; of a question: something was found"
    NO = 1, "nothing was found; of check: the index has faults; of officials same: two persons"
    ERROR = 2, "a usage error, no index, or files that cannot be read or written"
    PROBLEMS = 3, "articles that are known could not be read again; with --strict: any file or record"
    UNFORESEEN = 70, "a fault of Warta's own; please report it"
    INTERRUPTED = 130, "ended by Ctrl-C (SIGINT)"
    CUT_OFF = 141, "who read the output wanted no more of it, as head does"
    TERMINATED = 143, "ended by SIGTERM"

    def __new__(cls, value: int, doc: str) -> ExitCode:
        code = int.__new__(cls, value)
        code._value_ = value
        code.__doc__ = doc
        return code

    @classmethod
    def of_answer(cls, found: object) -> ExitCode:
        """As grep has it: OK where something was found, else NO."""
        return cls.OK if found else cls.NO

    @classmethod
    def of_signal(cls, number: int) -> ExitCode:
        """That of a process which SIGINT or SIGTERM ended."""
        return cls.INTERRUPTED if number == SIGINT else cls.TERMINATED
