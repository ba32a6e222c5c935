"""Ends a server that runs in a thread of a test."""

from __future__ import annotations

from contextlib import suppress

from waitress import wasyncore  # type: ignore[import-untyped]

from web.server.connections import Server


def close(server: Server) -> None:
    """Closes it from within its own loop. What wakes the loop just then does so first, and the trigger that
    we are about to pull is closed with the rest."""
    with suppress(OSError):
        server.trigger.pull_trigger(lambda: wasyncore.close_all(server._map))
