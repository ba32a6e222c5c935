"""Commands that tests start obey Ctrl-C, even where the tests run in the background.

A shell has what it starts there ignore SIGINT, and so would all that is started from it: a test that sends
one would wait for ever.
"""

from __future__ import annotations

import signal

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
