"""A signal inside an interruptible block is never lost, whatever the code there makes of it."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from search.process.exit_codes import ExitCode
from search.process.interruption import Interrupted, interruptible


class _Finalized:
    """Comes to its end while a signal comes in."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGTERM)


def _in_a_finalizer() -> None:
    _Finalized()


def _swallowed() -> None:
    try:
        signal.raise_signal(signal.SIGTERM)
    except BaseException:
        return


def _renamed() -> None:
    try:
        signal.raise_signal(signal.SIGTERM)
    except BaseException as error:
        raise ValueError("the library's own word for it") from error


def _as_it_is() -> None:
    signal.raise_signal(signal.SIGTERM)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("inside", [_in_a_finalizer, _swallowed, _renamed, _as_it_is])
def test_what_leaves_the_block_is_the_interruption(inside: Callable[[], None]) -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(Interrupted) as raised, interruptible():
        inside()
    assert raised.value.code == ExitCode.of_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_library_that_heard_of_ctrl_c_itself() -> None:
    with pytest.raises(Interrupted), interruptible():
        raise KeyboardInterrupt


def test_other_errors_leave_as_they_are() -> None:
    with pytest.raises(ValueError, match="its own"), interruptible():
        raise ValueError("its own")
