"""A limit on the time that a piece of work may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TimeUpError(BaseException):
    """The time is up; no Exception, so that no library takes it for a mistake of its own and goes on."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TimeUpError if what is done inside takes longer.

    Needs a system with alarms (not Windows) and the main thread; elsewhere there is no limit. Regular expressions are
    interrupted; a call into compiled code ends first.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _give_up(number: int, frame: FrameType | None) -> None:
    raise TimeUpError
