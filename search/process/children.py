"""Processes beside this one, started so that they end with it and no signal breaks into them."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess


def start(work: Callable[..., None], *given: object) -> tuple[BaseProcess, Connection]:
    """Runs `work(pipe, *given)` in a new process; the process, and the other end of its pipe.

    When this process is gone, however it ended, the pipe ends, and `work` should.
    """
    # Not by fork: a process must hold no other's pipe, or it would outlive a killed parent.
    context = multiprocessing.get_context("spawn")
    # Ctrl-C reaches the whole group, a service's SIGTERM too; who started them decides what becomes of them.
    # They inherit the mask, so that none is interrupted while it starts; multiprocessing's own tracker would
    # lift it where it starts with the first of them.
    resource_tracker.ensure_running()
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(theirs, *given), daemon=True)
        process.start()
        theirs.close()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return process, ours
