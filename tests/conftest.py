"""What holds for all tests: Ctrl-C reaches the commands that they start, and no test asks for a time.

A shell has what it starts in the background ignore SIGINT, and so would all that is started from it: a test
that sends one would wait for ever. And a busy machine stops a test for longer than an example of hypothesis
should take.
"""

from __future__ import annotations

import signal

from hypothesis import settings

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("warta", deadline=None)
settings.load_profile("warta")
